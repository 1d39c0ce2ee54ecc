import Basics
import Statistics

/// Cross-validation on several divisions of the same rows: each row is tested once per repeat.
public struct RepeatedCrossValidation: Sendable {
    /// The folds of each repeat.
    public var repeats: [[Fold]]
    public var threads: Int

    public init(repeats: [[Fold]], threads: Int = 1) {
        self.repeats = repeats
        self.threads = threads
    }

    /// What `body` makes of each fold's fitted pipeline: per repeat, in the order of its folds.
    public func map<P: ClassificationPipeline, Result: Sendable>(
        _ pipeline: P, labels: [Int], _ body: @Sendable (P.Fitted, Fold) throws -> Result
    ) throws -> [[Result]] {
        for folds in repeats { try CrossValidation(folds: folds).check(rows: labels.count) }
        // All folds of all repeats at once keep the threads busy to the end.
        let places = repeats.indices.flatMap { number in repeats[number].map { (repeat: number, fold: $0) } }
        let results = try parallelMap(places.count, threads: threads) { index in
            let fold = places[index].fold
            return try body(pipeline.fit(training: fold.training, labels: fold.training.map { labels[$0] }), fold)
        }
        return repeats.indices.map { number in
            zip(places, results).filter { $0.0.repeat == number }.map(\.1)
        }
    }

    public func run<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], classes: Int
    ) throws -> RepeatedPredictions {
        guard !repeats.isEmpty else {
            throw Diagnostic(.error, "learning.folds", "a repeated cross-validation needs at least one repeat")
        }
        let parts = try map(pipeline, labels: labels) { fitted, fold in try fitted.probabilities(rows: fold.test) }
        return RepeatedPredictions(
            repeats: zip(repeats, parts).map {
                CrossValidatedPredictions(folds: $0, probabilities: $1, labels: labels, classes: classes)
            })
    }
}

/// The predictions of each repeat.
public struct RepeatedPredictions: Sendable, Hashable {
    /// At least one.
    public let repeats: [CrossValidatedPredictions]

    /// A score of each repeat's predictions.
    public struct Score: Sendable, Hashable {
        /// One per repeat that has the score.
        public let values: [Double]
        public var mean: Double { Summary.mean(values) }
        /// Over the repeats (ddof 1): how much hangs on how the rows were divided. It is no standard error, as all
        /// repeats score the same rows. nil for one repeat.
        public var standardDeviation: Double? {
            values.count > 1 ? Summary.standardDeviation(values) : nil
        }
    }

    /// - Returns: nil where no repeat has the score.
    public func score(_ score: (ClassificationScores) -> Double?) -> Score? {
        let values = repeats.compactMap { score($0.scores) }
        return values.isEmpty ? nil : Score(values: values)
    }
}
