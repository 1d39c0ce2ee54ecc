import Basics
import Foundation
import Learning
import Statistics
import Testing

@Suite struct PermutationImportanceTests {
    /// Column 1 decides the label; 3 is its near copy; 0 and 2 are noise.
    static let (x, labels): (Matrix, [Int]) = {
        var generator = SeededGenerator(seed: 21)
        let rows = (0..<300).map { _ in
            let value = generator.uniform()
            return [generator.uniform(), value, generator.uniform(), 2 * value + 0.01 * generator.uniform()]
        }
        return (Matrix(rows), rows.map { $0[1] > 0.6 ? 1 : 0 })
    }()
    static let names = ["noise", "signal", "more noise", "copy"]

    func importances(
        columns: [Int], groups: [FeatureGroup], score: PermutationImportance.Score = .macroF1, threads: Int = 1
    ) throws -> [PermutationImportance.Importance] {
        let x = Self.x.selecting(columns: columns)
        let fold = try HoldOutSplit(share: 0.5, seed: 2).fold(labels: Self.labels)
        let model = try DecisionTree(maximumDepth: 4).fit(
            x.selecting(rows: fold.training), labels: fold.training.map { Self.labels[$0] }, classes: 2)
        return try PermutationImportance(score: score, repeats: 8, seed: 1, threads: threads).importances(
            x.selecting(rows: fold.test), labels: fold.test.map { Self.labels[$0] }, groups: groups,
            probabilities: model.probabilities)
    }

    @Test(arguments: [PermutationImportance.Score.macroF1, .accuracy, .auc])
    func findsTheInformativeFeature(_ score: PermutationImportance.Score) throws {
        let groups = (0..<3).map { FeatureGroup(name: Self.names[$0], columns: [$0]) }
        let found = try importances(columns: [0, 1, 2], groups: groups, score: score)
        #expect(found.map(\.group) == groups)
        #expect(abs(found[0].mean) < 0.03)
        #expect(found[1].mean > 0.35)
        #expect(found[1].standardDeviation > 0)
        #expect(abs(found[2].mean) < 0.03)
    }

    @Test func aGroupIsShuffledAsOne() throws {
        // A model that asks whether column 3 still is the copy of column 1 sees nothing when both move together.
        let groups = FeatureGroup.correlated(Self.x, names: Self.names)
        let together = try PermutationImportance(score: .accuracy, repeats: 3, seed: 1).importances(
            Self.x, labels: [Int](repeating: 1, count: 300), groups: groups
        ) { x in
            Matrix((0..<x.rows).map { abs(2 * x[$0, 1] - x[$0, 3]) <= 0.01 ? [0, 1] : [1, 0] })
        }
        #expect(together.map(\.mean) == [0, 0, 0])
    }

    @Test func correlatedColumnsFormGroups() {
        #expect(
            FeatureGroup.correlated(Self.x, names: Self.names) == [
                FeatureGroup(name: "noise", columns: [0]), FeatureGroup(name: "signal, copy", columns: [1, 3]),
                FeatureGroup(name: "more noise", columns: [2]),
            ])
        // a ~ b and b ~ c suffice, whatever a and c; the sign doesn't matter; a constant stays alone.
        let powers = (0..<8).map { i in [1, 2, 4].map { pow(Double(i), $0) } + [3] }
        let steps = Matrix(powers)
        let linked = FeatureGroup.correlated(steps, names: ["a", "b", "c", "d"], threshold: 0.9)
        #expect(linked.map(\.columns) == [[0, 1, 2], [3]])
        #expect(FeatureGroup.correlated(steps, names: ["a", "b", "c", "d"], threshold: 0.96).count == 3)
    }

    @Test func threadsAndOtherFeaturesDoNotChangeTheResult() throws {
        let groups = (0..<3).map { FeatureGroup(name: Self.names[$0], columns: [$0]) }
        let one = try importances(columns: [0, 1, 2], groups: groups)
        #expect(try importances(columns: [0, 1, 2], groups: groups, threads: 2) == one)
        #expect(try importances(columns: [0, 1, 2], groups: [groups[1]]) == [one[1]])
    }

    /// The tree's own way gives the very figures of predicting every row anew.
    @Test(arguments: [PermutationImportance.Score.macroF1, .accuracy, .auc], [2, 3])
    func treesAreAskedOnlyWhatMayChange(_ score: PermutationImportance.Score, _ classes: Int) throws {
        var (x, labels) = DecisionTreeTests.random(3, rows: 300, features: 5)
        labels = labels.map { $0 % classes }
        for row in stride(from: 0, to: 300, by: 7) { x[row, 1] = .nan }
        let model = try DecisionTree(maximumDepth: 5, minimumLeaf: 4, smoothing: 1).fit(
            x, labels: labels, classes: classes)
        let groups = [[0], [1], [2, 3], [4], [1, 0, 4]].map { FeatureGroup(name: "\($0)", columns: $0) }
        let measure = PermutationImportance(score: score, repeats: 4, seed: 9)
        let plain = try measure.importances(x, labels: labels, groups: groups, probabilities: model.probabilities)
        #expect(try measure.importances(x, labels: labels, groups: groups, model: model) == plain)
        #expect(plain[1].mean > 0.1)
        // A model of another kind is predicted with.
        let other = WrappedTree(tree: model)
        #expect(try measure.importances(x, labels: labels, groups: groups, model: other) == plain)
    }

    struct WrappedTree: ClassifierModel {
        var tree: DecisionTreeModel
        var classes: Int { tree.classes }

        func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix { try tree.probabilities(x) }
    }

    @Test func foldsPool() throws {
        let groups = (0..<3).map { FeatureGroup(name: Self.names[$0], columns: [$0]) }
        let fold = try importances(columns: [0, 1, 2], groups: groups)
        let pooled = PermutationImportance.pooled([fold, fold])
        #expect(pooled.map(\.group) == groups)
        #expect(zip(pooled, fold).allSatisfy { abs($0.mean - $1.mean) < 1e-12 && $0.drops.count == 16 })
        #expect(PermutationImportance.pooled([]).isEmpty)
    }

    @Test func refusesWhatHasNoScore() {
        #expect(throws: Diagnostic.self) {
            try PermutationImportance(repeats: 0, seed: 1).importances(Self.x, labels: Self.labels, groups: []) { $0 }
        }
        let error = #expect(throws: Diagnostic.self) {
            try PermutationImportance(score: .auc, seed: 1).importances(
                Matrix([[1]]), labels: [1], groups: []
            ) { _ in Matrix([[0.5, 0.5]]) }
        }
        #expect(error?.identifier == "learning.one-class")
    }
}
