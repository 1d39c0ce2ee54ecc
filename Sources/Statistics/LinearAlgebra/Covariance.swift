/// Covariance and correlation of a matrix's columns, summed in row order: the same to the last bit on any machine.
public enum Covariance {
    /// The mean of each column.
    public static func means(of x: Matrix) -> [Double] {
        var sums = [Double](repeating: 0, count: x.columns)
        x.withUnsafeValues { values in
            for row in 0..<x.rows {
                for column in 0..<x.columns { sums[column] += values[row * x.columns + column] }
            }
        }
        return sums.map { $0 / Double(x.rows) }
    }

    /// p x p covariance about the means (two passes), divided by n − `ddof`; zeros where n ≤ `ddof`.
    public static func matrix(of x: Matrix, ddof: Int = 1) -> Matrix {
        let p = x.columns, means = means(of: x)
        var centred = [Double](repeating: 0, count: p)
        var result = Matrix(rows: p, columns: p)
        guard x.rows > ddof else { return result }
        let divisor = Double(x.rows - ddof)
        result.withUnsafeMutableValues { sums in
            x.withUnsafeValues { values in
                for row in 0..<x.rows {
                    for column in 0..<p { centred[column] = values[row * p + column] - means[column] }
                    for i in 0..<p { for j in 0...i { sums[i * p + j] += centred[i] * centred[j] } }
                }
            }
            for i in 0..<p {
                for j in 0...i {
                    sums[i * p + j] /= divisor
                    sums[j * p + i] = sums[i * p + j]
                }
            }
        }
        return result
    }

    /// Pearson's correlation of each pair of columns. A constant column correlates 0 with the others, 1 with itself.
    public static func correlation(of x: Matrix) -> Matrix {
        var result = matrix(of: x)
        let deviations = (0..<x.columns).map { result[$0, $0].squareRoot() }
        for i in 0..<x.columns {
            for j in 0..<x.columns {
                let product = deviations[i] * deviations[j]
                result[i, j] = i == j ? 1 : product > 0 ? min(1, max(-1, result[i, j] / product)) : 0
            }
        }
        return result
    }
}
