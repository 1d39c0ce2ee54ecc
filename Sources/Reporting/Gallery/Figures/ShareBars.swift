import Basics
import Charts

/// Groups of customers with their share of revenue as a bar and their share of customers as a thin bar below;
/// of customers alone where nothing is sold.
struct ShareBars {
    struct Row {
        var name: String
        var count: Int?
        var share: Double?
        var revenueShare: Double?
        var colour: String
    }

    var rows: [Row]
    /// The heading of the first column, e.g. `Segment`.
    var noun: String
    var customers: Int

    func chart(title: String) -> Chart {
        let caption =
            (hasRevenue ? say("Share of revenue; thin bar: share of customers.") : say("Share of customers."))
            + " n = \(CellText.integer(customers))."
        guard !rows.isEmpty else { return .empty(title: title, caption: caption, data: table([])) }
        let sorted = rows.sortedDescending { $0.share == nil ? nil : hasRevenue ? $0.revenueShare : $0.share }
        let plot = Plot(
            x: .linear(nil, .percent, zero: true), y: .band(sorted.map(\.name)),
            rowHeight: Plot.rowHeight(sorted.count) + 2,
            marks: sorted.enumerated().flatMap { marks($0.element, at: $0.offset) })
        return Chart(
            title: title, description: description(sorted), caption: caption, drawing: plot.draw(),
            data: table(sorted))
    }

    private var hasRevenue: Bool { rows.contains { $0.share != nil && $0.revenueShare != nil } }

    private func marks(_ row: Row, at index: Int) -> [any Mark] {
        guard let share = row.share else { return [Label(CellText.withheld, x: 0, y: Double(index), .muted)] }
        guard hasRevenue else {
            return [
                Bar(share, row: index, fill: row.colour),
                Label(CellText.whole(share), x: share, y: Double(index)),
            ]
        }
        let revenue = row.revenueShare ?? 0
        return [
            Bar(revenue, row: index, fill: row.colour, thickness: 11, offset: -4),
            Bar(share, row: index, fill: row.colour, opacity: 0.38, thickness: 5, offset: 6),
            Label(
                row.revenueShare.map { CellText.whole($0) } ?? "–", note: say("of \(CellText.whole(share))"),
                x: max(revenue, share, 0), y: Double(index)),
        ]
    }

    private func description(_ rows: [Row]) -> String {
        let parts = rows.prefix(12).map { row in
            guard let share = row.share else { return "\(row.name) \(CellText.withheld)" }
            let revenue = row.revenueShare.map { say("\(CellText.whole($0)) of revenue from ") } ?? ""
            return say("\(row.name) \(revenue)\(CellText.whole(share)) of customers")
        }
        return say("Horizontal bars by \(CellText.lowercased(noun)), from zero: ") + parts.joined(separator: "; ")
            + "."
    }

    private func table(_ rows: [Row]) -> DataTable {
        var columns: [DataTable.Column] = [.text(noun), .number(say("Customers")), .number(say("Share of customers"))]
        if hasRevenue { columns.append(.number(say("Share of revenue"))) }
        return DataTable(
            columns,
            rows: rows.map { row in
                var cells = [row.name, CellText.count(row.count), CellText.share(row.share, n: row.count)]
                if hasRevenue {
                    cells.append(row.share == nil ? CellText.withheld : CellText.percent(row.revenueShare))
                }
                return cells
            })
    }
}
