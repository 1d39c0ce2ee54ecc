public import Basics

/// Principal component analysis (Jolliffe 2002) by the eigenvectors of the covariance matrix, or by the singular values
/// of the centred matrix.
public struct PCA: Sendable, Hashable {
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Singular values for a wide matrix (p > n), else the covariance.
        case automatic
        /// O(n p² + p³). Variances are exact to about 1e-16 of the largest, whatever their own size.
        case covariance
        /// O(n p min(n, p)). Variances are exact to about 1e-16 of √(itself · the largest): for tiny ones that matter.
        case singularValues
    }

    /// How many components to keep; nil for all.
    public var components: Int?
    public var method: Method

    public init(components: Int? = nil, method: Method = .automatic) {
        self.components = components
        self.method = method
    }

    /// - Parameters:
    ///   - x: n x p, at least two rows, no missing values. Scale the columns first where their units differ.
    ///   - names: the columns' names, for messages.
    public func fit(_ x: Matrix, names: [String] = []) throws(Diagnostic) -> PCAModel {
        try x.requireFinite(for: "PCA", names: names)
        guard x.rows > 1 else { throw Diagnostic(.error, "pca.one-row", "PCA needs at least 2 rows; got \(x.rows)") }
        let limit = min(x.rows, x.columns)
        let kept = components ?? limit
        guard (1...limit).contains(kept) else {
            throw Diagnostic(
                .error, "pca.components",
                "The 'components' parameter of PCA must be an Int in 1...\(limit); got \(kept)")
        }
        let means = Covariance.means(of: x)
        let (variances, vectors) =
            method == .singularValues || method == .automatic && x.columns > x.rows
            ? try bySingularValues(x, means) : try byCovariance(x)
        return PCAModel(
            means: means, components: vectors.selecting(rows: Array(0..<kept)),
            allVariances: Array(variances.prefix(limit)))
    }

    private func byCovariance(_ x: Matrix) throws(Diagnostic) -> ([Double], Matrix) {
        let eigen = try SymmetricEigen(Covariance.matrix(of: x))
        // Rounding can push the variance of a direction without any just below zero.
        return (eigen.values.map { max(0, $0) }, eigen.vectors)
    }

    private func bySingularValues(_ x: Matrix, _ means: [Double]) throws(Diagnostic) -> ([Double], Matrix) {
        var centred = x
        for row in 0..<x.rows { for column in 0..<x.columns { centred[row, column] -= means[column] } }
        let decomposition = try SingularValues(centred)
        return (decomposition.values.map { $0 * $0 / Double(x.rows - 1) }, decomposition.vectors)
    }
}
