import Basics
import Features
import Findings
import Learning

/// A tree as a diagram: cut at a depth that fits a page, at nodes that would part too few customers to be told of, and
/// where all ways lead to the same answer.
struct TreeDiagram {
    let fitted: FittedTree
    let names: [String]
    let disclosure: SegmentDisclosure
    let question: String
    /// Questions on the longest way that is shown.
    static let depth = 4

    private var nodes: [DecisionTreeModel.Node] { fitted.model.nodes }

    /// nil where there is nothing to ask.
    var facts: TreeFacts? {
        let root = branch(0, depth: 0)
        guard !root.children.isEmpty, nodes[0].rows >= disclosure.threshold else { return nil }
        var flat: [TreeNode] = []
        append(root, depth: 0, to: &flat, purities(root))
        return TreeFacts(
            question: question, customers: nodes[0].rows, nodes: flat, depth: flat.map(\.depth).max() ?? 0,
            fullDepth: fitted.model.depth)
    }

    private struct Branch {
        var node: Int
        /// Those that answer yes, then the others; none in a leaf.
        var children: [Branch] = []

        var leaves: [Int] { children.isEmpty ? [node] : children.flatMap(\.leaves) }
    }

    private func branch(_ place: Int, depth: Int) -> Branch {
        guard let split = nodes[place].split, depth < Self.depth,
            min(nodes[split.left].rows, nodes[split.right].rows) >= disclosure.threshold
        else { return Branch(node: place) }
        let left = branch(split.left, depth: depth + 1), right = branch(split.right, depth: depth + 1)
        let answers = Set((left.leaves + right.leaves).map { nodes[$0].prediction })
        guard answers.count > 1 else { return Branch(node: place) }
        return Branch(node: place, children: asksLeft(split) ? [left, right] : [right, left])
    }

    /// Numbers are asked for the lower side, which is on the left; a 0/1 column for its yes, which is on the right.
    private func asksLeft(_ split: DecisionTreeModel.Split) -> Bool {
        if case .number = fitted.features.model.columns[split.feature].reading { return true }
        return false
    }

    private func append(_ branch: Branch, depth: Int, to flat: inout [TreeNode], _ purities: [Int: Double]) {
        let place = flat.count, node = nodes[branch.node]
        let isSmall = disclosure.isSmall(node.prediction)
        flat.append(
            TreeNode(
                depth: depth, share: Double(node.rows) / Double(nodes[0].rows), n: node.rows,
                segment: isSmall ? nil : node.prediction + 1, label: isSmall ? say("withheld") : names[node.prediction],
                purity: isSmall ? nil : purities[branch.node]))
        guard branch.children.count == 2, let split = node.split else { return }
        flat[place].question =
            RuleClause(
                fitted.features.model.columns[split.feature], fitted.features.table,
                split.condition(left: asksLeft(split))
            ).text.capitalisedFirst
        flat[place].yes = flat.count
        append(branch.children[0], depth: depth + 1, to: &flat, purities)
        flat[place].no = flat.count
        append(branch.children[1], depth: depth + 1, to: &flat, purities)
    }

    /// Per node the share of the customers whose segment is the node's. The leaves' sizes and the segments' are known, so
    /// the counts are withheld as a table with both its totals printed; a node above tells only what its leaves do.
    private func purities(_ root: Branch) -> [Int: Double] {
        let leaves = root.leaves
        let shown = withheld(leaves.map { nodes[$0].counts }, threshold: disclosure.threshold)
        let rows = Dictionary(uniqueKeysWithValues: zip(leaves, shown))
        var result: [Int: Double] = [:]
        func add(_ branch: Branch) {
            let node = nodes[branch.node]
            let cells = branch.leaves.map { rows[$0]?[node.prediction] ?? nil }
            if cells.allSatisfy({ $0 != nil }) {
                result[branch.node] = Double(cells.compactMap(\.self).reduce(0, +)) / Double(node.rows)
            }
            branch.children.forEach(add)
        }
        add(root)
        return result
    }
}
