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
        guard repeats >= 1 else {
            throw TrainingChecks.parameter("repeats", of: "PermutationImportance", must: "an Int in 1...", got: repeats)
        }
        precondition(labels.count == x.rows, "\(labels.count) labels for \(x.rows) rows")
        let original = try value(labels, probabilities(x))
        let drops = try parallelMap(groups.count * repeats, threads: threads) { task in
            let group = groups[task / repeats]
            // A stream per name: adding a feature leaves the others' figures as they were.
            var generator = SeededGenerator(
                seed: seed, stream: "permutation-importance/" + group.name, index: task % repeats)
            let order = generator.permutation(x.rows)
            var shuffled = x
            for (row, source) in order.enumerated() {
                for column in group.columns { shuffled[row, column] = x[source, column] }
            }
            return original - (try value(labels, probabilities(shuffled)))
        }
        return groups.enumerated().map { index, group in
            Importance(group: group, drops: Array(drops[index * repeats..<(index + 1) * repeats]))
        }
    }

    /// The drops of all folds together; each fold's list must be of the same groups.
    public static func pooled(_ folds: [[Importance]]) -> [Importance] {
        (folds.first ?? []).indices.map { index in
            Importance(group: folds[0][index].group, drops: folds.flatMap { $0[index].drops })
        }
    }

    private func value(_ labels: [Int], _ probabilities: Matrix) throws(Diagnostic) -> Double {
        guard let value = score.value(truth: labels, probabilities: probabilities) else {
            throw Diagnostic(.error, "learning.one-class", "'\(score)' needs held-out rows of two classes")
        }
        return value
    }
}
