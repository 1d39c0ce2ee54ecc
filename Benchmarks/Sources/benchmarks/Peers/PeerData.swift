import Foundation
import Statistics

/// What `export_matrix.py` wrote: the very matrix that the peers work on.
struct PeerData {
    let x: Matrix
    /// scikit-learn's k-means, k = 6.
    let labels: [Int]

    init(folder: String, size: PeerKernel.Size) throws {
        let url = URL(filePath: folder).appending(path: size.rawValue)
        struct Shape: Decodable {
            var rows: Int
            var cols: Int
        }
        let shape = try JSONDecoder().decode(Shape.self, from: Data(contentsOf: url.appending(path: "matrix.json")))
        let bytes = try Data(contentsOf: url.appending(path: "matrix_f64.bin"), options: .alwaysMapped)
        x = Matrix(
            rows: shape.rows, columns: shape.cols,
            values: bytes.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) })
        let lines = try String(contentsOf: url.appending(path: "labels.csv"), encoding: .utf8).split(separator: "\n")
        labels = lines.dropFirst().compactMap { $0.split(separator: ",").dropFirst().first.flatMap { Int($0) } }
        precondition(labels.count == shape.rows, "\(labels.count) labels for \(shape.rows) rows in \(url.path)")
    }
}
