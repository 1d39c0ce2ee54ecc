import Basics
import Charts
import Findings

extension Figure {
    static let rfmGrid = Figure(
        name: "rfm-grid", summary: "Customers by recency and frequency, five by five, with their mean spend"
    ) { findings in
        guard let cells = findings.impact.purchases?.grid, !cells.isEmpty else { return nil }
        let currency = findings.study.currency
        let hasValue = cells.contains { $0.value != nil }
        let shade = { (cell: RFMGridCell) in hasValue ? cell.value : cell.share }
        let strongest = cells.compactMap(shade).filter(\.isFinite).max() ?? 1
        let scores = Array(1...5), rows = Array(scores.reversed())
        let marks = cells.compactMap { cell -> (any Mark)? in
            guard let column = scores.firstIndex(of: cell.frequency), let row = rows.firstIndex(of: cell.recency) else {
                return nil
            }
            guard let n = cell.n else {
                return Charts.Cell(column: column, row: row, colour: ("var(--soft)", 0), text: CellText.withheld)
            }
            guard n > 0 else { return Charts.Cell(column: column, row: row, colour: ("var(--soft)", 0), text: "–") }
            let share = CellText.whole(cell.share)
            return Charts.Cell(
                column: column, row: row,
                colour: HeatColour.sequential((shade(cell) ?? 0) / (strongest > 0 ? strongest : 1)),
                text: hasValue ? NumberFormat.compact(cell.value) : share, note: hasValue ? share : nil)
        }
        let title = title(cells, currency: currency)
        let plot = Plot(
            x: Axis(.band(scores.map { BandName("\($0)") }), title: say("frequency, 5 most often →"), isOnTop: true),
            y: .band(rows.map { $0 == 5 ? say("recency 5") : $0 == 1 ? say("longest ago 1") : "\($0)" }), rowHeight: 38,
            marks: marks)
        return Chart(
            title: title,
            description: say(
                "Heat map of five scores for recency (rows, 5 most recent) by five for frequency (columns). ",
                "\(title)."),
            caption: (hasValue
                ? say("Mean spend per customer\(currency.map { ", \($0)" } ?? ""); below it the share of customers. ")
                : say("Share of customers. "))
                + say(
                    "Scores are fifths of the customers; ties share a score, so that fifths differ in size. ",
                    "n = \(CellText.integer(findings.data.customers))."),
            drawing: plot.draw(), data: table(cells, hasValue: hasValue, currency: currency))
    }

    private static func title(_ cells: [RFMGridCell], currency: String?) -> String {
        guard let best = cells.first(where: { $0.recency == 5 && $0.frequency == 5 }), let share = best.share else {
            return say("Customers by recency and frequency")
        }
        let value = best.value.map {
            say(", who spent \(NumberFormat.compact($0))\(currency.map { " \($0)" } ?? "") each")
        }
        return say("\(CellText.whole(share)) of customers are both the most recent and the most frequent")
            + (value ?? "")
    }

    private static func table(_ cells: [RFMGridCell], hasValue: Bool, currency: String?) -> DataTable {
        var columns: [DataTable.Column] = [
            .text(say("Recency score")), .text(say("Frequency score")), .number(say("Customers")),
            .number(say("Share")),
        ]
        if hasValue { columns.append(.number(say("Mean spend") + (currency.map { ", \($0)" } ?? ""))) }
        return DataTable(
            columns,
            rows: cells.map { cell in
                var line = [
                    "\(cell.recency)", "\(cell.frequency)", CellText.count(cell.n),
                    CellText.share(cell.share, n: cell.n),
                ]
                if hasValue { line.append(cell.n == nil ? CellText.withheld : NumberFormat.significant(cell.value)) }
                return line
            })
    }
}
