/// Two clusters, each known by any one of its rows, become one.
struct RowMerge: Sendable, Hashable {
    var first: Int
    var second: Int
    var height: Double
}

/// Brings merges that were found in any order, parts before wholes, into SciPy's: by height, nodes numbered.
enum MergeOrder {
    /// - Parameter sizes: the leaves' weights.
    static func sorted(_ found: [RowMerge], sizes: [Double]) -> [Merge] {
        let heights = monotone(found, leaves: sizes.count)
        // The place found decides among ties: parts come before wholes.
        let order = found.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
        var trees = DisjointTrees(leaves: sizes.count)
        var sizes = sizes
        return order.map { index in
            let one = trees.root(found[index].first), other = trees.root(found[index].second)
            sizes.append(sizes[one] + sizes[other])
            trees.join(one, other)
            return Merge(
                first: min(one, other), second: max(one, other), height: heights[index], size: sizes[sizes.count - 1])
        }
    }

    /// Rounding can put a merge below its parts by an ulp; it is lifted to theirs.
    private static func monotone(_ found: [RowMerge], leaves: Int) -> [Double] {
        var trees = DisjointTrees(leaves: leaves)
        var heightOfNode = [Double](repeating: 0, count: leaves)
        return found.map { merge in
            let one = trees.root(merge.first), other = trees.root(merge.second)
            let height = max(merge.height, heightOfNode[one], heightOfNode[other])
            trees.join(one, other)
            heightOfNode.append(height)
            return height
        }
    }
}

/// Trees that grow by joining two roots under a new node (union-find with path halving).
struct DisjointTrees {
    private var parent: [Int]

    init(leaves: Int) { parent = Array(0..<leaves) }

    mutating func root(_ node: Int) -> Int {
        var node = node
        while parent[node] != node {
            parent[node] = parent[parent[node]]
            node = parent[node]
        }
        return node
    }

    mutating func join(_ one: Int, _ other: Int) {
        let node = parent.count
        parent.append(node)
        parent[one] = node
        parent[other] = node
    }
}
