internal import Basics
internal import Statistics

/// Data like the given ones, but without segments.
enum NullData {
    /// Each column shuffled on its own: the same margins, no dependence.
    static func permuted(_ x: Matrix, _ generator: inout SeededGenerator) -> Matrix {
        var result = x
        // Eight columns at a time fill whole lines of the cache.
        for first in stride(from: 0, to: x.columns, by: 8) {
            result.set(
                columns: first,
                (first..<min(first + 8, x.columns)).map { column in
                    var values = x.column(column)
                    generator.shuffle(&values)
                    return values
                })
        }
        return result
    }

    /// Normal draws with the given means and the covariance L Lᵀ.
    static func gaussian(
        _ rows: Int, means: [Double], factor: Matrix, _ generator: inout SeededGenerator
    ) -> Matrix {
        let p = means.count
        var result = Matrix(rows: rows, columns: p)
        for row in 0..<rows {
            let draws = (0..<p).map { _ in generator.standardNormal() }
            for column in 0..<p {
                var value = means[column]
                for k in 0...column { value += factor[column, k] * draws[k] }
                result[row, column] = value
            }
        }
        return result
    }
}
