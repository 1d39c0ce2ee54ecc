public import Basics
public import Statistics

/// Agglomerative hierarchical clustering by Euclidean distances: every row a cluster, then the two nearest clusters
/// become one until one is left. Heights and order of the merges are SciPy's (`scipy.cluster.hierarchy.linkage`).
///
/// Ward: nearest-neighbour chain over means and sizes, O(n² p) time, O(n p) memory. Complete, average: the chain over
/// all distances, O(n²) time and n(n − 1)/2 doubles. Single: minimum spanning tree, O(n² p) time, O(n p) memory.
///
/// Where merges are equally high, which comes first isn't defined: the hierarchy is one of several that are as good,
/// always the same for the same rows in the same order.
///
/// Above `limit` rows (of positive weight) weighted micro-clusters are merged instead; the model says so.
public struct HierarchicalClustering: Sendable, Hashable {
    public var linkage: Linkage
    /// Rows above which micro-clusters stand for them.
    public var limit: Int
    /// How many micro-clusters.
    public var microClusters: Int
    /// Of the micro-clusters; nothing else is drawn.
    public var seed: UInt64
    public var threads: Int

    public init(
        _ linkage: Linkage = .ward, limit: Int = 10_000, microClusters: Int = 2000, seed: UInt64 = 1, threads: Int = 1
    ) {
        self.linkage = linkage
        self.limit = limit
        self.microClusters = microClusters
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, no missing values. Scale the columns first where their units differ.
    ///   - weights: n, not negative; nil for equal weights. A row of weight w counts like w rows that coincide, whose
    ///     merges at height 0 are left out of the tree. A row of weight 0 is labelled but doesn't count.
    ///   - names: the columns' names, for messages.
    public func fit(_ x: Matrix, weights: [Double]? = nil, names: [String] = []) throws(Diagnostic) -> Dendrogram {
        let user = "HierarchicalClustering"
        try x.requireFinite(for: user, names: names)
        if let weights {
            try requireWeights(weights, rows: x.rows, for: user)
            guard weights.reduce(0, +).isFinite else {
                throw Diagnostic(.error, "learning.weights", "\(user) needs weights whose sum is finite")
            }
        }
        try requireParameter("limit", of: user, limit, in: 1...Int.max)
        try requireParameter("microClusters", of: user, microClusters, in: 1...limit)
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let kept = weights.indices.filter { weights[$0] > 0 }
        let isWhole = kept.count == x.rows
        let rows = isWhole ? x : x.selecting(rows: kept)
        let rowWeights = isWhole ? weights : kept.map { weights[$0] }
        let micro =
            rows.rows > limit
            ? MicroClusters(rows, weights: rowWeights, count: microClusters, seed: seed, threads: threads) : nil
        var leafOfRow = [Int?](repeating: nil, count: x.rows)
        for (place, row) in kept.enumerated() { leafOfRow[row] = micro?.clusterOfRow[place] ?? place }
        let sizes = micro?.sizes ?? rowWeights
        return Dendrogram(
            linkage: linkage, merges: merges(micro?.means ?? rows, sizes: sizes), leafSizes: sizes,
            microClusters: micro?.means.rows, leafOfRow: leafOfRow, x: x, weights: weights)
    }

    private func merges(_ leaves: Matrix, sizes: [Double]) -> [Merge] {
        let unit = Self.unit(of: leaves)
        let x =
            unit == 1
            ? leaves
            : Matrix(rows: leaves.rows, columns: leaves.columns, values: leaves.values.map { $0 / unit })
        var found: [RowMerge]
        switch linkage {
        case .ward:
            var space = WardSpace(x, sizes: sizes)
            found = NearestNeighbourChain.merges(of: x.rows, in: &space, threads: threads)
        case .complete, .average:
            var space = PairwiseSpace(
                x, sizes: sizes, update: linkage == .complete ? .complete : .average, threads: threads)
            found = NearestNeighbourChain.merges(of: x.rows, in: &space, threads: threads)
        case .single: found = SingleLinkage.merges(x)
        }
        for index in found.indices { found[index].height *= unit }
        return MergeOrder.sorted(found, sizes: sizes)
    }

    /// A power of two to divide by, so that no square overflows and not all vanish; 1 for any sensible data.
    private static func unit(of x: Matrix) -> Double {
        let largest = x.values.reduce(0) { max($0, abs($1)) }
        return largest == 0 || (1e-100...1e100).contains(largest) ? 1 : largest.binade
    }
}
