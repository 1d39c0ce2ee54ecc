import Features
import Learning

extension PrunedDecisionTree {
    /// The tree that a study's questions are put to, pruned by cross-validation among the customers it learns from: a rule
    /// to be told is as small as it can be, chances are as good as they can be.
    ///
    /// - Parameters:
    ///   - depth: the most questions.
    ///   - leaf: the fewest customers of a leaf.
    init(depth: Int, leaf: Int, for loss: PruningLoss, seed: UInt64) {
        self.init(
            DecisionTree(maximumDepth: depth, minimumLeaf: leaf, smoothing: 1), folds: 5, loss: loss,
            standardErrors: loss == .error ? 1 : 0, seed: seed)
    }
}

/// A tree fitted to prepared features.
typealias FittedTree = FeatureClassification<PrunedDecisionTree>.Fitted
