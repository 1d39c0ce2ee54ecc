import Basics
import Charts
import Findings

extension Figure {
    static let dendrogram = Figure(
        name: "dendrogram", summary: "In which order segments melt together as the tree of merges is climbed"
    ) { findings in
        guard let tree = findings.segmentation.dendrogram else { return nil }
        let data = GalleryTable.dendrogramTable(findings, tree)
        let title = title(tree)
        guard tree.leaves.count > 1 else { return .empty(title: title, data: data) }
        let plot = Plot(
            x: .linear(axisTitle(tree), zero: true), y: Axis(.band(names(findings, tree))),
            rowHeight: tree.leaves.count > 16 ? 18 : 22,
            marks: branches(tree) + [Rule(.x(tree.cut), label: say("cut into \(tree.k)"))])
        return Chart(
            title: title,
            description:
                say(
                    "A tree lying on its side: \(tree.leaves.count) branches on the left join pairwise towards the ",
                    "right, at the height of their dissimilarity; a line marks the cut into \(tree.k) segments. \(title)."
                ),
            caption: caption(findings, tree), drawing: plot.draw(), data: data)
    }

    /// The first branch of a segment carries its name.
    private static func names(_ findings: Findings, _ tree: DendrogramFacts) -> [BandName] {
        var previous: Int?
        return tree.leaves.map { leaf in
            defer { previous = leaf.segment }
            let share = CellText.percent(leaf.share)
            guard let segment = leaf.segment, segment != previous else { return BandName(share) }
            return BandName("\(findings.name(ofDendrogramSegment: segment))  \(share)", isEmphasised: true)
        }
    }

    /// Each merge is drawn from its two sides to its own height.
    private static func branches(_ tree: DendrogramFacts) -> [any Mark] {
        var nodes = tree.leaves.enumerated().map { (height: 0.0, row: Double($0), segment: $1.segment) }
        var marks: [any Mark] = []
        for merge in tree.merges where nodes.indices.contains(merge.left) && nodes.indices.contains(merge.right) {
            let sides = [nodes[merge.left], nodes[merge.right]]
            for side in sides {
                marks.append(
                    Line([(side.height, side.row), (merge.height, side.row)], colour: colour(side.segment)))
            }
            marks.append(Line(sides.map { (merge.height, $0.row) }, colour: colour(merge.segment)))
            nodes.append((merge.height, (sides[0].row + sides[1].row) / 2, merge.segment))
        }
        return marks
    }

    private static func colour(_ segment: Int?) -> String { segment.map { SeriesStyle($0).colour } ?? "var(--mut)" }

    private static func axisTitle(_ tree: DendrogramFacts) -> String {
        switch tree.method {
        case "ward": say("height of the merge: grows with the spread that joining adds")
        case "complete": say("height of the merge: largest distance between customers of the two sides")
        case "average": say("height of the merge: mean distance between customers of the two sides")
        default: say("height of the merge: smallest distance between customers of the two sides")
        }
    }

    private static func title(_ tree: DendrogramFacts) -> String {
        let method = CellText.capitalised(CellText.words(tree.method))
        guard let gap = gap(tree) else { return say("\(method): the tree of merges, cut into \(tree.k)") }
        // A wide gap is where a cut isn't arbitrary.
        return gap >= 0.15
            ? say(
                "\(method): between \(tree.k) and \(tree.k - 1) segments lies a gap of \(CellText.whole(gap)) of the tree’s height"
            )
            : say(
                "\(method): the cut into \(tree.k) falls into no clear gap (\(CellText.whole(gap)) of the tree’s height)"
            )
    }

    /// Between the merges on either side of the cut, as a share of the height of the last one.
    private static func gap(_ tree: DendrogramFacts) -> Double? {
        guard let top = tree.merges.map(\.height).max(), top > 0,
            let above = tree.merges.map(\.height).filter({ $0 >= tree.cut }).min()
        else { return nil }
        let below = tree.merges.map(\.height).filter { $0 < tree.cut }.max() ?? 0
        return (above - below) / top
    }

    private static func caption(_ findings: Findings, _ tree: DendrogramFacts) -> String {
        let isMain = tree.method == findings.segmentation.method
        return [
            say(
                "The top \(tree.leaves.count) branches of the tree of ",
                "\(CellText.integer(tree.customers)) customers, with their shares; smaller branches are counted with ",
                "the larger one that they join."),
            tree.microClusters.map {
                say(
                    "The tree joins \(CellText.integer($0)) micro-clusters of near customers instead of the customers themselves."
                )
            },
            isMain
                ? nil : say("Colours and numbers are those of this tree’s own groups, not of the report’s segments."),
        ].compactMap(\.self).joined(separator: " ")
    }
}

extension Findings {
    /// As in the report where its method made the tree.
    func name(ofDendrogramSegment segment: Int) -> String {
        segmentation.dendrogram?.method == segmentation.method ? name(ofSegment: segment) : say("Group \(segment)")
    }
}
