public import Basics
internal import CLAPACK

/// Eigenvalues and eigenvectors of a real symmetric matrix, by LAPACK's divide and conquer (dsyevd).
///
/// Signs and the basis of an eigenspace of several dimensions hang on the last bits, which another LAPACK may give
/// otherwise. Both are therefore fixed here: see `CanonicalBasis`.
public struct SymmetricEigen: Sendable, Hashable {
    /// Descending.
    public let values: [Double]
    /// Row i is the unit eigenvector of `values[i]`; its largest |entry| is positive.
    public let vectors: Matrix

    /// - Parameter matrix: square and symmetric; only the lower triangle is read.
    public init(_ matrix: Matrix) throws(Diagnostic) {
        precondition(matrix.rows == matrix.columns, "eigenvalues of a \(matrix.rows) x \(matrix.columns) matrix")
        try matrix.requireFinite(for: "SymmetricEigen")
        let n = matrix.rows, size = Int32(n)
        var columns = matrix.values, ascending = [Double](repeating: 0, count: n)
        // Row-major lower is column-major upper of the same symmetric matrix.
        let info = LAPACKE_dsyevd(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), size, &columns, size, &ascending)
        guard info == 0 else {
            throw Diagnostic(
                .error, "eigen.no-convergence", "the eigenvalues did not converge (LAPACK dsyevd: \(info))")
        }
        values = ascending.reversed()
        var rows: [[Double]] = (0..<n).reversed().map { Array(columns[$0 * n..<($0 + 1) * n]) }
        CanonicalBasis.settle(&rows, values: values)
        vectors = Matrix(rows)
    }
}
