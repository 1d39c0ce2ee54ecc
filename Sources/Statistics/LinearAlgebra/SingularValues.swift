public import Basics
internal import CLAPACK

/// The thin singular value decomposition X = U Σ Vᵀ by LAPACK's divide and conquer (dgesdd), without U.
///
/// As in `SymmetricEigen` the sign of each vector and the basis of each space of equal singular values are settled,
/// since another LAPACK may choose otherwise.
public struct SingularValues: Sendable, Hashable {
    /// min(n, p) of them, descending.
    public let values: [Double]
    /// Row i is the right singular vector of `values[i]`, unit length, its largest |entry| positive.
    public let vectors: Matrix

    /// - Parameter matrix: n x p, finite.
    /// - Complexity: O(n p min(n, p)).
    public init(_ matrix: Matrix) throws(Diagnostic) {
        try matrix.requireFinite(for: "SingularValues")
        let n = matrix.rows, p = matrix.columns, kept = min(n, p)
        // Row-major X is column-major Xᵀ = V Σ Uᵀ, whose left vectors are the wanted ones.
        var work = matrix.values, singular = [Double](repeating: 0, count: kept)
        var left = [Double](repeating: 0, count: p * kept), right = [Double](repeating: 0, count: kept * n)
        let info = LAPACKE_dgesdd(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), Int32(p), Int32(n), &work, Int32(p), &singular, &left,
            Int32(p), &right, Int32(kept))
        guard info == 0 else {
            throw Diagnostic(
                .error, "singular.no-convergence", "the singular values did not converge (LAPACK dgesdd: \(info))")
        }
        var rows = (0..<kept).map { Array(left[$0 * p..<($0 + 1) * p]) }
        let rank = singular.count { $0 > singular[0] * Double(max(n, p)) * .ulpOfOne }
        CanonicalBasis.settle(&rows, values: singular, rank: rank)
        values = singular
        vectors = Matrix(rows)
    }
}
