import Basics
import Charts
import Findings

extension Figure {
    static let purchaseFit = Figure(
        name: "purchase-fit", summary: "Repeat purchases that the model of buying expects, against those made"
    ) { findings in
        guard let facts = findings.impact.purchases, !facts.fit.isEmpty else { return nil }
        let left = (facts.fit.map { textWidth($0.purchases, .label) }.max() ?? 0).rounded(.up) + 10
        var panels = [fitPanel(facts.fit, left: left)]
        if let check = facts.check { panels.append(checkPanel(check, left: left)) }
        let title = title(facts)
        return Chart(
            title: title,
            description: say(
                "Bars: customers by number of repeat purchases; hollow dots: as many as the model expects. ")
                + (facts.check == nil ? "" : say("Below, purchases per customer in \(window(facts.check)). "))
                + "\(title).",
            caption: say("Rows: repeat purchases before the cut-off")
                + (facts.check?.afterCutOff == false ? say(" (below: before the days foretold)") : "")
                + say(". Bars and filled dots: customers; hollow dots: model.")
                + (facts.n.map { " n = \(CellText.integer($0))." } ?? ""),
            drawing: .stacked(panels, gap: 20), data: table(facts))
    }

    private static func fitPanel(_ rows: [PurchaseFit], left: Double) -> Drawing {
        let marks = rows.enumerated().flatMap { index, row -> [any Mark] in
            let bar: [any Mark] =
                row.actual.map { actual in
                    [
                        Bar(Double(actual), row: index, opacity: 0.75),
                        Label(
                            CellText.integer(actual),
                            note: row.expected.map { say("expected \(NumberFormat.integer($0))") },
                            x: max(Double(actual), row.expected ?? 0), y: Double(index)),
                    ]
                } ?? [Label(CellText.withheld, x: row.expected ?? 0, y: Double(index), .muted)]
            return bar + (row.expected.map { [Dot($0, y: Double(index), isHollow: true)] } ?? [])
        }
        return Plot(
            x: .linear(say("customers"), .compact, zero: true), y: .band(rows.map(\.purchases)), rowHeight: 24,
            left: left,
            heading: say("Customers by number of repeat purchases"), marks: marks
        ).draw()
    }

    private static func checkPanel(_ check: PurchaseCheck, left: Double) -> Drawing {
        let marks = check.rows.enumerated().flatMap { index, row -> [any Mark] in
            guard let predicted = row.predicted, let actual = row.actual else {
                return row.n == 0 ? [] : [Label(CellText.withheld, x: 0, y: Double(index), .muted)]
            }
            return [
                Line([(predicted, Double(index)), (actual, Double(index))], colour: "var(--mut)", width: 1),
                Dot(predicted, y: Double(index), isHollow: true), Dot(actual, y: Double(index), colour: "var(--s0)"),
                Label(
                    CellText.score(actual), note: say("expected \(CellText.score(predicted))"),
                    x: max(predicted, actual),
                    y: Double(index)),
            ]
        }
        return Plot(
            x: .linear(say("purchases per customer"), zero: true), y: .band(check.rows.map(\.purchases)), rowHeight: 24,
            left: left, heading: CellText.capitalised(say("purchases in \(window(check))")), marks: marks
        ).draw()
    }

    private static func window(_ check: PurchaseCheck?) -> String {
        guard let check else { return "" }
        return check.afterCutOff
            ? say("the \(check.days) days after the cut-off") : say("the last \(check.days) days before the cut-off")
    }

    private static func title(_ facts: PurchaseFacts) -> String {
        if let check = facts.check {
            return say(
                "The model expected \(CellText.score(check.predicted)) purchases per customer in \(window(check)); ",
                "\(CellText.score(check.actual)) were made")
        }
        guard let most = facts.fit.sortedDescending(by: { $0.actual.map(Double.init) }).first, let actual = most.actual
        else { return say("Repeat purchases: the customers' against the model's") }
        return say(
            "The model expects \(NumberFormat.integer(most.expected)) customers with \(most.purchases) repeat ",
            "purchases; there are \(CellText.integer(actual))")
    }

    private static func table(_ facts: PurchaseFacts) -> DataTable {
        var columns: [DataTable.Column] = [
            .text(say("Repeat purchases")), .number(say("Customers")), .number(say("Expected")),
        ]
        if facts.check != nil {
            columns += [.number(say("n checked")), .number(say("Purchases each")), .number(say("Expected each"))]
        }
        return DataTable(
            columns,
            rows: facts.fit.map { row in
                var cells = [row.purchases, CellText.count(row.actual), NumberFormat.integer(row.expected)]
                if let check = facts.check {
                    let same = check.rows.first { $0.purchases == row.purchases }
                    cells += [
                        CellText.count(same?.n), CellText.score(same?.actual), CellText.score(same?.predicted),
                    ]
                }
                return cells
            })
    }
}
