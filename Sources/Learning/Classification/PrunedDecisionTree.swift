public import Basics
public import Statistics

/// A decision tree whose cost-complexity alpha is chosen by cross-validation within the rows that it learns from: as small
/// as it can be without being clearly worse. See `DecisionTree.choosingAlpha`.
public struct PrunedDecisionTree: Classifier, Hashable {
    /// Its `costComplexityAlpha` is ignored.
    public var tree: DecisionTree
    /// Folds of the inner cross-validation, stratified; fewer where there are fewer rows.
    public var folds: Int
    public var loss: PruningLoss
    /// How much worse than the best a smaller tree may be; see `choosingAlpha`.
    public var standardErrors: Double
    public var seed: UInt64
    public var threads: Int

    public init(
        _ tree: DecisionTree = DecisionTree(), folds: Int = 5, loss: PruningLoss = .error, standardErrors: Double = 1,
        seed: UInt64, threads: Int = 1
    ) {
        self.tree = tree
        self.folds = folds
        self.loss = loss
        self.standardErrors = standardErrors
        self.seed = seed
        self.threads = threads
    }

    /// - Complexity: that of `folds + 1` fits of the tree.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> DecisionTreeModel {
        guard folds >= 2 else {
            throw TrainingChecks.parameter("folds", of: "PrunedDecisionTree", must: "an Int in 2...", got: folds)
        }
        guard standardErrors >= 0, standardErrors.isFinite else {
            throw TrainingChecks.parameter(
                "standardErrors", of: "PrunedDecisionTree", must: "a finite number in 0...", got: standardErrors)
        }
        var unpruned = tree
        unpruned.costComplexityAlpha = 0
        let sorted = try unpruned.sorted(x, labels: labels, classes: classes, weights: weights)
        let full = try unpruned.fit(sorted, labels: labels, classes: classes, weights: weights)
        guard full.nodes.count > 1 else { return full }
        let folds = try StratifiedFolds(count: min(folds, x.rows), seed: seed).folds(labels: labels)
        let path = full.costComplexityPath
        let alpha = try unpruned.alpha(
            of: path.candidates, x, sorted, labels: labels, classes: classes, weights: weights, folds: folds,
            loss: loss, standardErrors: standardErrors, threads: threads)
        return full.pruned(alpha: alpha, along: path)
    }
}
