import Basics
import Charts
import Findings

extension Figure {
    static let segmentsAcrossK = Figure(
        name: "segments-across-k", summary: "What becomes of each segment when the number of segments changes"
    ) { findings in
        guard let across = findings.segmentation.across, !across.isEmpty else { return nil }
        let columns = across.map(Column.init)
        var marks: [any Mark] = []
        for (index, column) in columns.enumerated().dropFirst() {
            marks += flows(across[index].flows, from: columns[index - 1], to: column, at: Double(index))
        }
        for (index, column) in columns.enumerated() { marks += boxes(column, at: Double(index)) }
        let chosen = findings.segmentation.k
        var x = Axis.band(across.map { "\($0.k)" }, title: say("number of segments k (chosen: \(chosen))"))
        x.isOrdinal = true
        var y = Axis.linear(domain: 0...1)
        y.isShown = false
        let title = title(findings, across)
        return Chart(
            title: title,
            description:
                say(
                    "Flows of customers between neighbouring numbers of segments, from k = \(across.first?.k ?? 0) on ",
                    "the left to \(across.last?.k ?? 0) on the right; boxes are segments, their heights shares of customers. ",
                    "\(title)."),
            caption:
                say(
                    "In the boxes: stability across solutions (SLSA), 1 where all came from one segment of the solution ",
                    "before; together: 80 % of a segment’s customers or more. Colours and numbers follow the largest ",
                    "overlap, beginning from the report’s own segments at k = \(chosen). ",
                    "n = \(CellText.integer(findings.data.customers)); flows are rounded, those of few customers not drawn."
                ),
            drawing: Plot(x: x, y: y, height: 300, marks: marks).draw(),
            data: GalleryTable.acrossTable(findings, across))
    }

    private static let half = 0.17

    /// The boxes of one solution, the lowest number on top, with what is left of each for flows.
    private struct Column {
        struct Box {
            var segment: AcrossSegment
            var low: Double
            var high: Double
        }

        var boxes: [Box] = []

        init(_ facts: AcrossFacts) {
            let gap = 0.012
            let shown = facts.segments.filter { $0.share != nil }
            let room = 1 - gap * Double(max(0, shown.count - 1))
            // Rounded shares can add up to more than all.
            let total = max(1, shown.reduce(0) { $0 + ($1.share ?? 0) })
            var top = 1.0
            for segment in shown {
                let height = (segment.share ?? 0) / total * room
                boxes.append(Box(segment: segment, low: top - height, high: top))
                top -= height + gap
            }
        }

        /// Where the next flow leaves or reaches each segment's box.
        var tops: [Int: Double] { Dictionary(boxes.map { ($0.segment.segment, $0.high) }) { first, _ in first } }

        func box(_ segment: Int) -> Box? { boxes.first { $0.segment.segment == segment } }
    }

    private static func boxes(_ column: Column, at x: Double) -> [any Mark] {
        column.boxes.flatMap { box -> [any Mark] in
            let area = Area(
                [(x - half, box.low, box.high), (x + half, box.low, box.high)],
                fill: SeriesStyle(box.segment.segment).colour, opacity: 0.95)
            guard box.high - box.low >= 0.05 else { return [area] }
            let middle = (box.low + box.high) / 2
            let number = Label("\(box.segment.segment)", x: x + half, y: middle, .muted, dx: 3)
            guard let stability = box.segment.stability else { return [area, number] }
            return [area, number, Label(CellText.score(stability), x: x, y: middle, .halo, anchor: .middle)]
        }
    }

    /// Bands that leave their box and reach the next in the order of the boxes, so that they cross no more than needed.
    private static func flows(
        _ flows: [AcrossFlow], from before: Column, to after: Column, at x: Double
    ) -> [any Mark] {
        var left = before.tops, right = after.tops
        // Rounded flows can add up to more than their box.
        func total(_ end: KeyPath<AcrossFlow, Int>, _ segment: Int, _ share: Double?) -> Double {
            max(share ?? 0, flows.reduce(0) { $0 + ($1[keyPath: end] == segment ? $1.share ?? 0 : 0) })
        }
        return flows.compactMap { flow -> (any Mark)? in
            guard let share = flow.share, let from = before.box(flow.from), let to = after.box(flow.to),
                let start = left[flow.from], let end = right[flow.to]
            else { return nil }
            let out = share / total(\.from, flow.from, from.segment.share) * (from.high - from.low)
            let into = share / total(\.to, flow.to, to.segment.share) * (to.high - to.low)
            left[flow.from] = start - out
            right[flow.to] = end - into
            return Flow(
                from: (x: x - 1 + half, low: start - out, high: start), to: (x: x - half, low: end - into, high: end),
                fill: SeriesStyle(flow.from).colour)
        }
    }

    /// How many of the report's segments were there before, or stay when one more is made.
    private static func title(_ findings: Findings, _ across: [AcrossFacts]) -> String {
        let k = findings.segmentation.k
        guard
            let step = across.first(where: { $0.k == k && !$0.flows.isEmpty })
                ?? across.first(where: { !$0.flows.isEmpty })
        else { return say("Segments by their number") }
        let whole = step.segments.filter { segment in
            guard let share = segment.share, share > 0 else { return false }
            return step.flows.contains { $0.to == segment.segment && ($0.share ?? 0) >= 0.8 * share }
        }.count
        let all = CellText.plural(step.k, "segment")
        return say(
            plural: whole, one: "\(whole) of the \(all) at k = \(step.k) was together at k = \(step.k - 1) already",
            other: "\(whole) of the \(all) at k = \(step.k) were together at k = \(step.k - 1) already")
    }
}
