import Basics
import Foundation
import Learning
import Statistics
import Testing

/// Trees on data with missing values.
@Suite struct MissingValuesTests {
    struct Reference: Sendable {
        var name: String
        var tree: DecisionTree
        var data: [[Double]]
        var weighted = false
        var features, thresholds, missingGoesLeft, impurities, leaves, freshLeaves: [[Double]]
    }

    static let all: [Reference] = {
        typealias R = TreeReference
        let tree = DecisionTree(maximumDepth: 5, minimumLeaf: 14)
        var entropy = tree
        entropy.criterion = .entropy
        var balanced = tree
        balanced.classWeights = .balanced
        return [
            Reference(
                name: "Gini", tree: tree, data: R.missing, features: R.giniFeatures, thresholds: R.giniThresholds,
                missingGoesLeft: R.giniMissingGoesLeft, impurities: R.giniImpurities, leaves: R.giniLeaves,
                freshLeaves: R.giniFreshLeaves),
            Reference(
                name: "entropy", tree: entropy, data: R.missing, features: R.entropyFeatures,
                thresholds: R.entropyThresholds, missingGoesLeft: R.entropyMissingGoesLeft,
                impurities: R.entropyImpurities, leaves: R.entropyLeaves, freshLeaves: R.entropyFreshLeaves),
            Reference(
                name: "weighted", tree: balanced, data: R.missing, weighted: true, features: R.weightedFeatures,
                thresholds: R.weightedThresholds, missingGoesLeft: R.weightedMissingGoesLeft,
                impurities: R.weightedImpurities, leaves: R.weightedLeaves, freshLeaves: R.weightedFreshLeaves),
            Reference(
                name: "learnt from complete rows", tree: tree, data: R.complete, features: R.fromCompleteFeatures,
                thresholds: R.fromCompleteThresholds, missingGoesLeft: R.fromCompleteMissingGoesLeft,
                impurities: R.fromCompleteImpurities, leaves: R.fromCompleteLeaves,
                freshLeaves: R.fromCompleteFreshLeaves),
        ]
    }()

    @Test(arguments: all) func equalsScikitLearn(_ reference: Reference) throws {
        let model = try reference.tree.fit(
            Matrix(reference.data.map { Array($0.prefix(5)) }), labels: reference.data.map { Int($0[5]) }, classes: 3,
            weights: reference.weighted ? reference.data.map { $0[6] } : nil)
        #expect(model.nodes.map { Double($0.split?.feature ?? -2) } == reference.features.flatMap(\.self))
        // scikit-learn's threshold of a leaf is -2.
        #expect(model.nodes.map { $0.split?.threshold ?? -2 } == reference.thresholds.flatMap(\.self))
        let sides = zip(model.nodes, reference.missingGoesLeft.flatMap(\.self))
        #expect(sides.allSatisfy { node, side in node.split.map { $0.missingGoesLeft == (side == 1) } ?? true })
        #expect(areClose(model.nodes.map(\.impurity), reference.impurities.flatMap(\.self)))
        let missing = Matrix(TreeReference.missing.map { Array($0.prefix(5)) })
        #expect(try model.leaves(missing).map(Double.init) == reference.leaves.flatMap(\.self))
        #expect(
            try model.leaves(Matrix(TreeReference.fresh)).map(Double.init) == reference.freshLeaves.flatMap(\.self))
    }

    @Test func missingMayBeTheBestAnswer() throws {
        let x = Matrix([[1], [.nan], [2], [.nan], [3]])
        let model = try DecisionTree().fit(x, labels: [0, 1, 0, 1, 0], classes: 2)
        let split = try #require(model.nodes[0].split)
        #expect(split.threshold == .infinity)
        #expect(split.missing == 2)
        #expect(
            model.rules.map(\.conditions) == [
                [.init(feature: 0, missing: .excluded)], [.init(feature: 0, missing: .only)],
            ])
        #expect(try model.predict(Matrix([[.nan], [1e300], [-1e300]])) == [1, 0, 0])
        let data = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(DecisionTreeModel.self, from: data) == model)
    }

    @Test func missingValuesJoinTheSideTheyResemble() throws {
        let x = Matrix([[1], [2], [3], [4], [.nan]])
        let left = try DecisionTree(maximumDepth: 1).fit(x, labels: [0, 0, 1, 1, 0], classes: 2)
        #expect(left.nodes[0].split?.missingGoesLeft == true)
        #expect(left.rules[0].conditions == [.init(feature: 0, upTo: 2.5, missing: .included)])
        #expect(left.rules[1].conditions == [.init(feature: 0, above: 2.5, missing: .excluded)])
        let right = try DecisionTree(maximumDepth: 1).fit(x, labels: [0, 0, 1, 1, 1], classes: 2)
        #expect(right.nodes[0].split?.missingGoesLeft == false)
    }

    /// Where no training row lacked a value, more rows decide; of equally many, the right side.
    @Test func unforeseenMissingValuesFollowTheMajority() throws {
        let x = Matrix([[1], [2], [3], [4], [5]])
        let left = try DecisionTree().fit(x, labels: [0, 0, 0, 1, 1], classes: 2)
        #expect(try left.predict(Matrix([[.nan]])) == [0])
        let even = try DecisionTree().fit(x.selecting(rows: [0, 1, 3, 4]), labels: [0, 0, 1, 1], classes: 2)
        #expect(try even.predict(Matrix([[.nan]])) == [1])
        #expect(even.rules.allSatisfy { $0.conditions[0].missing == .unseen })
    }

    @Test func aColumnWithoutAnyValueAsksNothing() throws {
        let x = Matrix([[.nan, 1], [.nan, 2], [.nan, 3]])
        let model = try DecisionTree().fit(x, labels: [0, 0, 1], classes: 2)
        #expect(model.nodes.compactMap(\.split).map(\.feature) == [1])
        let nothing = try DecisionTree().fit(x.selecting(columns: [0]), labels: [0, 0, 1], classes: 2)
        #expect(nothing.nodes.count == 1)
        let leaf = DecisionTree(minimumLeaf: 2)
        let apart = try leaf.fit(Matrix([[1], [.nan], [1], [1]]), labels: [0, 1, 0, 0], classes: 2)
        #expect(apart.nodes.count == 1)
    }
}
