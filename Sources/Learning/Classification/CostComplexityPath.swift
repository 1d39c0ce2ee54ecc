/// Weakest-link pruning (Breiman et al. 1984, ch. 3): the nested subtrees that minimise
/// `impurity of the leaves + alpha * number of leaves`, from the full tree to its root.
public struct CostComplexityPath: Sendable, Hashable {
    /// Ascending, the first 0: from this alpha on the subtree is the best.
    public let alphas: [Double]
    /// The leaves' impurity of each subtree, weighted by the rows' weights and divided by the root's weight.
    public let impurities: [Double]
    /// The node that becomes a leaf at each alpha; at 0 none.
    let collapsed: [Int?]

    /// - Complexity: O(leaves * nodes).
    init(_ tree: DecisionTreeModel) {
        let nodes = tree.nodes
        let total = nodes[0].weight
        let cost = nodes.map { $0.impurity * $0.weight / total }
        var parent = [Int](repeating: -1, count: nodes.count)
        var leaves = [Int](repeating: 1, count: nodes.count)
        var branchCost = cost
        // Depth-first order: what hangs below a node stands right behind it, up to here.
        var end = nodes.indices.map { $0 + 1 }
        for index in nodes.indices.reversed() {
            guard let split = nodes[index].split else { continue }
            parent[split.left] = index
            parent[split.right] = index
            end[index] = end[split.right]
            leaves[index] = leaves[split.left] + leaves[split.right]
            branchCost[index] = branchCost[split.left] + branchCost[split.right]
        }
        var remaining = nodes.indices.filter { leaves[$0] > 1 }
        var steps: [(alpha: Double, impurity: Double, collapsed: Int?)] = [(0, branchCost[0], nil)]
        while !remaining.isEmpty {
            var weakest = 0
            var alpha = Double.infinity
            for index in remaining {
                let own = (cost[index] - branchCost[index]) / Double(leaves[index] - 1)
                if own < alpha { (weakest, alpha) = (index, own) }
            }
            let (leafDrop, costRise) = (leaves[weakest] - 1, cost[weakest] - branchCost[weakest])
            var ancestor = weakest
            while ancestor >= 0 {
                leaves[ancestor] -= leafDrop
                branchCost[ancestor] += costRise
                ancestor = parent[ancestor]
            }
            remaining.removeAll { (weakest..<end[weakest]).contains($0) }
            steps.append((alpha, branchCost[0], weakest))
        }
        alphas = steps.map(\.alpha)
        impurities = steps.map(\.impurity)
        collapsed = steps.map(\.collapsed)
    }

    /// The nodes that have become leaves by then.
    func collapsed(alpha: Double) -> Set<Int> {
        Set(zip(alphas, collapsed).prefix { $0.0 <= alpha }.compactMap(\.1))
    }
}

extension DecisionTreeModel {
    public var costComplexityPath: CostComplexityPath { CostComplexityPath(self) }

    /// The smallest subtree whose `impurity of the leaves + alpha * number of leaves` is least.
    public func pruned(alpha: Double) -> DecisionTreeModel {
        pruned(alpha: alpha, along: costComplexityPath)
    }

    func pruned(alpha: Double, along path: CostComplexityPath) -> DecisionTreeModel {
        let collapsed = path.collapsed(alpha: alpha)
        var kept: [Node] = []
        var places: [Int: Int] = [:]
        var stack = [0]
        while let old = stack.popLast() {
            places[old] = kept.count
            kept.append(nodes[old])
            if collapsed.contains(old) {
                kept[kept.count - 1].split = nil
            } else if let split = nodes[old].split {
                stack += [split.right, split.left]
            }
        }
        for index in kept.indices {
            guard let split = kept[index].split, let left = places[split.left], let right = places[split.right] else {
                continue
            }
            kept[index].split?.left = left
            kept[index].split?.right = right
        }
        return DecisionTreeModel(classes: classes, features: features, smoothing: smoothing, nodes: kept)
    }
}
