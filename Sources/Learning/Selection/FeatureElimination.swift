/// The path from all features to the fewest, how well each number did, and where to stop.
public struct FeatureElimination: Sendable, Hashable {
    public struct Step: Sendable, Hashable {
        /// Those left, ascending, on all training rows.
        public let features: [Int]
        /// Of each inner fold that has a score, with as many features, though perhaps others.
        public let scores: [Double]
        public var score: FoldMean? { FoldMean(scores) }
    }

    public let measure: ScoreMeasure
    /// From all features down.
    public let steps: [Step]
    /// Place in `steps` of the best mean, the fewest features of equal ones.
    public let best: Int
    /// Place in `steps` of the choice.
    public let chosen: Int

    /// Without any score all features are kept.
    init(measure: ScoreMeasure, steps: [Step], oneStandardError: Bool) {
        self.measure = measure
        self.steps = steps
        let means = steps.map { $0.score?.mean ?? -.infinity }
        let top = means.max() ?? -.infinity
        let best = top == -.infinity ? 0 : means.lastIndex(of: top) ?? 0
        self.best = best
        guard oneStandardError, let score = steps[best].score, let deviation = score.standardDeviation else {
            chosen = best
            return
        }
        let bound = top - deviation / Double(steps[best].scores.count).squareRoot()
        chosen = means.lastIndex { $0 >= bound } ?? best
    }

    /// The chosen features, ascending.
    public var features: [Int] { steps[chosen].features }

    /// Every feature's place: 1 for the chosen ones, 2 for those left out last, and so on.
    public var ranking: [Int] {
        let count = steps[0].features.count
        return (0..<count).map { feature in
            let last = steps.lastIndex { $0.features.contains(feature) } ?? 0
            return max(0, chosen - last) + 1
        }
    }
}
