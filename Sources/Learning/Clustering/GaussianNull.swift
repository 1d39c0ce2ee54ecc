internal import Basics
internal import Statistics

/// Data without segments, with the dependence of given ones: normal draws with the same means and covariance.
///
/// Of mixed data a Gaussian copula instead: normal draws with the correlation of the columns' normal scores, and each
/// column's own values put in their order, so that every column keeps its values. Values missing stay as many, at
/// random; the codes of a category count in their order.
struct GaussianNull: Sendable {
    private let x: Matrix
    private let means: [Double]
    private let factor: Matrix
    private let isMixed: Bool

    init(_ x: Matrix, isMixed: Bool) throws(Diagnostic) {
        self.x = x
        self.isMixed = isMixed
        let scores = isMixed ? Self.normalScores(x) : x
        means = isMixed ? [Double](repeating: 0, count: x.columns) : Covariance.means(of: x)
        factor = try Cholesky(Covariance.matrix(of: scores)).factor
    }

    func draw(_ generator: inout SeededGenerator) -> Matrix {
        let normal = NullData.gaussian(x.rows, means: means, factor: factor, &generator)
        guard isMixed else { return normal }
        var result = Matrix(rows: x.rows, columns: x.columns, repeating: .nan)
        for column in 0..<x.columns {
            let values = x.column(column).filter { !$0.isNaN }.ascending()
            let rows = generator.sample(values.count, of: x.rows)
            let order = rows.sorted { (normal[$0, column], $0) < (normal[$1, column], $1) }
            for (row, value) in zip(order, values) { result[row, column] = value }
        }
        return result
    }

    /// Φ⁻¹ of (mean rank − ½) / n per column; 0 where missing.
    private static func normalScores(_ x: Matrix) -> Matrix {
        var result = Matrix(rows: x.rows, columns: x.columns)
        for column in 0..<x.columns {
            let rows = (0..<x.rows).filter { !x[$0, column].isNaN }
                .sorted { (x[$0, column], $0) < (x[$1, column], $1) }
            var start = 0
            while start < rows.count {
                var end = start
                while end < rows.count, x[rows[end], column] == x[rows[start], column] { end += 1 }
                let score = Normal.quantile(Double(start + end) / 2 / Double(rows.count))
                for place in start..<end { result[rows[place], column] = score }
                start = end
            }
        }
        return result
    }
}
