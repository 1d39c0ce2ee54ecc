import Basics
import Charts
import Findings
import Foundation

/// Ratios of a group's rate to the reference group's, with intervals, on a logarithmic axis around 1.
struct AuditForest {
    struct Row {
        var attribute: String
        var reference: String
        /// The segment or the outcome.
        var subject: String
        var rate: GroupRate

        var isWithheld: Bool { rate.rate.suppressed }

        /// Withheld figures give no verdict away.
        var verdict: String { isWithheld ? CellText.withheld : rate.verdict }

        /// How far from equal, whatever the direction; nil where there is no ratio.
        var width: Double? { (isWithheld ? nil : rate.ratio).flatMap { $0 > 0 && $0.isFinite ? abs(log($0)) : nil } }
    }

    var rows: [Row]
    var threshold: Double
    static let most = 24
    static let ticks = [0.125, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8]

    func chart(title: String, caption: String) -> Chart {
        guard !rows.isEmpty else { return .empty(title: title, caption: caption, data: table([])) }
        let shown = shownRows
        let isOneSubject = rows.distinct(\.subject).count == 1
        var names: [BandName] = []
        var marks: [any Mark] = [Band(threshold, 1 / threshold), Rule(.x(1))]
        for attribute in shown.distinct(\.attribute) {
            let group = shown.filter { $0.attribute == attribute }
            names.append(BandName(say("\(attribute), against \(group[0].reference)"), isHeading: true))
            for row in group {
                marks += self.marks(row, at: names.count)
                names.append(BandName(isOneSubject ? row.rate.group : "\(row.rate.group) · \(row.subject)"))
            }
        }
        let domain = domain(shown)
        var x = Axis(.logarithmic, title: say("ratio to the reference group (log scale)"), domain: domain)
        x.ticks = Self.ticks
        let plot = Plot(x: x, y: Axis(.band(names)), rowHeight: 24, marks: marks)
        let hidden = rows.count - shown.count
        return Chart(
            title: title,
            description:
                say(
                    "Forest plot: ratio of each group's rate to the reference group's with Katz 95 % intervals on a ",
                    "log axis from \(CellText.score(domain.lowerBound)) to \(CellText.score(domain.upperBound)); the band ",
                    "marks \(CellText.score(threshold)) to \(CellText.score(1 / threshold)). \(title)."),
            caption: caption
                + say(
                    " Ratio with Katz 95 % interval; band: \(CellText.score(threshold)) to ",
                    "\(CellText.score(1 / threshold)). Filled diamond: concern; circle: pass; hollow square: insufficient ",
                    "evidence.")
                + (hidden > 0
                    ? say(" \(CellText.plural(hidden, "narrower gap")) left out; all stand in findings.json.") : ""),
            drawing: plot.draw(), data: table(shown))
    }

    /// The concerns and the widest gaps, in the order of the audit.
    private var shownRows: [Row] {
        let ranked = rows.indices.map { $0 }.sortedDescending { index in
            (rows[index].verdict == "concern" ? 1e6 : 0) + (rows[index].width ?? 0)
        }
        return ranked.prefix(Self.most).sorted().map { rows[$0] }
    }

    private func marks(_ row: Row, at index: Int) -> [any Mark] {
        let rate = row.rate
        guard !rate.rate.suppressed, let ratio = rate.ratio, row.width != nil else {
            return [Label(rate.rate.suppressed ? CellText.withheld : say("no ratio"), x: 1, y: Double(index), .muted)]
        }
        let look: (symbol: Symbol, isHollow: Bool, colour: String, style: TextStyle) =
            switch rate.verdict {
            case "concern": (.diamond, false, "var(--bad)", .concern)
            case "pass": (.circle, false, "currentColor", .pass)
            default: (.square, true, "var(--unk)", .unknown)
            }
        return [
            Dot(
                ratio, y: Double(index), low: rate.ratioLow, high: rate.ratioHigh, symbol: look.symbol,
                colour: look.colour, isHollow: look.isHollow),
            Label(
                word(rate.verdict), x: max(ratio, rate.ratioHigh.flatMap { $0.isFinite ? $0 : nil } ?? ratio),
                y: Double(index),
                look.style, dy: 4),
        ]
    }

    private func domain(_ rows: [Row]) -> ClosedRange<Double> {
        let values = rows.filter { !$0.isWithheld }.flatMap { [$0.rate.ratio, $0.rate.ratioLow, $0.rate.ratioHigh] }
            .compactMap { $0 }
            .filter { $0.isFinite && $0 > 0 }
        let low = max(0.125, min(values.min() ?? 1, threshold * 0.9))
        let high = min(8, max(values.max() ?? 1, 1 / threshold * 1.1))
        return min(low * 0.96, 0.72)...max(high, 1.4)
    }

    private func table(_ rows: [Row]) -> DataTable {
        DataTable(
            [
                .text(say("Attribute")), .text(say("Group")), .text(say("Segment or outcome")),
                .number(say("Rate [95 %]")), .number("n"),
                .number(say("Ratio [95 %]")), .text(say("Verdict")),
            ],
            rows: rows.map { row in
                let rate = row.rate
                return [
                    row.attribute, rate.group, row.subject, CellText.rate(rate.rate), CellText.size(rate.rate),
                    rate.rate.suppressed
                        ? CellText.withheld : CellText.score(rate.ratio, rate.ratioLow, rate.ratioHigh),
                    row.isWithheld ? row.verdict : word(row.verdict),
                ]
            })
    }
}
