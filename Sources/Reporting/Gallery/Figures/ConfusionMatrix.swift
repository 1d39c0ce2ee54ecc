import Basics
import Charts
import Findings

/// Counts of truth by prediction as row shares; withheld cells stay empty and say so.
struct ConfusionMatrix {
    var classes: [String]
    /// Rows: truth; columns: prediction. Predictions that are none of the classes stand in one more column.
    var counts: [[Int?]]
    var rowTitle: String
    var columnTitle: String
    var n: Int

    func chart(title: String) -> Chart {
        let names = classes, predictions = columns
        guard !names.isEmpty, !counts.isEmpty else { return .empty(title: title, data: table) }
        let cells = counts.prefix(names.count).enumerated().flatMap { row, line in
            line.enumerated().map { column, count in cell(count, row, column) }
        }
        let plot = Plot(
            x: Axis(.band(predictions.map { BandName($0) }), title: "\(columnTitle) →", isOnTop: true), y: .band(names),
            rowHeight: names.count <= 6 ? 38 : 28, marks: cells)
        return Chart(
            title: title,
            description: say(
                "Matrix of \(CellText.plural(names.count, "class")), rows: \(rowTitle), columns: ",
                "\(columnTitle); each cell the share of its row. \(title)."),
            caption: say(
                "Rows: \(rowTitle); columns: \(columnTitle). Share of the row and customers. ",
                "n = \(CellText.integer(n))."),
            drawing: plot.draw(), data: table)
    }

    private var columns: [String] {
        counts.contains { $0.count > classes.count } ? classes + [say("none of these")] : classes
    }

    /// Only where no cell of the row is withheld: a share would give the hidden count away.
    private func rowTotal(_ row: Int) -> Int? {
        let known = counts[row].compactMap { $0 }
        return known.count == counts[row].count ? known.reduce(0, +) : nil
    }

    private func cell(_ count: Int?, _ row: Int, _ column: Int) -> Charts.Cell {
        guard let count else {
            return Charts.Cell(column: column, row: row, colour: ("var(--soft)", 0), text: CellText.withheld)
        }
        guard let total = rowTotal(row), total > 0 else {
            return Charts.Cell(
                column: column, row: row, colour: ("var(--soft)", 0), text: CellText.integer(count),
                isEmphasised: row == column)
        }
        let share = Double(count) / Double(total)
        return Charts.Cell(
            column: column, row: row, colour: HeatColour.sequential(share), text: CellText.whole(share),
            note: CellText.integer(count), isEmphasised: row == column)
    }

    /// The share of all on the diagonal; nil where a cell is withheld.
    var agreement: Double? {
        let all = counts.flatMap { $0 }.compactMap { $0 }
        guard all.count == counts.reduce(0, { $0 + $1.count }), all.reduce(0, +) > 0 else { return nil }
        let diagonal = counts.indices.reduce(0) { sum, row in
            sum + (row < counts[row].count ? counts[row][row] ?? 0 : 0)
        }
        return Double(diagonal) / Double(all.reduce(0, +))
    }

    var table: DataTable {
        DataTable(
            [.text(CellText.capitalised(rowTitle))] + columns.map { .number($0) },
            rows: zip(classes, counts).map { name, line in [name] + line.map { CellText.count($0) } },
            caption: say("Customers; columns: \(columnTitle)"))
    }
}
