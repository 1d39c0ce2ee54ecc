import Basics
import Charts
import Findings

extension Figure {
    static let purchaseSegments = Figure(
        name: "purchase-segments", summary: "Purchases expected of each segment, who still buys, and their value"
    ) { findings in
        guard let facts = findings.impact.purchases, !facts.segments.isEmpty else { return nil }
        let rows = facts.segments.sortedDescending(by: \.expected?.value)
        let left = min(230, (rows.map { textWidth($0.segmentName, .label) }.max() ?? 0).rounded(.up) + 10)
        let currency = findings.study.currency
        var panels = [
            panel(
                rows, say("Purchases per customer in the next \(facts.horizonDays) days"), .linear(nil, zero: true),
                left: left, \.expected
            ) { CellText.score($0) },
            panel(
                rows, say("Probability that a customer still buys"), .linear(nil, .percent, domain: 0...1), left: left,
                \.alive
            ) { CellText.whole($0) },
        ]
        if rows.contains(where: { $0.value != nil }) {
            panels.append(
                panel(
                    rows,
                    say("Spend per customer in the next \(facts.horizonDays) days")
                        + (currency.map { ", \($0)" } ?? ""), .linear(nil, .compact, zero: true), left: left, \.value
                ) { NumberFormat.significant($0) })
        }
        let title = title(rows, days: facts.horizonDays)
        return Chart(
            title: title,
            description: say(
                "Dots with 95 % intervals by segment, \(CellText.plural(panels.count, "panel")). \(title)."),
            caption: say(
                "Expected by the model from each customer's own history; 95 % intervals, which hold the choice of ",
                "customers and the estimates of the model, not a change of the times.")
                + (facts.n.map { " n = \(CellText.integer($0))." } ?? ""),
            drawing: .stacked(panels, gap: 20), data: GalleryTable.purchaseTable(facts, currency: currency))
    }

    private static func panel(
        _ rows: [SegmentPurchases], _ heading: String, _ x: Axis, left: Double,
        _ figure: (SegmentPurchases) -> Estimate?, text: (Double) -> String
    ) -> Drawing {
        let marks = rows.enumerated().flatMap { index, row -> [any Mark] in
            guard let estimate = figure(row) else {
                return [Label(row.n == 0 ? say("no purchases yet") : CellText.withheld, x: 0, y: Double(index), .muted)]
            }
            let style = SeriesStyle(row.segment)
            return [
                Dot(
                    estimate.value, y: Double(index), low: estimate.low, high: estimate.high, symbol: style.symbol,
                    colour: style.colour),
                Label(
                    text(estimate.value), note: row.n.map { "n = \(CellText.integer($0))" },
                    x: max(estimate.value, estimate.high ?? estimate.value), y: Double(index)),
            ]
        }
        return Plot(x: x, y: .band(rows.map(\.segmentName)), left: left, heading: heading, marks: marks).draw()
    }

    private static func title(_ rows: [SegmentPurchases], days: Int) -> String {
        let shown = rows.filter { $0.expected != nil }
        guard let best = shown.first, let most = best.expected?.value else { return say("The forecasts are withheld") }
        let start = say("\(best.segmentName): \(CellText.score(most)) purchases per customer expected in \(days) days")
        guard shown.count > 1, let last = shown.last, let least = last.expected?.value else { return start }
        return start + say(", against \(CellText.score(least)) of \(last.segmentName)")
    }
}
