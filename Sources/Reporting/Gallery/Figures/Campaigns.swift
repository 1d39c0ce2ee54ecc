import Basics
import Charts
import Findings

extension Figure {
    static let campaigns = Figure(
        name: "campaigns", summary: "Response of customers addressed by a campaign against a control group"
    ) { findings in
        let rows = findings.impact.campaigns
        guard !rows.isEmpty else { return nil }
        let campaigns = rows.distinct(\.campaign)
        let title = title(rows)
        let uplifts = rows.filter(isShown).flatMap { [$0.uplift, $0.upliftLow, $0.upliftHigh, 0] }.compactMap { $0 }
            .filter(\.isFinite)
        let domain = Ticks(covering: uplifts.min() ?? 0, uplifts.max() ?? 0.1, count: 3)
        let rates = rows.flatMap { [$0.treated.value, $0.control.value] }.compactMap { $0 }.filter(\.isFinite)
        let highest = Ticks(covering: 0, rates.max() ?? 1).values.last ?? 1
        let panels = campaigns.prefix(8).map { campaign in
            panel(rows.filter { $0.campaign == campaign }, campaign: campaign, response: highest, uplift: domain)
        }
        let hidden = campaigns.count - panels.count
        return Chart(
            title: title,
            description:
                say(
                    "Dumbbells by segment: response of the control group (hollow) and of those addressed (filled); ",
                    "beside them the difference with its 95 % interval and a line at zero. \(title)."),
            caption:
                say(
                    "Left: response of those addressed (filled) and of the control group (hollow). Right: difference in ",
                    "percentage points with 95 % interval; only an interval clear of zero is evidence.")
                + (hidden > 0 ? say(" \(CellText.plural(hidden, "more campaign")) in the data.") : ""),
            drawing: .stacked(panels, gap: 20), data: GalleryTable.campaignTable(rows))
    }

    private static func panel(_ rows: [CampaignImpact], campaign: String, response: Double, uplift: Ticks) -> Drawing {
        let names = rows.map { BandName(segmentTitle($0), isEmphasised: $0.segment == 0) }
        let rates = rows.enumerated().flatMap { row, impact -> [any Mark] in
            guard let treated = impact.treated.value, let control = impact.control.value else {
                return [Label(CellText.withheld, x: 0, y: Double(row), .muted)]
            }
            let colour = impact.segment == 0 ? "currentColor" : SeriesStyle(impact.segment).colour
            return [
                Interval(min(treated, control), max(treated, control), row: row, colour: colour, width: 2),
                Dot(control, y: Double(row), colour: colour, isHollow: true),
                Dot(treated, y: Double(row), colour: colour),
            ]
        }
        let differences = rows.enumerated().flatMap { row, impact -> [any Mark] in
            guard isShown(impact), let value = impact.uplift else { return [] }
            let isClear = (impact.upliftLow ?? 0) > 0 || (impact.upliftHigh ?? 0) < 0
            let colour = impact.segment == 0 ? "currentColor" : SeriesStyle(impact.segment).colour
            return [
                Dot(
                    value, y: Double(row), low: impact.upliftLow, high: impact.upliftHigh, symbol: .diamond,
                    colour: colour, isHollow: !isClear),
                Label(
                    CellText.points(value, nil, nil), x: max(value, impact.upliftHigh ?? value), y: Double(row),
                    isClear ? .number : .label),
            ]
        }
        let left = Plot(
            x: .linear(say("response"), .percent, domain: 0...max(response, 0.01)), y: Axis(.band(names)), width: 372,
            rowHeight: 26,
            heading: campaign, marks: rates)
        let right = Plot(
            x: .linear(say("difference"), .percent, domain: (uplift.values.first ?? 0)...(uplift.values.last ?? 1)),
            y: Axis(.band(names), isShown: false), width: 240, rowHeight: 26, heading: " ",
            marks: [Rule(.x(0))] + differences)
        return .grid([left.draw(), right.draw()], columns: 2, gap: 28)
    }

    /// Nothing is drawn, not even an end of a scale, from what was withheld.
    private static func isShown(_ impact: CampaignImpact) -> Bool {
        !impact.treated.suppressed && !impact.control.suppressed && impact.uplift != nil
    }

    static func segmentTitle(_ impact: CampaignImpact) -> String {
        impact.segment == 0 ? say("All customers") : impact.segmentName
    }

    private static func title(_ rows: [CampaignImpact]) -> String {
        let judged = rows.filter { isShown($0) && $0.segment != 0 && $0.upliftLow != nil && $0.upliftHigh != nil }
        guard !judged.isEmpty else { return say("No campaign can be judged by segment") }
        let clear = judged.filter { ($0.upliftLow ?? 0) > 0 }
        guard let best = clear.sortedDescending(by: \.uplift).first else {
            return
                say(
                    "In none of \(CellText.plural(judged.count, "comparison")) is the response clearly above the control group"
                )
        }
        let all = CellText.plural(judged.count, "comparison"), points = CellText.points(best.uplift, nil, nil)
        return say(
            plural: clear.count,
            one:
                "\(clear.count) of \(all) shows a response above control, most in \(best.segmentName) (\(points) points)",
            other:
                "\(clear.count) of \(all) show a response above control; most in \(best.segmentName) (\(points) points)"
        )
    }
}
