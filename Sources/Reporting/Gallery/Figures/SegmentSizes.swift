import Basics
import Charts
import Findings

extension Figure {
    static let segmentSizes = Figure(
        name: "segment-sizes", summary: "Each segment's share of revenue and of customers"
    ) { findings in
        let rows = findings.segments.map {
            ShareBars.Row(
                name: $0.name, count: $0.size, share: $0.share, revenueShare: $0.revenueShare,
                colour: SeriesStyle($0.id).colour)
        }
        return ShareBars(rows: rows, noun: say("Segment"), customers: findings.data.customers).chart(title: title(rows))
    }

    /// The segment whose revenue exceeds its size most.
    private static func title(_ rows: [ShareBars.Row]) -> String {
        let best = rows.sortedDescending { row in
            row.share.flatMap { share in row.revenueShare.map { $0 - share } }
        }.first
        guard let best else { return say("No segments") }
        if let share = best.share, let revenue = best.revenueShare {
            return say("\(best.name): \(CellText.whole(revenue)) of revenue from \(CellText.whole(share)) of customers")
        }
        guard let largest = rows.sortedDescending(by: \.share).first, largest.share != nil else {
            return say("The sizes of the segments are withheld")
        }
        return rows.count == 1
            ? say("All customers form one segment")
            : say(
                "\(largest.name) is the largest of \(rows.count) segments: \(CellText.whole(largest.share)) of customers"
            )
    }
}
