public import Basics

/// The uppermost merges of a dendrogram, what lies below them drawn together into leaves.
public struct DendrogramTop: Sendable, Hashable {
    /// From left to right: of the two sides of a merge the heavier stands left.
    public let leaves: [Leaf]
    /// In the order of their heights, parts before wholes; nodes are numbered leaves first, then joins.
    public let joins: [Join]

    public struct Leaf: Sendable, Hashable {
        /// Weight of its rows.
        public let size: Double
        /// The cluster of the cut that most of it belongs to, in canonical order.
        public let cluster: Int
    }

    public struct Join: Sendable, Hashable {
        public let left: Int
        public let right: Int
        public let height: Double
    }
}

extension Dendrogram {
    /// - Parameters:
    ///   - leaves: at most so many.
    ///   - clusters: the cut that gives the leaves their clusters.
    ///   - minimumSize: branches that are lighter are counted with the heavier branch that they join, and that merge isn't
    ///     shown.
    public func top(leaves limit: Int, clusters: Int, minimumSize: Double = 0) throws(Diagnostic) -> DendrogramTop {
        let labels = try cut(clusters: clusters)
        // From the root down, always the highest merge that is left.
        var branches = [Branch(node: heavyNode(leaves + merges.count - 1, minimumSize), size: leafSizes.reduce(0, +))]
        while branches.count(where: \.isLeaf) < limit,
            let highest = branches.indices.filter({ branches[$0].isLeaf && isSplit(branches[$0].node, minimumSize) })
                .max(by: { branches[$0].node < branches[$1].node })
        {
            let (left, right) = heavierFirst(merges[branches[highest].node - leaves])
            let size = branches[highest].size - self.size(of: right)
            branches[highest].sides = (branches.count, branches.count + 1)
            branches.append(Branch(node: heavyNode(left, minimumSize), size: size))
            branches.append(Branch(node: heavyNode(right, minimumSize), size: self.size(of: right)))
        }
        let ends = leftToRight(branches),
            inner = branches.indices.reversed().filter { !branches[$0].isLeaf }
                .sorted { branches[$0].node < branches[$1].node }
        var place = [Int](repeating: 0, count: branches.count)
        for (number, branch) in (ends + inner).enumerated() { place[branch] = number }
        let clusterOfEnd = mainClusters(ends.map { branches[$0].node }, labels: labels, clusters: clusters)
        return DendrogramTop(
            leaves: zip(ends, clusterOfEnd).map { DendrogramTop.Leaf(size: branches[$0].size, cluster: $1) },
            joins: inner.compactMap { branch in
                branches[branch].sides.map { left, right in
                    DendrogramTop.Join(
                        left: place[left], right: place[right],
                        height: merges[branches[branch].node - leaves].height)
                }
            })
    }

    private struct Branch {
        /// Of the whole tree.
        var node: Int
        var size: Double
        /// Branches.
        var sides: (left: Int, right: Int)?

        var isLeaf: Bool { sides == nil }
    }

    private func size(of node: Int) -> Double { node < leaves ? leafSizes[node] : merges[node - leaves].size }

    private func heavierFirst(_ merge: Merge) -> (left: Int, right: Int) {
        size(of: merge.first) >= size(of: merge.second) ? (merge.first, merge.second) : (merge.second, merge.first)
    }

    private func isSplit(_ node: Int, _ minimumSize: Double) -> Bool {
        node >= leaves && size(of: heavierFirst(merges[node - leaves]).right) >= minimumSize
    }

    /// The node, or the first below it whose sides are both heavy enough or both too light.
    private func heavyNode(_ node: Int, _ minimumSize: Double) -> Int {
        var node = node
        while node >= leaves {
            let (left, right) = heavierFirst(merges[node - leaves])
            guard size(of: left) >= minimumSize, size(of: right) < minimumSize else { break }
            node = left
        }
        return node
    }

    private func leftToRight(_ branches: [Branch]) -> [Int] {
        var order: [Int] = [], stack = [0]
        while let branch = stack.popLast() {
            guard let (left, right) = branches[branch].sides else {
                order.append(branch)
                continue
            }
            stack += [right, left]
        }
        return order
    }

    /// The cluster with the largest weight below each node, the lower one among ties.
    private func mainClusters(_ nodes: [Int], labels: [Int], clusters: Int) -> [Int] {
        var owner = [Int?](repeating: nil, count: leaves + merges.count)
        for (index, node) in nodes.enumerated() { owner[node] = index }
        for index in merges.indices.reversed() {
            guard let above = owner[leaves + index] else { continue }
            owner[merges[index].first] = above
            owner[merges[index].second] = above
        }
        var weight = [[Double]](repeating: [Double](repeating: 0, count: clusters), count: nodes.count)
        for (row, leaf) in leafOfRow.enumerated() {
            if let leaf, let index = owner[leaf] { weight[index][labels[row]] += weights[row] }
        }
        return weight.map { weight in weight.indices.reduce(0) { weight[$1] > weight[$0] ? $1 : $0 } }
    }
}
