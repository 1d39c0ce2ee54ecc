public import Basics

/// The Cholesky factor L of a symmetric positive semi-definite matrix, A = L Lᵀ.
///
/// Plain loops in a fixed order rather than LAPACK: random draws that go through L must be the same on any processor.
public struct Cholesky: Sendable, Hashable {
    /// Lower triangular, p x p. A column is zero where its variable depends linearly on those before it.
    public let factor: Matrix

    /// - Parameter matrix: square, symmetric; only the lower triangle is read.
    /// - Throws: a value that is not finite, or a negative direction beyond rounding.
    public init(_ matrix: Matrix) throws(Diagnostic) {
        precondition(matrix.rows == matrix.columns, "Cholesky of a \(matrix.rows) x \(matrix.columns) matrix")
        try matrix.requireFinite(for: "Cholesky")
        let n = matrix.rows
        var factor = Matrix(rows: n, columns: n)
        for column in 0..<n {
            var rest = matrix[column, column]
            for k in 0..<column { rest -= factor[column, k] * factor[column, k] }
            let tolerance = 1e-10 * abs(matrix[column, column])
            guard rest >= -tolerance else {
                throw Diagnostic(
                    .error, "cholesky.negative", "a matrix with a negative eigenvalue has no Cholesky factor")
            }
            guard rest > tolerance else { continue }
            let pivot = rest.squareRoot()
            factor[column, column] = pivot
            for row in column + 1..<max(n, column + 1) {
                var sum = matrix[row, column]
                for k in 0..<column { sum -= factor[row, k] * factor[column, k] }
                factor[row, column] = sum / pivot
            }
        }
        self.factor = factor
    }
}
