public import Statistics
import Basics

/// ε with the interval of its bootstrap.
public struct DifferentialFairnessEstimate: Sendable, Hashable {
    public var epsilon: Double
    /// Percentile bootstrap over customers. As the largest of many gaps, ε is biased upward, and so is the interval.
    public var interval: ConfidenceInterval
    /// Groups with enough customers, which alone count.
    public var groups: Int

    /// - Parameters:
    ///   - answers: one per customer, whole numbers from 0; nil where not known.
    ///   - minimumCount: smaller groups are left out.
    /// - Returns: nil with fewer than two groups.
    public init?(
        _ attribute: ProtectedAttribute, answers: [Int?], answerCount: Int, minimumCount: Int, draws: Int = 200,
        seed: UInt64
    ) {
        precondition(answers.count == attribute.codes.count, "answers are of other customers")
        var sizes = [Int](repeating: 0, count: attribute.groups.count)
        for (code, answer) in zip(attribute.codes, answers) where answer != nil { sizes[code] += 1 }
        let cells = zip(attribute.codes, answers).compactMap { code, answer in
            answer.flatMap { sizes[code] >= max(1, minimumCount) ? code * answerCount + $0 : nil }
        }
        func epsilon(_ counts: [Int]) -> Double? {
            DifferentialFairness.epsilon(
                sizes.indices.map { Array(counts[$0 * answerCount..<($0 + 1) * answerCount]) })
        }
        let none = [Int](repeating: 0, count: sizes.count * answerCount)
        guard let value = epsilon(cells.reduce(into: none) { $0[$1] += 1 }) else { return nil }
        var generator = SeededGenerator(seed: seed, stream: "differential fairness of \(attribute.name)")
        let drawn = (0..<draws).compactMap { _ in
            var counts = none
            for _ in cells.indices { counts[cells[generator.below(cells.count)]] += 1 }
            return epsilon(counts)
        }.sorted()
        self.epsilon = value
        groups = sizes.count { $0 >= max(1, minimumCount) }
        interval = ConfidenceInterval(
            low: drawn.isEmpty ? value : Summary.quantile(drawn, 0.025),
            high: drawn.isEmpty ? value : Summary.quantile(drawn, 0.975))
    }
}
