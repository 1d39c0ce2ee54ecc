import Basics
public import Statistics

/// How much a fitted classifier's score on held-out rows drops when a feature (or a group of correlated ones) is
/// shuffled (Breiman 2001; Fisher, Rudin & Dominici 2019): what the model relies on, not what causes the outcome.
public struct PermutationImportance: Sendable, Hashable {
    public typealias Score = ScoreMeasure

    public var score: Score
    /// Shuffles of each group.
    public var repeats: Int
    public var seed: UInt64
    public var threads: Int

    public init(score: Score = .macroF1, repeats: Int = 10, seed: UInt64, threads: Int = 1) {
        self.score = score
        self.repeats = repeats
        self.seed = seed
        self.threads = threads
    }

    public struct Importance: Sendable, Hashable, Codable {
        public let group: FeatureGroup
        /// Score of the rows as they are minus score of the shuffled ones, one per shuffle.
        public let drops: [Double]
        public var mean: Double { Summary.mean(drops) }
        /// Of the drops, about their own mean (not the sample's), as scikit-learn.
        public var standardDeviation: Double { Summary.standardDeviation(drops, ddof: 0) }
    }

    /// - Parameters:
    ///   - x: held-out rows x features, as `probabilities` wants them.
    ///   - labels: per row its class.
    ///   - groups: what to shuffle together, the result's order. The columns of a group move as one.
    ///   - probabilities: of a fitted classifier: rows x classes.
    public func importances(
        _ x: Matrix, labels: [Int], groups: [FeatureGroup],
        probabilities: @Sendable (Matrix) throws -> Matrix
    ) throws -> [Importance] {
        let original = try value(labels, probabilities(x))
        return try shuffling(labels, groups, original: original) { group, orders in
            // One copy serves all shuffles of a group: each writes all of its columns anew.
            var shuffled = x
            return try orders.map { order in
                for (row, source) in order.enumerated() {
                    for column in group.columns { shuffled[row, column] = x[source, column] }
                }
                return try value(labels, probabilities(shuffled))
            }
        }
    }

    /// The same of a model: the same figures, but sooner for a decision tree, of which only those rows are asked again
    /// on whose way a feature of the group is.
    public func importances(
        _ x: Matrix, labels: [Int], groups: [FeatureGroup], model: some ClassifierModel
    ) throws -> [Importance] {
        guard let tree = model as? DecisionTreeModel, ShuffledTree.measures.contains(score) else {
            return try importances(x, labels: labels, groups: groups) { try model.probabilities($0) }
        }
        let shuffled = try ShuffledTree(tree, x, labels: labels, score: score)
        return try shuffling(labels, groups, original: shuffled.original) { group, orders in
            try shuffled.scores(group, orders)
        }
    }

    /// The drops of all folds together; each fold's list must be of the same groups.
    public static func pooled(_ folds: [[Importance]]) -> [Importance] {
        (folds.first ?? []).indices.map { index in
            Importance(group: folds[0][index].group, drops: folds.flatMap { $0[index].drops })
        }
    }

    /// - Parameter scores: of a group's shuffles, each given by the row that each row's values are taken from.
    private func shuffling(
        _ labels: [Int], _ groups: [FeatureGroup], original: Double,
        scores: @Sendable (FeatureGroup, LazyMapSequence<Range<Int>, [Int]>) throws -> [Double]
    ) throws -> [Importance] {
        guard repeats >= 1 else {
            throw TrainingChecks.parameter("repeats", of: "PermutationImportance", must: "an Int in 1...", got: repeats)
        }
        return try parallelMap(groups.count, threads: threads) { index in
            let group = groups[index]
            let orders = (0..<repeats).lazy.map { number in
                // A stream per name: adding a feature leaves the others' figures as they were.
                var generator = SeededGenerator(
                    seed: seed, stream: "permutation-importance/" + group.name, index: number)
                return generator.permutation(labels.count)
            }
            return Importance(group: group, drops: try scores(group, orders).map { original - $0 })
        }
    }

    private func value(_ labels: [Int], _ probabilities: Matrix) throws(Diagnostic) -> Double {
        precondition(labels.count == probabilities.rows, "\(labels.count) labels for \(probabilities.rows) rows")
        return try score.checked(score.value(truth: labels, probabilities: probabilities))
    }
}
