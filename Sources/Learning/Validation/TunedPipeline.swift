import Basics
public import Statistics

/// A pipeline whose hyperparameters are chosen by cross-validation among the rows it learns from. Validated in turn,
/// this is nested cross-validation (Varma & Simon 2006): the rows it is tested on take no part in the choice.
public struct TunedPipeline<P: ClassificationPipeline>: ClassificationPipeline {
    /// The same pipeline with different settings; of equally good ones the earlier wins: the simplest first.
    public var candidates: [P]
    public var measure: ScoreMeasure
    /// Inner folds, stratified.
    public var folds: Int
    public var seed: UInt64
    /// Of the inner cross-validation.
    public var threads: Int

    public init(candidates: [P], measure: ScoreMeasure, folds: Int = 5, seed: UInt64, threads: Int = 1) {
        self.candidates = candidates
        self.measure = measure
        self.folds = folds
        self.seed = seed
        self.threads = threads
    }

    public struct Fitted: FittedClassifier {
        /// The chosen candidate, fitted to all training rows.
        public let model: P.Fitted
        /// The place of the chosen candidate.
        public let chosen: Int
        /// Per candidate the mean over the inner folds; empty where there was nothing to choose. NaN without a score.
        public let scores: [Double]

        public func probabilities(rows: [Int]) throws -> Matrix { try model.probabilities(rows: rows) }
    }

    public func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        guard !candidates.isEmpty else {
            throw Diagnostic(.error, "learning.candidates", "a choice of hyperparameters needs at least one candidate")
        }
        let scores = candidates.count > 1 ? try innerScores(rows, labels) : []
        let best = scores.indices.filter { !scores[$0].isNaN }.max { (scores[$0], $1) < (scores[$1], $0) } ?? 0
        return Fitted(
            model: try candidates[best].fit(training: rows, labels: labels), chosen: best, scores: scores)
    }

    private func innerScores(_ rows: [Int], _ labels: [Int]) throws -> [Double] {
        let inner = try StratifiedFolds(count: min(folds, rows.count), seed: seed).folds(labels: labels)
        let scores = try parallelMap(candidates.count * inner.count, threads: threads) { task in
            let fold = inner[task % inner.count]
            let fitted = try candidates[task / inner.count].fit(
                training: fold.training.map { rows[$0] }, labels: fold.training.map { labels[$0] })
            return measure.value(
                truth: fold.test.map { labels[$0] },
                probabilities: try fitted.probabilities(rows: fold.test.map { rows[$0] }))
        }
        return candidates.indices.map { index in
            Summary.mean(scores[index * inner.count..<(index + 1) * inner.count].compactMap(\.self))
        }
    }
}
