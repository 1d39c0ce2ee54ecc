import Basics
import Statistics
import Testing

@testable import Learning

/// Every classifier with cheap settings, behind one door. A new classifier is a case here and its properties below.
enum ClassifierCase: String, CaseIterable, Sendable {
    case decisionTree, prunedTree, treePrunedByFolds, logisticRegression, supportVectorMachine,
        linearSupportVectorMachine, gridSearch, oneVersusRest, multilayerPerceptron

    /// The name in its messages.
    var name: String {
        switch self {
        case .decisionTree, .prunedTree, .treePrunedByFolds: "DecisionTree"
        case .logisticRegression: "LogisticRegression"
        case .supportVectorMachine: "SupportVectorMachine"
        case .linearSupportVectorMachine: "LinearSupportVectorMachine"
        case .gridSearch: "GridSearch"
        case .oneVersusRest: "OneVersusRest"
        case .multilayerPerceptron: "MultilayerPerceptron"
        }
    }

    func fit(
        _ x: Matrix, _ labels: [Int], classes: Int, weights: [Double]? = nil, seed: UInt64 = 1, threads: Int = 1
    ) throws -> ClassifierOutcome {
        func fitted<C: Classifier>(_ classifier: C) throws -> ClassifierOutcome where C.Model: Hashable {
            let model = try classifier.fit(x, labels: labels, classes: classes, weights: weights)
            return ClassifierOutcome(value: AnyHashable(model), model: model)
        }
        switch self {
        case .decisionTree: return try fitted(DecisionTree())
        case .prunedTree:
            return try fitted(DecisionTree(maximumDepth: 4, costComplexityAlpha: 0.01, smoothing: 1))
        case .treePrunedByFolds:
            return try fitted(PrunedDecisionTree(DecisionTree(smoothing: 1), seed: seed, threads: threads))
        case .logisticRegression: return try fitted(LogisticRegression())
        case .oneVersusRest: return try fitted(OneVersusRest(LogisticRegression()))
        case .multilayerPerceptron:
            return try fitted(
                MultilayerPerceptron(
                    hiddenLayers: [16], learningRate: 0.01, batchSize: 16, maximumEpochs: 60, seed: seed))
        case .supportVectorMachine:
            return try fitted(SupportVectorMachine(calibrationFolds: 0, seed: seed, threads: threads))
        case .linearSupportVectorMachine:
            return try fitted(LinearSupportVectorMachine(calibrationFolds: 3, seed: seed, threads: threads))
        case .gridSearch:
            let machines = [1.0, 10].map { SupportVectorMachine(cost: $0, calibrationFolds: 0) }
            return try fitted(
                GridSearch(
                    candidates: machines.map { .init("cost \($0.cost)", $0) }, seed: seed, threads: threads))
        }
    }

    /// Two where it knows no more.
    var classes: Int { self == .logisticRegression ? 2 : 3 }

    /// Fits rows of one class, as a certainty or nearly; else says that it needs two.
    var fitsOneClass: Bool { self != .logisticRegression }

    /// Missing values are learnt from rather than refused.
    var acceptsMissing: Bool { name == "DecisionTree" }

    /// The model depends on its seed.
    var isRandom: Bool {
        switch self {
        // A tree may stay the same whatever the folds it is pruned by.
        case .decisionTree, .prunedTree, .treePrunedByFolds, .logisticRegression, .oneVersusRest,
            .supportVectorMachine:
            false
        // The folds that calibrate and choose are drawn, or the weights to start from.
        case .linearSupportVectorMachine, .gridSearch, .multilayerPerceptron: true
        }
    }

    /// How far probabilities may move where rows are put in another order, or a row is repeated instead of weighed
    /// twice; nil where they are free to (a classifier that draws batches of rows).
    var tolerance: Double? {
        switch self {
        case .decisionTree: 0
        case .prunedTree: 1e-12
        case .logisticRegression, .oneVersusRest: 1e-9
        // Rows are dealt to folds in their order.
        case .treePrunedByFolds, .supportVectorMachine, .linearSupportVectorMachine, .gridSearch,
            .multilayerPerceptron:
            nil
        }
    }
}

struct ClassifierOutcome {
    let value: AnyHashable
    let model: any ClassifierModel

    func probabilities(_ x: Matrix) throws -> Matrix { try model.probabilities(x) }
}
