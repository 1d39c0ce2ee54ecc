import Basics
import Charts
import Findings

extension Figure {
    static let tree = Figure(
        name: "tree", summary: "The few questions that put a customer into a segment"
    ) { findings in
        findings.importance.tree.map { TreeOutline(tree: $0, findings: findings).chart() }
    }
}

/// The pruned tree as an outline: questions, and at their ends the segments.
struct TreeOutline {
    var tree: TreeFacts
    var findings: Findings

    func chart() -> Chart {
        let title = title
        guard !rows.isEmpty else { return .empty(title: title, data: table) }
        let cut = tree.fullDepth > tree.depth
        return Chart(
            title: title,
            description: say(
                "Outline of a decision tree with \(CellText.plural(ends.count, "end")): below each question ",
                "first the customers of whom it holds, then the others, with their share. \(title)."),
            caption: say(
                "Share: of all customers that the tree was learnt from (n = \(CellText.integer(tree.customers))). ",
                "Right: share of them who are in the segment named.")
                + (cut
                    ? say(
                        " The tree asks up to \(tree.fullDepth) questions; where it goes on, the segment of most customers is named."
                    )
                    : ""),
            drawing: Outline(rows: rows.map(outlineRow), columns: [say("share"), say("right")]).draw(), data: table)
    }

    private struct Row {
        var node: TreeNode
        var depth: Int
        /// `yes`, `no`; nil at the root.
        var branch: String?
        /// The answers on the way here.
        var way: [String]
    }

    /// In the order of reading; nodes that don't form a tree are left out.
    private var rows: [Row] {
        var result: [Row] = []
        var stack: [(place: Int, row: (depth: Int, branch: String?, way: [String]))] = [(0, (0, nil, []))]
        while let (place, row) = stack.popLast(), result.count < tree.nodes.count {
            guard tree.nodes.indices.contains(place) else { continue }
            let node = tree.nodes[place]
            result.append(Row(node: node, depth: row.depth, branch: row.branch, way: row.way))
            for (answer, next) in [(say("no"), node.no), (say("yes"), node.yes)] {
                guard let next, next > place else { continue }
                stack.append((next, (row.depth + 1, answer, row.way + [answer])))
            }
        }
        return result
    }

    private var ends: [TreeNode] { tree.nodes.filter { $0.question == nil } }

    private func outlineRow(_ row: Row) -> Outline.Row {
        let node = row.node, isEnd = node.question == nil
        return Outline.Row(
            depth: row.depth, branch: row.branch, text: node.question.map { "\($0)?" } ?? label(node),
            style: isEnd ? node.segment.map { SeriesStyle($0) } ?? SeriesStyle(0) : nil, share: node.share,
            figures: [
                node.share.map { CellText.whole($0) } ?? CellText.withheld,
                isEnd ? node.purity.map { CellText.whole($0) } ?? CellText.withheld : "",
            ])
    }

    private func label(_ node: TreeNode) -> String { node.segment.map { findings.name(ofSegment: $0) } ?? node.label }

    private var title: String {
        let depth = tree.depth
        let puts =
            depth > 1
            ? say("At most \(depth) questions put a customer into a segment")
            : say(
                plural: depth, one: "\(depth) question puts a customer into a segment",
                other: "\(depth) questions put a customer into a segment")
        let accuracy = findings.evaluation.recoverability["decision-tree"]?.accuracy.value
        return puts
            + (accuracy.map { say("; the whole tree is right for \(CellText.whole($0)) of held-out customers") } ?? "")
    }

    private var table: DataTable {
        DataTable(
            [
                .text(say("Answers so far")), .text(say("Question, or segment")), .number(say("Customers")),
                .number(say("Share")),
                .number(say("In the segment")),
            ],
            rows: rows.map { row in
                [
                    row.way.isEmpty ? say("all customers") : row.way.joined(separator: ", "),
                    row.node.question.map { "\($0)?" } ?? label(row.node), CellText.count(row.node.n),
                    CellText.share(row.node.share, n: row.node.n),
                    row.node.question == nil ? CellText.share(row.node.purity, n: row.node.n) : NumberFormat.missing,
                ]
            })
    }
}
