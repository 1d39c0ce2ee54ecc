import Basics
import Charts
import Findings

extension GalleryTable {
    static let purchases = GalleryTable(name: "purchases", summary: "What is expected of each segment's customers") {
        findings in
        guard let facts = findings.impact.purchases, !facts.segments.isEmpty else { return nil }
        return purchaseTable(facts, currency: findings.study.currency)
    }

    static func purchaseTable(_ facts: PurchaseFacts, currency: String?) -> DataTable {
        let hasValue = facts.segments.contains { $0.value != nil }
        var columns: [DataTable.Column] = [
            .text(say("Segment")), .number("n"), .number(say("Purchases in \(facts.horizonDays) days [95 %]")),
            .number(say("Still buys [95 %]")),
        ]
        if hasValue { columns.append(.number(say("Spend\(currency.map { ", \($0)" } ?? "") [95 %]"))) }
        return DataTable(
            columns,
            rows: facts.segments.map { row in
                let absent = row.n == 0 ? NumberFormat.missing : CellText.withheld
                var cells = [
                    row.segmentName, CellText.count(row.n),
                    row.expected.map { CellText.score($0) } ?? absent,
                    row.alive.map { estimate in
                        CellText.percent(estimate.value)
                            + CellText.interval(estimate.low, estimate.high) { CellText.percent($0) }
                    } ?? absent,
                ]
                if hasValue {
                    cells.append(
                        row.value.map { estimate in
                            NumberFormat.significant(estimate.value)
                                + CellText.interval(estimate.low, estimate.high) { NumberFormat.significant($0) }
                        } ?? absent)
                }
                return cells
            }, caption: say("Per customer with a purchase, expected by the model"))
    }

    static let purchaseParameters = GalleryTable(
        name: "purchase-parameters", summary: "The parameters of the models of buying"
    ) { findings in
        guard let facts = findings.impact.purchases, !facts.parameters.isEmpty else { return nil }
        return DataTable(
            [.text(say("Parameter")), .number(say("Value")), .number(say("Standard error")), .text(say("Meaning"))],
            rows: facts.parameters.map {
                [
                    $0.name, NumberFormat.significant($0.value, digits: 4),
                    NumberFormat.significant($0.error, digits: 2), $0.meaning,
                ]
            }, caption: say("Maximum likelihood; time in weeks"))
    }
}
