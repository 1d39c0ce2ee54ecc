public import Statistics

/// A pipeline that can learn from some of its features alone and says how much each of them matters to it. A feature is
/// what is kept or left out as a whole: all columns of one category are one feature.
public protocol FeatureSubsetPipeline: Sendable {
    associatedtype Fitted: RankingClassifier

    /// How many features there are.
    var featureCount: Int { get }

    /// - Parameters:
    ///   - labels: `labels[i]` is the label of row `rows[i]`.
    ///   - features: to learn from, ascending, in `0..<featureCount`.
    func fit(training rows: [Int], labels: [Int], features: [Int]) throws -> Fitted
}

public protocol RankingClassifier: FittedClassifier {
    /// Of each feature that it was fitted to, in their order: the larger, the more it matters. Known from training rows
    /// alone.
    func importances() throws -> [Double]
}

/// How the importance of columns is read.
public enum FeatureRanking<Model: ClassifierModel>: Sendable {
    /// From the fitted model, per column; a feature's is the sum over its columns.
    case model(@Sendable (Model) -> [Double])
    /// Drop of the score on a stratified share of the training rows that a second model isn't fitted to.
    case permutation(PermutationImportance, share: Double = 0.25)
}

extension FeatureRanking where Model == DecisionTreeModel {
    /// By the decrease of impurity (Gini importance).
    public static var impurity: FeatureRanking { .model { $0.impurityImportances } }
}

extension FeatureRanking where Model == LogisticRegressionModel {
    /// By the square of the weights (Guyon, Weston, Barnhill & Vapnik 2002), which need features of one scale.
    public static var weights: FeatureRanking { .model { model in model.coefficients.map { $0 * $0 } } }
}

/// A classifier on some columns of one matrix.
public struct MatrixSubsetPipeline<C: Classifier>: FeatureSubsetPipeline {
    public var classifier: C
    public var x: Matrix
    public var classes: Int
    /// Which columns are one feature.
    public var features: [FeatureGroup]
    public var ranking: FeatureRanking<C.Model>

    public init(
        _ classifier: C, x: Matrix, classes: Int, features: [FeatureGroup], ranking: FeatureRanking<C.Model>
    ) {
        self.classifier = classifier
        self.x = x
        self.classes = classes
        self.features = features
        self.ranking = ranking
    }

    public var featureCount: Int { features.count }

    public struct Fitted: RankingClassifier {
        let pipeline: MatrixSubsetPipeline
        let rows: [Int]
        let labels: [Int]
        let features: [Int]
        public let model: C.Model

        public func probabilities(rows: [Int]) throws -> Matrix {
            try model.probabilities(pipeline.matrix(rows, features: features))
        }

        public func importances() throws -> [Double] {
            try pipeline.importances(model, rows: rows, labels: labels, features: features)
        }
    }

    public func fit(training rows: [Int], labels: [Int], features: [Int]) throws -> Fitted {
        let model = try classifier.fit(
            matrix(rows, features: features), labels: labels, classes: classes, weights: nil)
        return Fitted(pipeline: self, rows: rows, labels: labels, features: features, model: model)
    }

    private func matrix(_ rows: [Int], features chosen: [Int]) -> Matrix {
        x.selecting(rows: rows).selecting(columns: chosen.flatMap { features[$0].columns })
    }

    private func importances(_ model: C.Model, rows: [Int], labels: [Int], features chosen: [Int]) throws -> [Double] {
        // The columns of each feature in the matrix of the chosen ones.
        var next = 0
        let groups = chosen.map { feature in
            let count = features[feature].columns.count
            defer { next += count }
            return FeatureGroup(name: features[feature].name, columns: Array(next..<next + count))
        }
        switch ranking {
        case .model(let read):
            let columns = read(model)
            return groups.map { group in group.columns.reduce(0) { $0 + columns[$1] } }
        case .permutation(let measure, let share):
            let split = try HoldOutSplit(share: share, seed: measure.seed).fold(labels: labels)
            let partial = try classifier.fit(
                matrix(split.training.map { rows[$0] }, features: chosen), labels: split.training.map { labels[$0] },
                classes: classes, weights: nil)
            return try measure.importances(
                matrix(split.test.map { rows[$0] }, features: chosen), labels: split.test.map { labels[$0] },
                groups: groups, probabilities: { try partial.probabilities($0) }
            ).map(\.mean)
        }
    }
}
