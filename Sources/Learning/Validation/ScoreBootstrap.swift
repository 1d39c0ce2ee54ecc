import Basics
public import Statistics

/// Percentile intervals by drawing the customers again, with replacement (Efron 1979). The predictions stay: what varies
/// is whom they are scored on, not how the model was learnt.
public struct ScoreBootstrap: Sendable, Hashable {
    public var repeats: Int
    /// Covered by the interval.
    public var level: Double
    public var seed: UInt64
    public var threads: Int

    public init(repeats: Int = 200, level: Double = 0.95, seed: UInt64, threads: Int = 1) {
        self.repeats = repeats
        self.level = level
        self.seed = seed
        self.threads = threads
    }

    public struct Interval: Sendable, Hashable, Codable {
        public let low: Double
        public let high: Double
    }

    public struct Intervals: Sendable, Hashable, Codable {
        public let accuracy: Interval
        public let macroF1: Interval
        /// nil without probabilities, or where no draw has two classes.
        public let auc: Interval?
        public let averagePrecision: Interval?
    }

    /// - Parameter scored: the macro F1 is the mean over so many classes, the first; over all where nil.
    public func intervals(
        truth: [Int], predicted: [Int], classes: Int, scored: Int? = nil, probabilities: Matrix? = nil
    ) throws -> Intervals {
        try intervals(
            rows: truth.count, classes: classes,
            of: [
                ScoredRows(truth: truth, predicted: predicted, scored: scored ?? classes, probabilities: probabilities)
            ])
    }

    /// Of the mean score over the repeats of a cross-validation: each draw takes the same customers in every repeat.
    public func intervals(repeats predictions: [CrossValidatedPredictions]) throws -> Intervals {
        guard let first = predictions.first else {
            throw Diagnostic(.error, "learning.no-rows", "a bootstrap needs at least one repeat; got none")
        }
        precondition(predictions.allSatisfy { $0.rows == first.rows }, "repeats test the same rows")
        let classes = first.probabilities.columns
        return try intervals(
            rows: first.rows.count, classes: classes,
            of: predictions.map {
                ScoredRows(
                    truth: $0.truth, predicted: $0.predicted, scored: classes, probabilities: $0.probabilities)
            })
    }

    private func intervals(rows: Int, classes: Int, of repeats: [ScoredRows]) throws -> Intervals {
        guard self.repeats >= 1 else {
            throw TrainingChecks.parameter("repeats", of: "ScoreBootstrap", must: "an Int in 1...", got: self.repeats)
        }
        guard level > 0, level < 1 else {
            throw TrainingChecks.parameter("level", of: "ScoreBootstrap", must: "between 0 and 1", got: level)
        }
        guard rows > 0 else {
            throw Diagnostic(.error, "learning.no-rows", "a bootstrap needs at least one row; got none")
        }
        // Without curves the cells of the confusion matrix are all that counts, however many rows there are.
        let cells = repeats.count == 1 && repeats[0].curves == nil ? repeats[0].cells(classes) : nil
        let draws = try parallelMap(self.repeats, threads: threads) { index in
            var generator = SeededGenerator(seed: seed, stream: "score-bootstrap", index: index)
            if let cells { return [repeats[0].scores(counts: generator.multinomial(rows, weights: cells))] }
            let drawn = (0..<rows).map { _ in generator.below(rows) }
            return repeats.map { $0.scores(drawn: drawn, classes: classes) }
        }
        return Intervals(
            accuracy: interval(draws.map { Summary.mean($0.map(\.accuracy)) }),
            macroF1: interval(draws.map { Summary.mean($0.map(\.macroF1)) }),
            auc: interval(draws.map { $0.compactMap(\.auc) }),
            averagePrecision: interval(draws.map { $0.compactMap(\.averagePrecision) }))
    }

    /// Of the means of the draws that have a score.
    private func interval(_ draws: [[Double]]) -> Interval? {
        let means = draws.filter { !$0.isEmpty }.map { Summary.mean($0) }
        return means.isEmpty ? nil : interval(means)
    }

    private func interval(_ values: [Double]) -> Interval {
        let tail = (1 - level) / 2
        return Interval(low: Summary.quantile(values, tail), high: Summary.quantile(values, 1 - tail))
    }
}

/// Predictions, ready to be scored on many draws of their rows.
private struct ScoredRows: Sendable {
    let truth: [Int]
    let predicted: [Int]
    /// Classes with a score of their own.
    let scored: Int
    let curves: RankedClasses?

    init(truth: [Int], predicted: [Int], scored: Int, probabilities: Matrix?) {
        (self.truth, self.predicted, self.scored) = (truth, predicted, scored)
        curves = probabilities.map { RankedClasses(truth: truth, probabilities: $0) }
    }

    typealias Scores = (accuracy: Double, macroF1: Double, auc: Double?, averagePrecision: Double?)

    /// The rows of each true and each predicted class, truth by truth.
    func cells(_ classes: Int) -> [Int] {
        ConfusionMatrix(truth: truth, predicted: predicted, classes: classes).counts.flatMap(\.self)
    }

    func scores(counts: [Int]) -> Scores {
        let classes = Int(Double(counts.count).squareRoot().rounded())
        let confusion = ConfusionMatrix(
            counts: (0..<classes).map { Array(counts[$0 * classes..<($0 + 1) * classes]) })
        return (confusion.accuracy, confusion.macro(ofFirst: scored).f1, nil, nil)
    }

    func scores(drawn: [Int], classes: Int) -> Scores {
        var multiplicities = [Double](repeating: 0, count: truth.count)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
        for row in drawn {
            multiplicities[row] += 1
            counts[truth[row]][predicted[row]] += 1
        }
        let confusion = ConfusionMatrix(counts: counts)
        return (
            confusion.accuracy, confusion.macro(ofFirst: scored).f1, curves?.auc(multiplicities: multiplicities),
            curves?.averagePrecision(multiplicities: multiplicities)
        )
    }
}
