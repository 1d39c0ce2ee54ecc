import Foundation
import Statistics

/// Public data that reference/clustering.py wrote beside itself.
enum ReferenceData {
    /// 178 wines of three growers by 13 measurements (Forina et al. 1988, UCI repository), standardised.
    static let wine: Matrix = {
        let x = Matrix(lines("wine.txt").map { $0.split(separator: " ").map { Double($0) ?? .nan } })
        let means = Covariance.means(of: x)
        let deviations = (0..<x.columns).map { Summary.standardDeviation(x.column($0), ddof: 0) }
        return Matrix(
            (0..<x.rows).map { row in zip(x.row(row), zip(means, deviations)).map { ($0 - $1.0) / $1.1 } })
    }()

    /// 400 handwritten digits of 8 x 8 pixels, 0...16 (Alpaydin & Kaynak 1998, UCI repository).
    static let digits = Matrix(
        lines("digits.txt").map { line in line.compactMap { Int(String($0), radix: 17).map(Double.init) } })

    private static func lines(_ name: String) -> [Substring] {
        let file = URL(filePath: #filePath).appending(path: "../../reference/\(name)").standardized
        return ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    }
}
