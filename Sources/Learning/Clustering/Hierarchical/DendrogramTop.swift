public import Basics

/// The uppermost merges of a dendrogram, what lies below them drawn together into leaves.
public struct DendrogramTop: Sendable, Hashable {
    /// From left to right: of the two sides of a merge the heavier stands left.
    public let leaves: [Leaf]
    /// In the order of their heights; nodes are numbered leaves first, then merges.
    public let joins: [Join]

    public struct Join: Sendable, Hashable {
        public let left: Int
        public let right: Int
        public let height: Double
    }

    public struct Leaf: Sendable, Hashable {
        /// Weight of its rows.
        public let size: Double
        /// The cluster of the cut that it belongs to, in canonical order.
        public let cluster: Int
    }
}

extension Dendrogram {
    /// - Parameters:
    ///   - leaves: at most so many; no fewer than clusters.
    ///   - clusters: the cut that gives the leaves their clusters.
    public func top(leaves: Int, clusters: Int) throws(Diagnostic) -> DendrogramTop {
        let labels = try cut(clusters: clusters)
        let count = min(self.leaves, max(leaves, clusters)), below = self.leaves - count
        // Leaves of the top are roots of what lies below, numbered as nodes of the whole tree.
        var trees = DisjointTrees(leaves: self.leaves)
        for merge in merges.prefix(below) { trees.join(merge.first, merge.second) }
        var clusterOfRoot: [Int: Int] = [:]
        for (row, leaf) in leafOfRow.enumerated() {
            if let leaf { clusterOfRoot[trees.root(leaf)] = labels[row] }
        }
        let order = leftToRight(downTo: self.leaves + below)
        var node = [Int](repeating: 0, count: self.leaves + merges.count)
        for (place, root) in order.enumerated() { node[root] = place }
        let upper = merges.dropFirst(below)
        for (index, _) in upper.enumerated() { node[self.leaves + below + index] = count + index }
        return DendrogramTop(
            leaves: order.map { DendrogramTop.Leaf(size: size(of: $0), cluster: clusterOfRoot[$0] ?? 0) },
            joins: upper.map {
                let (left, right) = heavierFirst($0)
                return DendrogramTop.Join(left: node[left], right: node[right], height: $0.height)
            })
    }

    private func size(of node: Int) -> Double { node < leaves ? leafSizes[node] : merges[node - leaves].size }

    private func heavierFirst(_ merge: Merge) -> (left: Int, right: Int) {
        size(of: merge.first) >= size(of: merge.second) ? (merge.first, merge.second) : (merge.second, merge.first)
    }

    /// The nodes below `limit` that hang from those above.
    private func leftToRight(downTo limit: Int) -> [Int] {
        var order: [Int] = [], stack = [leaves + merges.count - 1]
        while let node = stack.popLast() {
            guard node >= limit else {
                order.append(node)
                continue
            }
            let (left, right) = heavierFirst(merges[node - leaves])
            stack += [right, left]
        }
        return order
    }
}
