import Basics
import Charts
import Findings

extension Figure {
    static let activity = Figure(
        name: "activity", summary: "Purchases by calendar month"
    ) { findings in
        guard let months = findings.data.activity else { return nil }
        let hasAmount = months.contains { $0.amount != nil }
        let unit = hasAmount ? findings.study.currency.map { say("amount in \($0)") } ?? say("amount") : say("orders")
        let value = { (month: ActivityMonth) in hasAmount ? month.amount ?? 0 : Double(month.orders) }
        let data = table(months, hasAmount: hasAmount)
        guard let peak = months.sortedDescending(by: value).first else {
            return .empty(title: say("No purchases in any month"), data: data)
        }
        let title =
            say("Busiest month: \(monthName(peak.month)), \(NumberFormat.compact(value(peak)))")
            + (hasAmount ? findings.study.currency.map { " \($0)" } ?? "" : say(" orders"))
        var x = Axis.band(months.map { monthName($0.month) })
        x.isOrdinal = true
        let points = months.enumerated().map { (x: Double($0.offset), y: value($0.element)) }
        let dots =
            points.count <= 36 ? points.map { Dot($0.x, y: $0.y, colour: "var(--s0)", radius: 2.5) as any Mark } : []
        let plot = Plot(
            x: x, y: .linear(unit, .compact, zero: true), height: 170,
            marks: [Area(points.map { ($0.x, 0, $0.y) }, opacity: 0.14), Line(points)] + dots)
        return Chart(
            title: title,
            description: say(
                "Line with filled area, from zero: \(unit) by month from \(monthName(months[0].month)) to ",
                "\(monthName(months[months.count - 1].month)). \(title)."),
            caption: say(
                "Accepted purchases by calendar month, \(unit); the first and the last month may be incomplete."),
            drawing: plot.draw(), data: data)
    }

    /// `2011-03` → `Mar 2011`
    private static func monthName(_ month: String) -> String {
        let parts = month.split(separator: "-")
        let names = [
            say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"), say("Jul"), say("Aug"), say("Sep"),
            say("Oct"), say("Nov"), say("Dec"),
        ]
        guard parts.count >= 2, let number = Int(parts[1]), (1...12).contains(number) else { return month }
        return "\(names[number - 1]) \(parts[0])"
    }

    private static func table(_ months: [ActivityMonth], hasAmount: Bool) -> DataTable {
        var columns: [DataTable.Column] = [.text(say("Month")), .number(say("Orders")), .number(say("Customers"))]
        if hasAmount { columns.append(.number(say("Amount"))) }
        return DataTable(
            columns,
            rows: months.map { month in
                var cells = [month.month, CellText.integer(month.orders), CellText.integer(month.customers)]
                if hasAmount { cells.append(NumberFormat.integer(month.amount)) }
                return cells
            })
    }
}
