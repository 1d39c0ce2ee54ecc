public import Basics
internal import Statistics

/// The tree of merges of a hierarchical clustering. Its leaves are the rows of positive weight, in their order, or
/// micro-clusters that stand for them.
public struct Dendrogram: Sendable, Hashable {
    public let linkage: Linkage
    /// One less than leaves, in the order of their heights; parts come before wholes. SciPy's linkage matrix row by row.
    public let merges: [Merge]
    /// The weight of each leaf.
    public let leafSizes: [Double]
    /// How many micro-clusters stand for the rows; nil where each row is a leaf.
    public let microClusters: Int?
    /// The leaf of each row; nil for rows of weight 0.
    public let leafOfRow: [Int?]

    let x: Matrix
    let weights: [Double]

    public var leaves: Int { leafSizes.count }

    /// Each row's cluster when the tree is cut into so many: `fcluster(…, criterion="maxclust")` of SciPy, which makes
    /// fewer where merges are equally high; here always so many. In canonical order: the heaviest first, equal ones by
    /// their means' lexicographic order. Rows of weight 0 go to the nearest mean.
    /// - Throws: where there are fewer leaves than clusters.
    public func cut(clusters: Int) throws(Diagnostic) -> [Int] { try partition(clusters: clusters).labels }

    /// The clusters of `cut(clusters:)` with their means, to which other rows are assigned. The cost is the weighted sum
    /// of squared distances to the means, whatever the linkage.
    public func partition(clusters: Int) throws(Diagnostic) -> Partition {
        guard (1...leaves).contains(clusters) else {
            throw Diagnostic(
                .error, "learning.parameter",
                "A dendrogram of \(leaves) leaves can be cut into 1...\(leaves) clusters; got \(clusters)")
        }
        let ofLeaf = leafLabels(clusters: clusters)
        let found = leafOfRow.map { $0.map { ofLeaf[$0] } ?? -1 }
        let (means, totals) = GroupMeans.of(x, weights: weights, labels: found, groups: clusters)
        let order = CanonicalOrder.order(totals: totals, centroids: means)
        var place = [Int](repeating: 0, count: clusters)
        for (new, old) in order.enumerated() { place[old] = new }
        let centroids = means.selecting(rows: order)
        var labels = found.map { $0 < 0 ? -1 : place[$0] }
        let unlabelled = labels.indices.filter { labels[$0] < 0 }
        for (row, label) in zip(unlabelled, KMeansModel.assign(x.selecting(rows: unlabelled), to: centroids)) {
            labels[row] = label
        }
        let cost = labels.indices.reduce(0) {
            $0 + weights[$1] * Distance.squared(x, $1, centroids.values, labels[$1])
        }
        return Partition(centroids: centroids, labels: labels, cost: cost)
    }

    /// Halfway between the last merge below a cut into so many clusters and the first one above.
    /// - Precondition: 1...leaves clusters.
    public func cutHeight(clusters: Int) -> Double {
        precondition((1...leaves).contains(clusters), "\(clusters) clusters of \(leaves) leaves")
        let below = leaves - clusters - 1
        let low = below >= 0 ? merges[below].height : 0
        return clusters > 1 ? (low + merges[below + 1].height) / 2 : low
    }

    /// The cluster of each leaf, numbered in the order of their first leaves.
    func leafLabels(clusters: Int) -> [Int] {
        var trees = DisjointTrees(leaves: leaves)
        for merge in merges.prefix(leaves - clusters) { trees.join(merge.first, merge.second) }
        var numbers = [Int?](repeating: nil, count: 2 * leaves), count = 0
        return (0..<leaves).map { leaf in
            let root = trees.root(leaf)
            if let number = numbers[root] { return number }
            numbers[root] = count
            count += 1
            return count - 1
        }
    }
}

/// Two nodes become one. Nodes are numbered leaves first, then merges in their order.
public struct Merge: Sendable, Hashable {
    /// Below `second`.
    public let first: Int
    public let second: Int
    /// In the unit of the data. Ward's squared is twice the increase of the sum of squared distances.
    public let height: Double
    /// Weight of the rows merged.
    public let size: Double
}
