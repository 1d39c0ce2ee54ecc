public import Basics
public import Statistics

/// Silhouette widths (Rousseeuw 1987) with Euclidean distances: (b − a) / max(a, b), where a is the mean distance to
/// the other rows of the own cluster and b the least mean distance to another cluster. 0 in a cluster of one row.
///
/// Several labellings of the same rows (k = 2…10, say) share one pass over the pairs, which holds no n x n matrix: the
/// memory is eight sums per row and cluster.
/// Above `sampleLimit` rows, a stratified sample of `sampleSize` rows stands for all, and the model says so.
public struct Silhouette: Sendable, Hashable {
    public var sampleLimit: Int
    public var sampleSize: Int
    public var seed: UInt64
    public var threads: Int

    public init(sampleLimit: Int = 10_000, sampleSize: Int = 5_000, seed: UInt64 = 1, threads: Int = 1) {
        self.sampleLimit = sampleLimit
        self.sampleSize = sampleSize
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, no missing values.
    ///   - labellings: one list of n labels from 0 for each partition.
    /// - Returns: one model per labelling.
    /// - Complexity: O(n² (p + 1)) for any number of labellings that are mostly nested.
    public func fit(_ x: Matrix, labellings: [[Int]]) throws(Diagnostic) -> [SilhouetteModel] {
        try x.requireFinite(for: "Silhouette")
        try requireParameter("sampleSize", of: "Silhouette", sampleSize, in: 1...max(1, sampleLimit))
        for labels in labellings { try requireLabels(labels, rows: x.rows, for: "Silhouette") }
        guard x.rows > sampleLimit else {
            return widths(x, labellings, rows: nil)
        }
        let rows = StratifiedSample.rows(sampleSize, labellings: labellings, seed: seed)
        return widths(x.selecting(rows: rows), labellings.map { labels in rows.map { labels[$0] } }, rows: rows)
    }

    public func fit(_ x: Matrix, labels: [Int]) throws(Diagnostic) -> SilhouetteModel {
        try fit(x, labellings: [labels])[0]
    }

    private func widths(_ x: Matrix, _ labellings: [[Int]], rows: [Int]?) -> [SilhouetteModel] {
        let widths = SilhouettePairs(x, labellings: labellings).widths(threads: threads)
        return zip(widths, labellings).map { SilhouetteModel(widths: $0, labels: $1, rows: rows) }
    }
}

/// Silhouette widths of one partition.
public struct SilhouetteModel: Sendable, Hashable, Codable {
    /// One per row used, −1...1.
    public let widths: [Double]
    /// The labels of the rows used.
    public let labels: [Int]
    /// The rows of the sample, ascending; nil where all rows were used.
    public let rows: [Int]?

    /// Rows used: all, or the sample.
    public var n: Int { widths.count }

    /// The mean width over all rows used; 0 where there is but one cluster.
    public var mean: Double { Summary.mean(widths) }

    /// The mean width of each label's rows; NaN for a label without.
    public var clusterMeans: [Double] {
        (0..<(labels.max() ?? -1) + 1).map { Summary.mean(widths(of: $0)) }
    }

    /// The widths of one cluster's rows, in row order.
    public func widths(of label: Int) -> [Double] {
        widths.indices.filter { labels[$0] == label }.map { widths[$0] }
    }
}
