import Basics
import Statistics

/// The leading singular values and right singular vectors of a sparse matrix, by randomised subspace iteration (Halko,
/// Martinsson & Tropp 2011, algorithms 4.4 and 5.1). With the iterations here the subspace is exact to rounding unless
/// singular values just beyond it are nearly as large.
struct TruncatedSVD: Sendable, Hashable {
    /// Descending.
    let values: [Double]
    /// Row i is the unit right singular vector of `values[i]`; its largest |entry| is positive.
    let vectors: Matrix

    private static let oversampling = 10
    private static let iterations = 8

    /// - Parameter rank: how many; fewer are given where the matrix has no more.
    init(_ x: SparseRows, rank: Int, seed: UInt64) throws(Diagnostic) {
        let width = min(rank + Self.oversampling, x.count, x.columnCount)
        guard width > 0 else {
            values = []
            vectors = Matrix(rows: 0, columns: x.columnCount)
            return
        }
        var generator = SeededGenerator(seed: seed, stream: "text topics")
        var start = Matrix(rows: x.columnCount, columns: width)
        for row in 0..<start.rows { for column in 0..<width { start[row, column] = generator.uniform() - 0.5 } }
        var basis = x.times(start).orthonormalColumns
        for _ in 0..<Self.iterations { basis = x.times(x.transposedTimes(basis).orthonormalColumns).orthonormalColumns }
        // x ≈ Q Qᵀx; the singular vectors of the short Qᵀx come from its small Gram matrix.
        let short = x.transposedTimes(basis)
        let eigen = try SymmetricEigen(short.transposed.times(short))
        let largest = eigen.values.first ?? 0
        let kept = eigen.values.prefix(rank).count { $0 > largest * 1e-12 && $0 > 0 }
        values = eigen.values.prefix(kept).map { $0.squareRoot() }
        var vectors = eigen.vectors.selecting(rows: Array(0..<kept)).times(short.transposed)
        for row in 0..<kept { vectors.scaleRow(row, by: 1 / values[row]) }
        for row in 0..<kept { vectors.makeLargestPositive(row) }
        self.vectors = vectors
    }
}

extension Matrix {
    /// Modified Gram-Schmidt, twice; columns in the span of those before become zero.
    fileprivate var orthonormalColumns: Matrix {
        var rows = transposed
        for _ in 0..<2 {
            for row in 0..<rows.rows {
                let before = rows.dot(row, row).squareRoot()
                for other in 0..<row { rows.subtract(rows.dot(row, other), of: other, from: row) }
                let length = rows.dot(row, row).squareRoot()
                rows.scaleRow(row, by: length > 1e-12 * before && length > 0 ? 1 / length : 0)
            }
        }
        return rows.transposed
    }

    fileprivate func dot(_ first: Int, _ second: Int) -> Double {
        var sum = 0.0
        withUnsafeValues { values in
            for column in 0..<columns { sum += values[first * columns + column] * values[second * columns + column] }
        }
        return sum
    }

    fileprivate mutating func subtract(_ factor: Double, of other: Int, from row: Int) {
        let columns = columns
        withUnsafeMutableValues { values in
            for column in 0..<columns { values[row * columns + column] -= factor * values[other * columns + column] }
        }
    }

    fileprivate mutating func scaleRow(_ row: Int, by factor: Double) {
        let columns = columns
        withUnsafeMutableValues { values in
            for column in 0..<columns { values[row * columns + column] *= factor }
        }
    }

    /// Ties within rounding go to the first entry.
    mutating func makeLargestPositive(_ row: Int) {
        let largest = self.row(row).reduce(0) { max($0, abs($1)) }
        guard let place = self.row(row).first(where: { abs($0) >= largest * (1 - 1e-9) }), place < 0 else { return }
        scaleRow(row, by: -1)
    }
}
