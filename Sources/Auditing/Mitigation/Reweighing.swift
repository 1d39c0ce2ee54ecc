/// Weights that make group and outcome independent before a model learns (Kamiran & Calders 2012): a customer of group g with
/// outcome y weighs P(g) P(y) / P(g, y). The weights add up to the number of customers.
public enum Reweighing {
    /// - Parameters:
    ///   - groups: one per customer.
    ///   - outcomes: of the same customers, whole numbers from 0.
    public static func weights(groups: [Int], outcomes: [Int]) -> [Double] {
        precondition(groups.count == outcomes.count, "groups and outcomes are of different customers")
        var byGroup: [Int: Int] = [:], byOutcome: [Int: Int] = [:], byBoth: [[Int]: Int] = [:]
        for (group, outcome) in zip(groups, outcomes) {
            byGroup[group, default: 0] += 1
            byOutcome[outcome, default: 0] += 1
            byBoth[[group, outcome], default: 0] += 1
        }
        let total = Double(groups.count)
        return zip(groups, outcomes).map { group, outcome in
            let expected = Double(byGroup[group, default: 0]) * Double(byOutcome[outcome, default: 0]) / total
            return expected / Double(byBoth[[group, outcome], default: 1])
        }
    }
}
