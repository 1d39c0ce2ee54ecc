import Basics
import Charts
import Findings

extension Figure {
    static let migration = Figure(
        name: "migration", summary: "From the segments of an earlier run to those of this one"
    ) { findings in
        guard let comparison = findings.comparison, !findings.segments.isEmpty,
            comparison.migration.contains(where: { $0.contains { $0 != nil } })
        else { return nil }
        let flows = MigrationFlows(comparison, segments: findings.segments, customers: findings.data.customers)
        let title = title(comparison)
        let earlier = comparison.previous.asOf.map { say("the run of \($0)") } ?? say("the earlier run")
        let x = Axis(.linear, domain: 0...1, isShown: false), y = Axis(.linear, domain: 0...1, isShown: false)
        return Chart(
            title: title,
            description: say(
                "Flows from the segments of \(earlier) on the left to today's on the right; heights are shares ",
                "of today's customers. \(title)."),
            caption: say(
                "Today's customers: on the left by the segments of \(earlier), on the right by those of this one. The ",
                "colour is that of the segment which succeeds the earlier one; grey: none does. Flows are ",
                "rounded, those of few customers not drawn. n = \(CellText.integer(findings.data.customers))."),
            drawing: Plot(x: x, y: y, height: 280, left: 170, marks: flows.marks).draw(),
            data: table(comparison, findings.segments))
    }

    private static func title(_ comparison: ComparisonFacts) -> String {
        let ari = "ARI \(CellText.score(comparison.ari))"
        guard let stayed = comparison.stayed else { return say("Segments then and now agree at \(ari)") }
        return say("\(CellText.whole(stayed)) of customers are where their earlier segment would have them (\(ari))")
    }

    private static func table(_ comparison: ComparisonFacts, _ segments: [Segment]) -> DataTable {
        DataTable(
            [.text(say("Earlier segment"))] + segments.map { .number($0.name) },
            rows: zip(comparison.segments, comparison.migration).map { segment, counts in
                [segment.name] + segments.indices.map { CellText.count(counts.indices.contains($0) ? counts[$0] : nil) }
            }, caption: say("Today's customers by earlier segment (rows) and today's (columns), rounded"))
    }
}

/// Two columns of boxes with bands between them.
private struct MigrationFlows {
    struct Box {
        var name: String
        var colour: String
        var low: Double
        var high: Double
    }

    var marks: [any Mark] = []
    private static let gap = 0.03
    private static let half = 0.02

    init(_ comparison: ComparisonFacts, segments: [Segment], customers: Int) {
        let total = Double(max(1, customers))
        let shares = comparison.migration.prefix(comparison.segments.count).map { row in
            segments.indices.map { row.indices.contains($0) ? Double(row[$0] ?? 0) / total : 0 }
        }
        let out = shares.map { $0.reduce(0, +) }
        let into = segments.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
        // Rounded flows can add up to more than their box.
        let rows = zip(comparison.segments, out).map { max($0.shareNow ?? 0, $1) }
        let columns = zip(segments, into).map { max($0.share ?? 0, $1) }
        let colours = comparison.segments.map { segment in
            segment.successor.map { SeriesStyle($0).colour } ?? "var(--mut)"
        }
        let left = Self.boxes(zip(comparison.segments, colours).map { ($0.name, $1) }, shares: rows)
        let right = Self.boxes(segments.map { ($0.name, SeriesStyle($0.id).colour) }, shares: columns)
        let scales = (Self.scale(rows), Self.scale(columns))
        var tops = (left.map(\.high), right.map(\.high))
        for row in shares.indices {
            for column in segments.indices where shares[row][column] > 0 {
                let from = shares[row][column] * scales.0, to = shares[row][column] * scales.1
                marks.append(
                    Self.band(
                        from: tops.0[row], by: from, to: tops.1[column], by: to, colour: left[row].colour))
                tops.0[row] -= from
                tops.1[column] -= to
            }
        }
        marks += left.flatMap { Self.box($0, at: Self.half, isLeft: true) }
        marks += right.flatMap { Self.box($0, at: 0.72, isLeft: false) }
    }

    /// From shares to heights: what the gaps leave, for all boxes together.
    private static func scale(_ shares: [Double]) -> Double {
        let sum = shares.reduce(0, +)
        return sum > 0 && sum.isFinite ? room(shares.count) / sum : 0
    }

    private static func room(_ boxes: Int) -> Double { max(0.2, 1 - gap * Double(max(0, boxes - 1))) }

    private static func boxes(_ names: [(String, String)], shares: [Double]) -> [Box] {
        let scale = scale(shares)
        var top = 1.0
        return zip(names, shares).map { name, share in
            let height = share * scale
            defer { top -= height + gap }
            return Box(name: name.0, colour: name.1, low: max(0, top - height), high: max(0, top))
        }
    }

    private static func box(_ box: Box, at x: Double, isLeft: Bool) -> [any Mark] {
        let area = Area([(x - half, box.low, box.high), (x + half, box.low, box.high)], fill: box.colour, opacity: 0.9)
        guard box.high - box.low >= 0.02 else { return [area] }
        let place = isLeft ? x - half : x + half
        let name = TextFit.truncated(box.name, to: 150, .label)
        return [
            area,
            Label(
                name, x: place, y: (box.low + box.high) / 2, .label, anchor: isLeft ? .end : .start, dx: isLeft ? -8 : 8
            ),
        ]
    }

    private static func band(from: Double, by out: Double, to: Double, by into: Double, colour: String) -> Area {
        let steps = 8
        return Area(
            (0...steps).map { step in
                let t = Double(step) / Double(steps), eased = t * t * (3 - 2 * t)
                return (
                    x: 2 * half + t * (0.72 - 3 * half), low: (from - out) * (1 - eased) + (to - into) * eased,
                    high: from * (1 - eased) + to * eased
                )
            }, fill: colour, opacity: 0.3)
    }
}
