import Basics
import Foundation
import Learning
import Statistics
import Testing

@Suite struct DecisionTreeTests {
    /// Standard uniform features; the label follows feature 1 and 2 with some noise.
    static func random(_ seed: UInt64, rows: Int = 200, features: Int = 4) -> (x: Matrix, labels: [Int]) {
        var generator = SeededGenerator(seed: seed, stream: "tree-test")
        // Few distinct values, for ties.
        let values = (0..<rows * features).map { _ in Double(generator.below(12)) }
        let x = Matrix(rows: rows, columns: features, values: values)
        let labels = (0..<rows).map { row in
            generator.uniform() < 0.15 ? generator.below(3) : (x[row, 1] > 5 ? 1 : 0) + (x[row, 2] > 7 ? 1 : 0)
        }
        return (x, labels)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>) func nodesAddUp(_ seed: UInt64) throws {
        let (x, labels) = Self.random(seed)
        let tree = DecisionTree(maximumDepth: 5, minimumSplit: 10, minimumLeaf: 4)
        let model = try tree.fit(x, labels: labels, classes: 3)
        #expect(model.depth <= 5)
        #expect(model.leafCount > 2)
        #expect(abs(model.impurityImportances.reduce(0, +) - 1) < 1e-12)
        let leaves = try model.leaves(x)
        for (place, node) in model.nodes.enumerated() {
            #expect(node.rows >= 4)
            if let split = node.split {
                let (left, right) = (model.nodes[split.left], model.nodes[split.right])
                #expect(node.rows >= 10)
                #expect(zip(left.counts, right.counts).map { $0 + $1 } == node.counts)
            } else {
                let members = labels.indices.filter { leaves[$0] == place }
                #expect((0..<3).map { label in members.count { labels[$0] == label } } == node.counts)
            }
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>, [0, 0.3]) func rulesDescribeTheLeaves(
        _ seed: UInt64, _ missing: Double
    ) throws {
        var (x, labels) = Self.random(seed)
        var generator = SeededGenerator(seed: seed, stream: "rules")
        for row in 0..<x.rows where generator.uniform() < missing { x[row, generator.below(x.columns)] = .nan }
        let model = try DecisionTree(minimumLeaf: 3).fit(x, labels: labels, classes: 3)
        let leaves = try model.leaves(x)
        let rules = model.rules
        #expect(rules.map(\.node) == model.nodes.indices.filter { model.nodes[$0].split == nil })
        for rule in rules {
            #expect(rule.conditions.map(\.feature) == Set(rule.conditions.map(\.feature)).sorted())
            for row in 0..<x.rows {
                let fits = rule.conditions.allSatisfy { condition in
                    let value = x[row, condition.feature]
                    if value.isNaN { return condition.missing == .included || condition.missing == .only }
                    return condition.missing != .only && value > condition.above ?? -.infinity
                        && value <= condition.upTo ?? .infinity
                }
                #expect(fits == (leaves[row] == rule.node))
            }
        }
    }

    @Test func ruleMergesConditionsOfOneFeature() throws {
        let x = Matrix([[1], [2], [3], [4], [5], [6]])
        let model = try DecisionTree().fit(x, labels: [0, 0, 1, 1, 0, 0], classes: 2)
        let rule = try #require(model.rules.first { $0.prediction == 1 })
        #expect(rule.conditions == [LeafRule.Condition(feature: 0, above: 2.5, upTo: 4.5)])
        #expect(rule.counts == [0, 2])
        #expect(rule.precision == 1)
    }

    @Test func weightsActAsRepeatedRows() throws {
        let (x, labels) = Self.random(9)
        var generator = SeededGenerator(seed: 3)
        let times = labels.map { _ in generator.below(4) }
        let repeated = labels.indices.flatMap { [Int](repeating: $0, count: times[$0]) }
        let tree = DecisionTree(maximumDepth: 4)
        let weighted = try tree.fit(x, labels: labels, classes: 3, weights: times.map(Double.init))
        let copied = try tree.fit(x.selecting(rows: repeated), labels: repeated.map { labels[$0] }, classes: 3)
        #expect(weighted.nodes.map(\.split?.feature) == copied.nodes.map(\.split?.feature))
        #expect(weighted.nodes.map(\.split?.threshold) == copied.nodes.map(\.split?.threshold))
        #expect(weighted.nodes.map(\.weights) == copied.nodes.map(\.weights))
    }

    @Test func rowOrderDoesNotMatter() throws {
        let (x, labels) = Self.random(11)
        var generator = SeededGenerator(seed: 4)
        let order = generator.permutation(x.rows)
        let first = try DecisionTree().fit(x, labels: labels, classes: 3)
        let second = try DecisionTree().fit(x.selecting(rows: order), labels: order.map { labels[$0] }, classes: 3)
        #expect(first == second)
    }

    @Test func tiesGoToTheLowerFeatureAndThreshold() throws {
        // Both columns divide alike; within one, the cuts after the first and before the last row are equally good.
        let x = Matrix([[1, 1], [2, 2], [3, 3], [4, 4]])
        let model = try DecisionTree(maximumDepth: 1).fit(x, labels: [0, 1, 1, 0], classes: 2)
        #expect(model.nodes[0].split?.feature == 0)
        #expect(model.nodes[0].split?.threshold == 1.5)
    }

    @Test func smoothingPullsProbabilitiesTogether() throws {
        let model = try DecisionTree(smoothing: 1).fit(Matrix([[0], [0], [1]]), labels: [0, 0, 1], classes: 2)
        #expect(try model.probabilities(Matrix([[0], [1]])) == Matrix([[0.75, 0.25], [1 / 3, 2 / 3]]))
    }

    @Test func nothingToSplitGivesOneLeaf() throws {
        let constant = try DecisionTree().fit(Matrix([[1], [1], [1]]), labels: [0, 1, 1], classes: 2)
        #expect(constant.nodes.count == 1)
        #expect(constant.impurityImportances == [0])
        #expect(constant.rules.map(\.conditions) == [[]])
        let noFeatures = try DecisionTree().fit(Matrix(rows: 2, columns: 0), labels: [1, 1], classes: 2)
        #expect(try noFeatures.predict(Matrix(rows: 1, columns: 0)) == [1])
        #expect(try DecisionTree().fit(Matrix([[1], [2]]), labels: [0, 0], classes: 1).nodes.count == 1)
    }

    @Test func extremeValuesAndADeepChain() throws {
        let huge = Double.greatestFiniteMagnitude
        let model = try DecisionTree().fit(
            Matrix([[-huge], [huge], [1], [1.nextUp]]), labels: [0, 1, 0, 1], classes: 2)
        #expect(try model.predict(Matrix([[-huge], [huge], [1], [1.nextUp]])) == [0, 1, 0, 1])
        // Of alternating labels each split takes the first row off.
        let count = 1000
        let chain = try DecisionTree().fit(
            Matrix(rows: count, columns: 1, values: (0..<count).map(Double.init)),
            labels: (0..<count).map { $0 % 2 }, classes: 2)
        #expect(chain.leafCount == count)
        #expect(chain.depth > count / 4)
        #expect(chain.rules.count == count)
    }

    @Test func pruningGoesDownToTheRoot() throws {
        let (x, labels) = Self.random(2)
        let full = try DecisionTree().fit(x, labels: labels, classes: 3)
        let path = full.costComplexityPath
        #expect(path.alphas == path.alphas.sorted())
        var leaves = full.leafCount
        for (alpha, impurity) in zip(path.alphas, path.impurities).dropFirst() {
            let pruned = full.pruned(alpha: alpha)
            #expect(pruned.leafCount <= leaves)
            leaves = pruned.leafCount
            let remaining = pruned.nodes.filter { $0.split == nil }.reduce(0) { $0 + $1.impurity * $1.weight }
            #expect(remaining / 200 >= impurity - 1e-9)
            _ = try pruned.predict(x)
        }
        #expect(leaves == 1)
    }

    @Test func choosesATreeThatIsNotFitToNoise() throws {
        let (x, labels) = Self.random(8, rows: 400)
        let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
        let chosen = try DecisionTree().choosingAlpha(x, labels: labels, classes: 3, folds: folds)
        let model = try chosen.fit(x, labels: labels, classes: 3)
        #expect(Set(model.nodes.compactMap { $0.split?.feature }) == [1, 2])
        #expect((3...6).contains(model.leafCount))
        #expect(
            try DecisionTree().choosingAlpha(x, labels: labels, classes: 3, folds: folds, threads: 2) == chosen)
    }

