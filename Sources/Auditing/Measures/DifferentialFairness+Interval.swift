public import Statistics
import Foundation

/// ε of given customers, with the interval of the ratio that it is the largest of.
public struct DifferentialFairnessEstimate: Sendable, Hashable {
    public var epsilon: Double
    /// Katz's log interval of the two smoothed chances that differ most. As they are the widest of many, both ε and its
    /// interval lie too high.
    public var interval: ConfidenceInterval
    /// Groups with enough customers, which alone count.
    public var groups: Int

    /// - Parameters:
    ///   - answers: one per customer, whole numbers from 0; nil where not known.
    ///   - minimumCount: smaller groups are left out.
    /// - Returns: nil with fewer than two groups.
    public init?(
        _ attribute: ProtectedAttribute, answers: [Int?], answerCount: Int, minimumCount: Int, concentration: Double = 1
    ) {
        precondition(answers.count == attribute.codes.count, "answers are of other customers")
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: answerCount), count: attribute.groups.count)
        for (code, answer) in zip(attribute.codes, answers) {
            if let answer { counts[code][answer] += 1 }
        }
        let large = counts.filter { $0.reduce(0, +) >= max(1, minimumCount) }
        guard let epsilon = DifferentialFairness.epsilon(large, concentration: concentration) else { return nil }
        var reach = 0.0, widest = -1.0
        for answer in 0..<answerCount {
            let chances = large.map { row -> (chance: Double, total: Double) in
                let total = Double(row.reduce(0, +)) + concentration
                return ((Double(row[answer]) + concentration / Double(answerCount)) / total, total)
            }
            guard let low = chances.min(by: { $0.chance < $1.chance }),
                let high = chances.max(by: { $0.chance < $1.chance }), high.chance / low.chance > widest
            else { continue }
            widest = high.chance / low.chance
            let variance = [low, high].reduce(0) { $0 + (1 - $1.chance) / ($1.chance * $1.total) }
            reach = Normal.quantile(0.975) * variance.squareRoot()
        }
        self.epsilon = epsilon
        groups = large.count
        interval = ConfidenceInterval(low: max(0, epsilon - reach), high: epsilon + reach)
    }
}
