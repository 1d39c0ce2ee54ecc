public import Basics
public import Statistics

/// A fitted tree: its nodes in depth-first order, the left child first, the root at 0.
public struct DecisionTreeModel: ClassifierModel, Hashable {
    /// A question that a node asks of a feature.
    public struct Split: Sendable, Hashable {
        public var feature: Int
        /// Rows with `x <= threshold` go left, others with a value right; infinite where all with a value go left.
        public var threshold: Double
        /// Where rows without a value (NaN) go.
        public var missingGoesLeft: Bool
        /// Training rows without a value; where there are none, `missingGoesLeft` is where more rows went.
        public var missing: Int
        /// Places in `nodes`, both behind the node's own.
        public var left: Int
        public var right: Int
    }

    public struct Node: Sendable, Hashable, Codable {
        /// nil for a leaf.
        public var split: Split?
        /// Training rows of each class.
        public var counts: [Int]
        /// Their weights of each class, class weights included.
        public var weights: [Double]
        public var impurity: Double

        public var rows: Int { counts.reduce(0, +) }
        public var weight: Double { weights.reduce(0, +) }
        /// The class of the largest weight; the lower one of a tie.
        public var prediction: Int { weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 } }

        func shares(smoothing: Double) -> [Double] {
            let total = weight + smoothing * Double(weights.count)
            return weights.map { ($0 + smoothing) / total }
        }
    }

    public let classes: Int
    public let features: Int
    /// Added to each class's weight in a leaf before shares are taken.
    public let smoothing: Double
    public let nodes: [Node]

    public var leafCount: Int { nodes.count { $0.split == nil } }

    public var depth: Int {
        var depths = [Int](repeating: 0, count: nodes.count)
        for (index, node) in nodes.enumerated() {
            guard let split = node.split else { continue }
            depths[split.left] = depths[index] + 1
            depths[split.right] = depths[index] + 1
        }
        return depths.max() ?? 0
    }

    /// The place in `nodes` of the leaf that each row falls into.
    public func leaves(_ x: Matrix) throws(Diagnostic) -> [Int] {
        try check(x)
        let paths = TreePaths(self)
        return x.withUnsafeValues { values in (0..<x.rows).map { paths.leaf(values, from: $0 * features) } }
    }

    func check(_ x: Matrix) throws(Diagnostic) {
        try TrainingChecks.checkColumns("DecisionTree", x, expected: features)
        try TrainingChecks.checkFinite("DecisionTree", x, missingAllowed: true)
    }

    /// The weights' shares in each row's leaf: rows x classes.
    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        let shares = nodeProbabilities.values, places = try leaves(x)
        let values = [Double](unsafeUninitializedCapacity: x.rows * classes) { values, count in
            for (row, place) in places.enumerated() {
                for label in 0..<classes { values[row * classes + label] = shares[place * classes + label] }
            }
            count = x.rows * classes
        }
        return Matrix(rows: x.rows, columns: classes, values: values)
    }

    /// Nodes x classes: what `probabilities` says of the rows of each.
    public var nodeProbabilities: Matrix {
        Matrix(rows: nodes.count, columns: classes, values: nodes.flatMap { $0.shares(smoothing: smoothing) })
    }

    /// Per feature its part of the weighted decrease of impurity, summing to 1 (Gini importance); all 0 for a tree
    /// without splits. Measured on the training rows, it favours features with many values.
    public var impurityImportances: [Double] {
        var decrease = [Double](repeating: 0, count: features)
        for node in nodes {
            guard let split = node.split else { continue }
            let (left, right) = (nodes[split.left], nodes[split.right])
            decrease[split.feature] +=
                node.weight * node.impurity - left.weight * left.impurity - right.weight * right.impurity
        }
        let total = decrease.reduce(0, +)
        return total > 0 ? decrease.map { $0 / total } : decrease
    }
}