    @Test func surviveJSON() throws {
        let (x, labels) = Self.random(5)
        let model = try DecisionTree(smoothing: 0.5).fit(x, labels: labels, classes: 3)
        let data = try JSONEncoder().encode(model)
        #expect(try JSONDecoder().decode(DecisionTreeModel.self, from: data) == model)
    }

    @Test(arguments: [
        #"{"classes":2,"features":1,"smoothing":0,"nodes":[]}"#,
        #"{"classes":2,"features":1,"smoothing":0,"nodes":[{"counts":[1],"weights":[1,1],"impurity":0}]}"#,
        // A split that leads back to itself, and one on a feature that isn't.
        #"{"classes":1,"features":1,"smoothing":0,"nodes":[{"counts":[1],"weights":[1],"impurity":0,"#
            + #""split":{"feature":0,"threshold":1,"left":0,"right":0}}]}"#,
        #"{"classes":1,"features":0,"smoothing":0,"nodes":[{"counts":[1],"weights":[1],"impurity":0,"#
            + #""split":{"feature":0,"threshold":1,"left":1,"right":1}},{"counts":[1],"weights":[1],"impurity":0}]}"#,
    ])
    func refusesDamagedJSON(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DecisionTreeModel.self, from: Data(text.utf8))
        }
    }

    static let wrong: [(tree: DecisionTree, identifier: String)] = [
        (DecisionTree(maximumDepth: -1), "learning.parameter"),
        (DecisionTree(minimumSplit: 1), "learning.parameter"),
        (DecisionTree(minimumLeaf: 0), "learning.parameter"),
        (DecisionTree(costComplexityAlpha: .nan), "learning.parameter"),
        (DecisionTree(smoothing: -1), "learning.parameter"),
        (DecisionTree(classWeights: .given([1])), "learning.parameter"),
        (DecisionTree(classWeights: .given([0, 0])), "learning.weights"),
    ]

    @Test(arguments: wrong) func refusesWrongParameters(_ tree: DecisionTree, _ identifier: String) {
        let error = #expect(throws: Diagnostic.self) {
            try tree.fit(Matrix([[1], [2]]), labels: [0, 1], classes: 2)
        }
        #expect(error?.identifier == identifier)
    }

    @Test func refusesWrongData() throws {
        func identifier(_ x: [[Double]], _ labels: [Int], _ weights: [Double]? = nil) -> String? {
            #expect(throws: Diagnostic.self) {
                try DecisionTree().fit(Matrix(x), labels: labels, classes: 2, weights: weights)
            }?.identifier
        }
        #expect(identifier([], []) == "learning.no-rows")
        #expect(identifier([[1]], [2]) == "learning.labels")
        #expect(identifier([[1]], [-1]) == "learning.labels")
        #expect(identifier([[1]], [0, 1]) == "learning.labels")
        #expect(identifier([[.infinity]], [0]) == "learning.not-finite")
        #expect(identifier([[1]], [0], [-1]) == "learning.weights")
        #expect(identifier([[1]], [0], [0]) == "learning.weights")
        #expect(identifier([[1]], [0], []) == "learning.weights")
        let model = try DecisionTree().fit(Matrix([[1], [2]]), labels: [0, 1], classes: 2)
        #expect(throws: Diagnostic.self) { try model.predict(Matrix([[1, 2]])) }
        #expect(throws: Diagnostic.self) { try model.predict(Matrix([[.infinity]])) }
    }
}
