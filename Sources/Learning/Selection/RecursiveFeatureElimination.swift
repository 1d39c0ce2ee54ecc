import Basics

/// Leaves out the least important features, a few at a time, learning anew after each step, and keeps as many as
/// cross-validation finds best (Guyon, Weston, Barnhill & Vapnik 2002).
///
/// As scikit-learn's `RFECV`: each inner fold goes down the whole path on its own training rows and scores every number
/// of features on its test rows; the number with the best mean is taken, the smallest of equal ones, and the path on all
/// training rows is followed down to it. Which features are dropped is thus decided anew in every fold, and never by
/// rows that score the decision.
public struct RecursiveFeatureElimination: Sendable, Hashable {
    public var measure: ScoreMeasure
    /// Features left out per step.
    public var step: Int
    /// The path ends with so many features, or with those of `kept`.
    public var minimum: Int
    /// Never left out.
    public var kept: [Int]
    /// Inner folds, stratified.
    public var folds: Int
    /// Takes the smallest number whose mean is within one standard error of the best (Breiman et al. 1984) instead of
    /// the best.
    public var oneStandardError: Bool
    public var seed: UInt64
    public var threads: Int

    public init(
        measure: ScoreMeasure = .auc, step: Int = 1, minimum: Int = 1, kept: [Int] = [], folds: Int = 5,
        oneStandardError: Bool = false, seed: UInt64, threads: Int = 1
    ) {
        self.measure = measure
        self.step = step
        self.minimum = minimum
        self.kept = kept
        self.folds = folds
        self.oneStandardError = oneStandardError
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - rows: the training rows, which are all that is looked at.
    ///   - labels: `labels[i]` is the label of row `rows[i]`.
    /// - Complexity: (folds + 1) * features / step fits.
    public func fit<P: FeatureSubsetPipeline>(
        _ pipeline: P, training rows: [Int], labels: [Int]
    ) throws -> FeatureElimination {
        precondition(labels.count == rows.count, "\(labels.count) labels for \(rows.count) rows")
        let inner = try StratifiedFolds(count: folds, seed: seed).folds(labels: labels)
        return try fit(pipeline, training: rows, labels: labels, folds: inner)
    }

    /// - Parameter folds: the inner folds; their numbers are places in `rows`.
    public func fit<P: FeatureSubsetPipeline>(
        _ pipeline: P, training rows: [Int], labels: [Int], folds: [Fold]
    ) throws -> FeatureElimination {
        try checkParameters(features: pipeline.featureCount)
        try CrossValidation(folds: folds).check(rows: rows.count)
        // Task 0 is the path on all rows.
        let walks = try parallelMap(folds.count + 1, threads: threads) { task in
            let places = task == 0 ? Array(rows.indices) : folds[task - 1].training
            return try walk(
                pipeline, training: places.map { rows[$0] }, labels: places.map { labels[$0] }
            ) { (fitted: P.Fitted) -> Double? in
                guard task > 0 else { return nil }
                let test = folds[task - 1].test
                return measure.value(
                    truth: test.map { labels[$0] },
                    probabilities: try fitted.probabilities(rows: test.map { rows[$0] }))
            }
        }
        let steps = walks[0].indices.map { index in
            FeatureElimination.Step(
                features: walks[0][index].features, scores: walks.dropFirst().compactMap { $0[index].score })
        }
        return FeatureElimination(measure: measure, steps: steps, oneStandardError: oneStandardError)
    }

    /// From all features down.
    private func walk<P: FeatureSubsetPipeline>(
        _ pipeline: P, training rows: [Int], labels: [Int], score: (P.Fitted) throws -> Double?
    ) throws -> [(features: [Int], score: Double?)] {
        let kept = Set(kept)
        let end = max(minimum, kept.count)
        var features = Array(0..<pipeline.featureCount)
        var path: [(features: [Int], score: Double?)] = []
        while true {
            let fitted = try pipeline.fit(training: rows, labels: labels, features: features)
            path.append((features, try score(fitted)))
            guard features.count > end else { return path }
            let importances = try fitted.importances()
            // Of equally important features the later one goes first.
            let order = features.indices.filter { !kept.contains(features[$0]) }
                .sorted { (importances[$0], $1) < (importances[$1], $0) }
            let dropped = Set(order.prefix(min(step, features.count - end)))
            features = features.indices.filter { !dropped.contains($0) }.map { features[$0] }
        }
    }

    private func checkParameters(features: Int) throws(Diagnostic) {
        func wrong(_ name: String, _ requirement: String, _ value: some CustomStringConvertible) -> Diagnostic {
            TrainingChecks.parameter(name, of: "RecursiveFeatureElimination", must: requirement, got: value)
        }
        guard features >= 1 else {
            throw Diagnostic(.error, "learning.no-features", "a choice of features needs at least one; got none")
        }
        if step < 1 { throw wrong("step", "an Int in 1...", step) }
        if !(1...features).contains(minimum) { throw wrong("minimum", "an Int in 1...\(features)", minimum) }
        if !kept.allSatisfy((0..<features).contains) { throw wrong("kept", "numbers in 0..<\(features)", kept) }
    }
}
