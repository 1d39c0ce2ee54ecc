import Auditing
import Basics
import Features
import Findings
import Learning

/// Customers by their scores for recency and frequency, five by five.
struct RFMGrid {
    let table: FeatureTable
    let threshold: Int
    let dominance: DominanceRule

    /// - Returns: nil where recency or frequency isn't known of everybody.
    func callAsFunction() throws(Diagnostic) -> [RFMGridCell]? {
        guard let recency = table.numbers("recency"), let frequency = table.numbers("frequency"),
            (recency + frequency).allSatisfy(\.isFinite)
        else { return nil }
        let scores = try RFMRules().fit(recency: recency, frequency: frequency, monetary: frequency)
            .scores(recency: recency, frequency: frequency, monetary: frequency)
        let monetary = table.numbers("monetary")
        let places = (1...5).flatMap { recency in (1...5).map { (recency: recency, frequency: $0) } }
        let members = places.map { place in
            scores.indices.filter { scores[$0].recency == place.recency && scores[$0].frequency == place.frequency }
        }
        let counts = withheld(
            (0..<5).map { row in (0..<5).map { members[row * 5 + $0].count } }, threshold: threshold
        ).flatMap(\.self)
        let spend = members.map { rows in rows.compactMap { monetary?[$0] }.filter(\.isFinite) }
        let isDominated = dominance.suppress(spend, withheld: Set(counts.indices.filter { counts[$0] == nil }))
        return places.indices.map { index in
            let n = counts[index]
            let hasValue = monetary != nil && n != nil && !spend[index].isEmpty && !isDominated[index]
            return RFMGridCell(
                recency: places[index].recency, frequency: places[index].frequency, n: n,
                share: n.map { Double($0) / Double(scores.count) },
                value: hasValue ? spend[index].reduce(0, +) / Double(spend[index].count) : nil)
        }
    }
}
