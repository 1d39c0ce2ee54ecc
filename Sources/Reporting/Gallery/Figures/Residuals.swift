import Basics
import Charts
import Findings

extension Figure {
    static let residuals = Figure(
        name: "residuals", summary: "Which groups are in which segment more or less often than chance would put them"
    ) { findings in
        guard let audit = findings.audit else { return nil }
        let attributes = audit.attributes.filter { attribute in
            attribute.segments.contains { $0.rates.contains { $0.residual != nil } }
        }
        guard let segments = attributes.first?.segments else { return nil }
        let all = attributes.flatMap { attribute in
            (attribute.segments.first?.rates ?? []).map(\.group).map { group in
                Row(
                    attribute: attribute.name, group: group,
                    cells: attribute.segments.map { segment in segment.rates.first { $0.group == group } })
            }
        }
        let rows = all.filter { row in row.cells.contains { residual($0) != nil } }
        guard !rows.isEmpty else { return nil }
        let shown = strongest(rows, most: max(4, 60 / max(1, segments.count)))
        var names: [BandName] = []
        var marks: [any Mark] = []
        for attribute in shown.distinct(\.attribute) {
            names.append(BandName(attribute, isHeading: true))
            for row in shown where row.attribute == attribute {
                marks += row.cells.enumerated().map { cell($0.element, column: $0.offset, row: names.count) }
                names.append(BandName(row.group))
            }
        }
        let plot = Plot(
            x: Axis(.band(segments.map { BandName($0.segmentName) }), isOnTop: true), y: Axis(.band(names)),
            rowHeight: 26, marks: marks)
        let title = title(rows, segments)
        let hidden = rows.count - shown.count, withheld = all.count - rows.count
        return Chart(
            title: title,
            description: say(
                "Heat map of groups by segments: adjusted standardised residuals, above zero where a group is in ",
                "the segment more often than independence would have it. \(title)."),
            caption: say(
                "Adjusted standardised residuals: the distance from what independence would put there, in standard ",
                "deviations; orange more, blue less. Bold with *: stands out after Holm's adjustment over all cells of ",
                "the attribute that are shown (5 %). A residual grows with the number of customers: it says that a ",
                "difference is there, not that it is large.")
                + (hidden > 0 ? say(" \(CellText.plural(hidden, "group")) with smaller residuals left out.") : "")
                + (withheld > 0 ? say(" \(CellText.plural(withheld, "group")) withheld throughout.") : ""),
            drawing: plot.draw(), data: table(shown, segments))
    }

    private struct Row {
        var attribute: String
        var group: String
        /// By segment.
        var cells: [GroupRate?]

        var strength: Double { cells.compactMap { Figure.residual($0) }.map { abs($0) }.max() ?? 0 }
    }

    private static func residual(_ rate: GroupRate?) -> Double? {
        guard let rate, !rate.rate.suppressed, let residual = rate.residual, residual.isFinite else { return nil }
        return residual
    }

    /// In the order of the audit.
    private static func strongest(_ rows: [Row], most: Int) -> [Row] {
        rows.indices.map { $0 }.sortedDescending { rows[$0].strength }.prefix(most).sorted().map { rows[$0] }
    }

    private static func cell(_ rate: GroupRate?, column: Int, row: Int) -> Charts.Cell {
        guard let residual = residual(rate) else {
            return Charts.Cell(column: column, row: row, colour: ("var(--soft)", 0), text: CellText.withheld)
        }
        let standsOut = rate?.standsOut == true
        return Charts.Cell(
            column: column, row: row, colour: HeatColour.diverging(residual, limit: 5), text: text(residual, standsOut),
            isEmphasised: standsOut)
    }

    private static func text(_ residual: Double, _ standsOut: Bool) -> String {
        CellText.signed(residual, digits: 1) + (standsOut ? "*" : "")
    }

    private static func title(_ rows: [Row], _ segments: [SegmentAudit]) -> String {
        let cells = rows.flatMap { row in
            zip(segments, row.cells).map { (group: row.group, segment: $0.segmentName, rate: $1) }
        }.filter { residual($0.rate) != nil }
        let marked = cells.filter { $0.rate?.standsOut == true }
        let all = CellText.plural(cells.count, "cell")
        guard let most = marked.sortedDescending(by: { residual($0.rate).map { abs($0) } }).first,
            let value = residual(most.rate)
        else { return say("In none of \(all) does a group stand out") }
        let figure = CellText.signed(value, digits: 1)
        return say(
            plural: marked.count,
            one: "\(marked.count) of \(all) stands out, most \(most.group) in \(most.segment) (\(figure))",
            other: "\(marked.count) of \(all) stand out, most \(most.group) in \(most.segment) (\(figure))")
    }

    private static func table(_ rows: [Row], _ segments: [SegmentAudit]) -> DataTable {
        DataTable(
            [.text(say("Attribute")), .text(say("Group"))] + segments.map { .number($0.segmentName) },
            rows: rows.map { row in
                [row.attribute, row.group]
                    + row.cells.map { rate in
                        residual(rate).map { text($0, rate?.standsOut == true) } ?? CellText.withheld
                    }
            }, caption: say("Adjusted standardised residuals; * stands out after Holm's adjustment"))
    }
}
