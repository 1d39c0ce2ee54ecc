public import Basics

/// Principal component analysis by the eigenvectors of the covariance matrix (Jolliffe 2002).
public struct PCA: Sendable, Hashable {
    /// How many components to keep; nil for all.
    public var components: Int?

    public init(components: Int? = nil) { self.components = components }

    /// - Parameters:
    ///   - x: n x p, at least two rows, no missing values. Scale the columns first where their units differ.
    ///   - names: the columns' names, for messages.
    public func fit(_ x: Matrix, names: [String] = []) throws(Diagnostic) -> PCAModel {
        try x.requireFinite(for: "PCA", names: names)
        guard x.rows > 1 else { throw Diagnostic(.error, "pca.one-row", "PCA needs at least 2 rows; got \(x.rows)") }
        let kept = components ?? x.columns
        guard (1...x.columns).contains(kept) else {
            throw Diagnostic(
                .error, "pca.components",
                "The 'components' parameter of PCA must be an Int in 1...\(x.columns); got \(kept)")
        }
        let eigen = try SymmetricEigen(Covariance.matrix(of: x))
        // Rounding can push the variance of a direction without any just below zero.
        let variances = eigen.values.map { max(0, $0) }
        let total = variances.reduce(0, +)
        return PCAModel(
            means: Covariance.means(of: x), components: eigen.vectors.selecting(rows: Array(0..<kept)),
            explainedVariance: Array(variances.prefix(kept)),
            explainedVarianceRatio: variances.prefix(kept).map { total > 0 ? $0 / total : 0 })
    }
}

/// The directions of greatest variance.
public struct PCAModel: Sendable, Hashable {
    /// p column means that were taken off.
    public let means: [Double]
    /// One component per row (kept x p), unit length, the largest |entry| positive.
    public let components: Matrix
    /// Variance along each component (n − 1 in the denominator), descending.
    public let explainedVariance: [Double]
    /// Share of the total variance; zeros where all columns are constant.
    public let explainedVarianceRatio: [Double]

    /// The coordinates of `x` (n x p) on the components: n x kept.
    public func project(_ x: Matrix) -> Matrix {
        precondition(x.columns == means.count, "\(x.columns) columns for a PCA of \(means.count)")
        var result = Matrix(rows: x.rows, columns: components.rows)
        for row in 0..<x.rows {
            for component in 0..<components.rows {
                var sum = 0.0
                for column in 0..<x.columns {
                    sum += (x[row, column] - means[column]) * components[component, column]
                }
                result[row, component] = sum
            }
        }
        return result
    }
}
