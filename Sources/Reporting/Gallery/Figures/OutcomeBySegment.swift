import Basics
import Charts
import Findings

extension Figure {
    static let outcomeBySegment = Figure(
        name: "outcome-by-segment", summary: "What the customers of each segment did, against all"
    ) { findings in
        let rows = findings.impact.segments
        let measures = rows.distinct(\.measure).sortedDescending { $0 == "outcome" ? 1 : 0 }.prefix(4)
        guard let first = measures.first else { return nil }
        let left = min(230, (rows.map { textWidth($0.segmentName, .label) }.max() ?? 0).rounded(.up) + 10)
        let values = rows.flatMap { [$0.rate.value, $0.rate.high, $0.overall] }.compactMap { $0 }.filter(\.isFinite)
        let high = Ticks(covering: 0, values.max() ?? 1).values.last ?? 1
        let panels = measures.map { measure in
            panel(rows.filter { $0.measure == measure }, heading: measures.count > 1, left: left, high: high)
        }
        let title = title(rows.filter { $0.measure == first })
        return Chart(
            title: title,
            description: say("Dots with 95 % Wilson intervals by segment, reference line: all customers. \(title)."),
            caption: say(
                "Rate by segment, 95 % Wilson intervals; dashed: all customers. ",
                "n = \(CellText.integer(findings.data.customers))."),
            drawing: .stacked(panels, gap: 20), data: GalleryTable.impactTable(rows))
    }

    private static func panel(_ rows: [SegmentImpact], heading: Bool, left: Double, high: Double)
        -> Drawing
    {
        let sorted = rows.sortedDescending(by: \.rate.value)
        let overall = sorted.first?.overall ?? 0
        let marks = sorted.enumerated().flatMap { row, impact -> [any Mark] in
            guard let value = impact.rate.value, !impact.rate.suppressed else {
                return [Label(CellText.withheld, x: 0, y: Double(row), .muted)]
            }
            let style = SeriesStyle(impact.segment)
            return [
                Dot(
                    value, y: Double(row), low: impact.rate.low, high: impact.rate.high, symbol: style.symbol,
                    colour: style.colour),
                Label(
                    CellText.whole(value), note: "n = \(CellText.integer(impact.rate.n))",
                    x: max(value, impact.rate.high ?? value), y: Double(row)),
            ]
        }
        return Plot(
            x: .linear(nil, .percent, domain: 0...max(high, 0.01)), y: .band(sorted.map(\.segmentName)), left: left,
            heading: heading ? sorted.first?.title : nil,
            marks: [Rule(.x(overall), label: say("all \(CellText.whole(overall))"))] + marks
        ).draw()
    }

    private static func title(_ rows: [SegmentImpact]) -> String {
        guard let best = rows.sortedDescending(by: \.rate.value).first, let value = best.rate.value else {
            return say("The rates are withheld")
        }
        return say(
            "\(best.title): \(CellText.whole(value)) of \(best.segmentName), against ",
            "\(CellText.whole(best.overall)) of all customers")
    }
}
