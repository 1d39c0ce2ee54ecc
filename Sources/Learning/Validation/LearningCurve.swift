import Basics
import Statistics

/// How the score grows with the number of rows to learn from: would more of them help?
///
/// Within each fold the pipeline learns from growing subsets of the fold's training rows, each holding the ones before
/// and the classes' shares, and is scored on all of the fold's test rows and on the subset itself. Where the two scores
/// meet, more rows won't help; where the first still rises, they will.
public struct LearningCurve: Sendable, Hashable {
    /// Shares of the training rows, ascending, in 0 ..< 1 but for the last, which may be 1.
    public var shares: [Double]
    public var measure: ScoreMeasure
    public var seed: UInt64
    public var threads: Int

    public init(
        shares: [Double] = [0.1, 0.2, 0.35, 0.5, 0.75, 1], measure: ScoreMeasure = .auc, seed: UInt64, threads: Int = 1
    ) {
        self.shares = shares
        self.measure = measure
        self.seed = seed
        self.threads = threads
    }

    /// A subset holds round(share * training rows) of them, but at least one of each class.
    /// - Complexity: as a cross-validation per share.
    public func fit<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], folds: [Fold]
    ) throws -> LearningCurveModel {
        guard !shares.isEmpty, shares.allSatisfy({ $0 > 0 && $0 <= 1 }),
            zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw TrainingChecks.parameter(
                "shares", of: "LearningCurve", must: "ascending numbers above 0 and up to 1", got: shares)
        }
        guard !folds.isEmpty else {
            throw Diagnostic(.error, "learning.folds", "a learning curve needs at least one fold; got none")
        }
        try CrossValidation(folds: folds).check(rows: labels.count)
        let orders = folds.enumerated().map { number, fold in order(fold.training, labels: labels, fold: number) }
        let scores = try parallelMap(shares.count * folds.count, threads: threads) { task in
            let (share, fold) = (shares[task / folds.count], task % folds.count)
            let rows = subset(orders[fold], share: share)
            let truth = rows.map { labels[$0] }
            let fitted = try pipeline.fit(training: rows, labels: truth)
            func score(_ rows: [Int]) throws -> Double? {
                measure.value(truth: rows.map { labels[$0] }, probabilities: try fitted.probabilities(rows: rows))
            }
            return FoldScore(rows: rows.count, training: try score(rows), validation: try score(folds[fold].test))
        }
        return LearningCurveModel(
            measure: measure,
            points: shares.indices.map { index in
                ScoresBySize(
                    share: shares[index], folds: Array(scores[index * folds.count..<(index + 1) * folds.count]))
            })
    }

    /// Every start of the order holds each class by its share, after one row of each.
    private func order(_ rows: [Int], labels: [Int], fold: Int) -> (rows: [Int], classes: Int) {
        let classes = StratifiedRows.shuffled(rows.map { labels[$0] }, seed: seed, stream: "learning-curve/\(fold)")
        let places = classes.flatMap { members in
            members.enumerated().map { place, index in
                (place: place == 0 ? 0 : (Double(place) + 0.5) / Double(members.count), row: rows[index])
            }
        }
        return (places.sorted { ($0.place, $0.row) < ($1.place, $1.row) }.map(\.row), classes.count)
    }

    private func subset(_ order: (rows: [Int], classes: Int), share: Double) -> [Int] {
        let size = Int((share * Double(order.rows.count)).rounded())
        return order.rows.prefix(max(order.classes, size)).sorted()
    }
}

/// The scores of one fold at one size.
public struct FoldScore: Sendable, Hashable {
    /// Learnt from.
    public let rows: Int
    /// On the rows learnt from; nil where they have no score.
    public let training: Double?
    /// On the fold's test rows; nil where they have no score.
    public let validation: Double?
}
