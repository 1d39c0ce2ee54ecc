internal import Basics
internal import Statistics

/// Data like the given ones, but without segments.
enum NullData {
    /// Each column shuffled on its own: the same margins, no dependence.
    static func permuted(_ x: Matrix, _ generator: inout SeededGenerator) -> Matrix {
        var result = x
        for column in 0..<x.columns {
            for (row, source) in generator.permutation(x.rows).enumerated() {
                result[row, column] = x[source, column]
            }
        }
        return result
    }

    /// Normal draws with the given means and the covariance L Lᵀ.
    static func gaussian(
        _ rows: Int, means: [Double], factor: Matrix, _ generator: inout SeededGenerator
    ) -> Matrix {
        let p = means.count
        let draws = Matrix(rows: rows, columns: p, values: generator.standardNormals(rows * p))
        return draws.times(factor.transposed).adding(means)
    }
}

extension Matrix {
    /// With `row` added to every row.
    func adding(_ row: [Double]) -> Matrix {
        var result = self
        result.withUnsafeMutableValues { values in
            for start in stride(from: 0, to: values.count, by: max(1, columns)) {
                for column in row.indices { values[start + column] += row[column] }
            }
        }
        return result
    }
}
