public import Basics
public import Statistics

/// A classification tree (CART: Breiman, Friedman, Olshen & Stone 1984) with binary splits `x <= threshold`.
///
/// Greedy and without randomness: each node takes the split with the largest decrease of impurity, of equal ones the
/// lower feature and then the lower threshold. Thresholds lie midway between neighbouring values. Conventions are those
/// of scikit-learn's DecisionTreeClassifier, but that values count as doubles, not floats.
///
/// Missing values (NaN) are allowed. Each split learns which side they take: they are tried on both sides of every
/// threshold, and apart from all values. A split that met none in its training rows sends them where more rows went.
public struct DecisionTree: Classifier, Hashable {
    public var criterion: ImpurityCriterion
    /// Splits between the root and a leaf; nil leaves it open.
    public var maximumDepth: Int?
    /// A node of fewer rows is a leaf.
    public var minimumSplit: Int
    /// No split leaves fewer rows than these on either side.
    public var minimumLeaf: Int
    /// Price of a leaf in the cost-complexity pruning; 0 prunes nothing. See `CostComplexityPath`.
    public var costComplexityAlpha: Double
    public var classWeights: ClassWeights
    /// Added to each class's weight in a leaf before probabilities are taken; 1 is Laplace's rule, 0 the plain shares.
    public var smoothing: Double

    public init(
        criterion: ImpurityCriterion = .gini, maximumDepth: Int? = nil, minimumSplit: Int = 2, minimumLeaf: Int = 1,
        costComplexityAlpha: Double = 0, classWeights: ClassWeights = .uniform, smoothing: Double = 0
    ) {
        self.criterion = criterion
        self.maximumDepth = maximumDepth
        self.minimumSplit = minimumSplit
        self.minimumLeaf = minimumLeaf
        self.costComplexityAlpha = costComplexityAlpha
        self.classWeights = classWeights
        self.smoothing = smoothing
    }

    /// Rows of weight 0 are left out.
    /// - Complexity: O(features * rows * depth).
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> DecisionTreeModel {
        try fit(
            sorted(x, labels: labels, classes: classes, weights: weights), labels: labels, classes: classes,
            weights: weights)
    }

    /// What `fit` grows on, to be used again; all is checked.
    func sorted(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]?
    ) throws(Diagnostic) -> SortedColumns {
        try checkParameters(classes: classes)
        try TrainingChecks.check(
            "DecisionTree", x, labels: labels, classes: classes, weights: weights, missingAllowed: true)
        return SortedColumns(x)
    }

    func fit(
        _ x: SortedColumns, labels: [Int], classes: Int, weights: [Double]?
    ) throws(Diagnostic) -> DecisionTreeModel {
        let rowWeights = classWeights.rowWeights(labels: labels, classes: classes, weights: weights)
        guard rowWeights.contains(where: { $0 > 0 }) else {
            throw Diagnostic(.error, "learning.weights", "the class weights of DecisionTree leave no row with a weight")
        }
        var growth = DecisionTreeGrowth(self, x, labels: labels, classes: classes, weights: rowWeights)
        let full = DecisionTreeModel(
            classes: classes, features: x.values.count, smoothing: smoothing, nodes: growth.grow())
        return costComplexityAlpha > 0 ? full.pruned(alpha: costComplexityAlpha) : full
    }

    private func checkParameters(classes: Int) throws(Diagnostic) {
        if let maximumDepth, maximumDepth < 0 { throw wrong("maximumDepth", "an Int in 0...", maximumDepth) }
        if minimumSplit < 2 { throw wrong("minimumSplit", "an Int in 2...", minimumSplit) }
        if minimumLeaf < 1 { throw wrong("minimumLeaf", "an Int in 1...", minimumLeaf) }
        if !(costComplexityAlpha >= 0) {
            throw wrong("costComplexityAlpha", "a number in 0...", costComplexityAlpha)
        }
        if !(smoothing >= 0 && smoothing.isFinite) { throw wrong("smoothing", "a finite number in 0...", smoothing) }
        if case .given(let weights) = classWeights,
            weights.count != classes || !weights.allSatisfy({ $0 >= 0 && $0.isFinite })
        {
            throw wrong("classWeights", "\(classes) finite numbers in 0...", weights)
        }
    }

    private func wrong(
        _ name: String, _ requirement: String, _ value: some CustomStringConvertible
    ) -> Diagnostic {
        TrainingChecks.parameter(name, of: "DecisionTree", must: requirement, got: value)
    }
}
