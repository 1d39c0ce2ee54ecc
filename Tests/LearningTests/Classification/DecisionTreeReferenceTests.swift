import Basics
import Learning
import Statistics
import Testing

/// The trees of reference/classification.py.
@Suite struct DecisionTreeReferenceTests {
    struct Reference: Sendable {
        var name: String
        var tree: DecisionTree
        var data: [[Double]]
        var features, thresholds, impurities, importances, shares, leaves: [[Double]]
    }

    static let weighted = DecisionTree(minimumLeaf: 3, classWeights: .balanced)

    static let all: [Reference] = {
        typealias R = ClassificationReference
        var pruned = weighted
        pruned.costComplexityAlpha = 0.02
        return [
            Reference(
                name: "iris, Gini", tree: DecisionTree(maximumDepth: 3, minimumLeaf: 5), data: R.iris,
                features: R.irisGiniFeatures, thresholds: R.irisGiniThresholds, impurities: R.irisGiniImpurities,
                importances: R.irisGiniImportances, shares: R.irisGiniShares, leaves: R.irisGiniLeaves),
            Reference(
                name: "iris, entropy", tree: DecisionTree(criterion: .entropy), data: R.iris,
                features: R.irisEntropyFeatures, thresholds: R.irisEntropyThresholds,
                impurities: R.irisEntropyImpurities, importances: R.irisEntropyImportances,
                shares: R.irisEntropyShares, leaves: R.irisEntropyLeaves),
            Reference(
                name: "noisy", tree: DecisionTree(maximumDepth: 6, minimumSplit: 8),
                data: R.noisy.map { $0.dropLast() + [1] },
                features: R.noisyPlainFeatures, thresholds: R.noisyPlainThresholds,
                impurities: R.noisyPlainImpurities, importances: R.noisyPlainImportances, shares: R.noisyPlainShares,
                leaves: R.noisyPlainLeaves),
            Reference(
                name: "noisy, weighted", tree: weighted, data: R.noisy, features: R.noisyWeightedFeatures,
                thresholds: R.noisyWeightedThresholds, impurities: R.noisyWeightedImpurities,
                importances: R.noisyWeightedImportances, shares: R.noisyWeightedShares,
                leaves: R.noisyWeightedLeaves),
            Reference(
                name: "noisy, pruned", tree: pruned, data: R.noisy, features: R.noisyPrunedFeatures,
                thresholds: R.noisyPrunedThresholds, impurities: R.noisyPrunedImpurities,
                importances: R.noisyPrunedImportances, shares: R.noisyPrunedShares, leaves: R.noisyPrunedLeaves),
        ]
    }()

    @Test(arguments: all) func equalsScikitLearn(_ reference: Reference) throws {
        let sample = Sample(reference.data)
        let model = try reference.tree.fit(sample.x, labels: sample.labels, classes: 3, weights: sample.weights)
        let splits = model.nodes.map(\.split)
        #expect(splits.map { Double($0?.feature ?? -2) } == reference.features.flatMap(\.self))
        // scikit-learn holds the values as floats.
        #expect(areClose(splits.map { $0?.threshold ?? -2 }, reference.thresholds.flatMap(\.self), 1e-6))
        #expect(areClose(model.nodes.map(\.impurity), reference.impurities.flatMap(\.self)))
        #expect(areClose(model.impurityImportances, reference.importances.flatMap(\.self)))
        let shares = model.nodes.flatMap { node in node.weights.map { $0 / node.weight } }
        #expect(areClose(shares, reference.shares.flatMap(\.self)))
        #expect(try model.leaves(sample.x).map(Double.init) == reference.leaves.flatMap(\.self))
        let probabilities = try model.probabilities(sample.x)
        #expect(areClose(probabilities.values, reference.leaves.flatMap(\.self).flatMap { reference.shares[Int($0)] }))
    }

    @Test func pathEqualsScikitLearn() throws {
        let sample = Sample(ClassificationReference.noisy)
        let path = try Self.weighted.fit(sample.x, labels: sample.labels, classes: 3, weights: sample.weights)
            .costComplexityPath
        #expect(areClose(path.alphas, ClassificationReference.noisyAlphas.flatMap(\.self)))
        #expect(areClose(path.impurities, ClassificationReference.noisyPathImpurities.flatMap(\.self)))
    }
}

/// Rows of features, then the label, then perhaps a weight.
struct Sample {
    var x: Matrix
    var labels: [Int]
    var weights: [Double]?

    init(_ rows: [[Double]]) {
        let features = (rows.first?.count ?? 0) == 5 ? 4 : 5
        x = Matrix(rows.map { Array($0.prefix(features)) })
        labels = rows.map { Int($0[features]) }
        weights = features == 5 ? rows.map { $0[6] } : nil
    }
}

func areClose(_ first: [Double], _ second: [Double], _ tolerance: Double = 1e-9) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { abs($0 - $1) <= tolerance }
}
