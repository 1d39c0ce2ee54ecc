public import Statistics
import Basics

/// All that is learnt from data, as one value: preparation, selection and the classifier. It is handed the rows to learn
/// from and their labels, and nothing else, so it can't learn from the rows it will be tested on.
public protocol ClassificationPipeline: Sendable {
    associatedtype Fitted: FittedClassifier

    /// `labels[i]` is the label of row `rows[i]`.
    func fit(training rows: [Int], labels: [Int]) throws -> Fitted
}

public protocol FittedClassifier: Sendable {
    /// Rows x classes.
    func probabilities(rows: [Int]) throws -> Matrix
}

/// Fits a pipeline without each fold in turn and asks it about the fold.
public struct CrossValidation: Sendable {
    public var folds: [Fold]
    public var threads: Int

    public init(folds: [Fold], threads: Int = 1) {
        self.folds = folds
        self.threads = threads
    }

    /// What `body` makes of each fold's fitted pipeline, in the order of the folds.
    public func map<P: ClassificationPipeline, Result: Sendable>(
        _ pipeline: P, labels: [Int], _ body: @Sendable (P.Fitted, Fold) throws -> Result
    ) throws -> [Result] {
        try check(rows: labels.count)
        return try parallelMap(folds.count, threads: threads) { index in
            let fold = folds[index]
            return try body(pipeline.fit(training: fold.training, labels: fold.training.map { labels[$0] }), fold)
        }
    }

    /// Every test row's prediction by the pipeline that didn't see it.
    public func run<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], classes: Int
    ) throws -> CrossValidatedPredictions {
        let parts = try map(pipeline, labels: labels) { fitted, fold in try fitted.probabilities(rows: fold.test) }
        return CrossValidatedPredictions(folds: folds, probabilities: parts, labels: labels, classes: classes)
    }

    func check(rows: Int) throws(Diagnostic) {
        var isTested = [Bool](repeating: false, count: rows)
        for fold in folds {
            let training = Set(fold.training)
            guard (fold.training + fold.test).allSatisfy((0..<rows).contains) else {
                throw Diagnostic(.error, "learning.folds", "a fold names a row that is not among the \(rows) labels")
            }
            guard training.isDisjoint(with: fold.test) else {
                throw Diagnostic(.error, "learning.folds", "a fold tests rows that it learns from")
            }
            for row in fold.test {
                guard !isTested[row] else {
                    throw Diagnostic(.error, "learning.folds", "row \(row + 1) is tested more than once")
                }
                isTested[row] = true
            }
        }
    }
}
