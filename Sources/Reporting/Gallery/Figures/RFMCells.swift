import Basics
import Charts
import Findings

extension Figure {
    static let rfmCells = Figure(
        name: "rfm-cells", summary: "The rule-based RFM cells: share of revenue and of customers"
    ) { findings in
        guard let baseline = findings.segmentation.baselines.first(where: { $0.method == "rfm-rules" }),
            let cells = baseline.cells
        else { return nil }
        let rows = cells.map {
            ShareBars.Row(
                name: word($0.name), count: $0.n, share: $0.suppressed ? nil : $0.share, revenueShare: $0.revenueShare,
                colour: "var(--mut)")
        }
        let agreement =
            baseline.agreement.map { say("; they agree with the segments at ARI \(CellText.score($0))") } ?? ""
        let largest = rows.sortedDescending(by: \.share).first
        let title = largest.flatMap { row in
            row.share.map { say("\(row.name) is the largest RFM cell: \(CellText.whole($0)) of customers") }
        }
        return ShareBars(rows: rows, noun: say("RFM cell"), customers: findings.data.customers)
            .chart(title: (title ?? say("The RFM cells are withheld")) + agreement)
    }
}
