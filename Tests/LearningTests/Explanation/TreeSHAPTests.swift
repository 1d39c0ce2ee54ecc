import Basics
import Learning
import Statistics
import Testing

@Suite struct TreeSHAPTests {
    struct Case: Sendable {
        var seed: UInt64
        var tree: DecisionTree
        var weighted = false
        var missing = 0.0

        func fit() throws -> (model: DecisionTreeModel, x: Matrix) {
            var (x, labels) = DecisionTreeTests.random(seed, rows: 150, features: 6)
            var generator = SeededGenerator(seed: seed, stream: "shap")
            for row in 0..<x.rows {
                for column in 0..<x.columns where generator.uniform() < missing { x[row, column] = .nan }
            }
            let weights = weighted ? labels.map { _ in Double(generator.below(4)) } : nil
            return (try tree.fit(x, labels: labels, classes: 3, weights: weights), x)
        }
    }

    static let cases = [
        Case(seed: 1, tree: DecisionTree(maximumDepth: 4)),
        Case(seed: 2, tree: DecisionTree(), weighted: true),
        Case(seed: 3, tree: DecisionTree(minimumLeaf: 4, smoothing: 1), missing: 0.2),
        Case(seed: 4, tree: DecisionTree(criterion: .entropy, costComplexityAlpha: 0.01, classWeights: .balanced)),
        Case(seed: 5, tree: DecisionTree(maximumDepth: 0)),
    ]

    @Test(arguments: cases) func addsUpToThePrediction(_ test: Case) throws {
        let (model, x) = try test.fit()
        let shap = try TreeSHAP().values(of: model, at: x), probabilities = try model.probabilities(x)
        for row in 0..<x.rows {
            for label in 0..<3 {
                let sum = (0..<x.columns).reduce(shap.baseValues[label]) { $0 + shap[row, $1, label] }
                #expect(abs(sum - probabilities[row, label]) < 1e-10)
            }
        }
        let asked = Set(model.nodes.compactMap { $0.split?.feature })
        for feature in 0..<x.columns where !asked.contains(feature) {
            #expect((0..<x.rows).allSatisfy { row in (0..<3).allSatisfy { shap[row, feature, $0] == 0 } })
        }
        #expect(try TreeSHAP(threads: 3).values(of: model, at: x) == shap)
    }

    /// Shapley's formula, over all sets of known features.
    @Test(arguments: cases) func equalsTheDefinition(_ test: Case) throws {
        let (model, x) = try test.fit()
        let some = x.selecting(rows: Array(0..<12))
        let shap = try TreeSHAP().values(of: model, at: some)
        let factorial = (0...6).map { (1...max(1, $0)).reduce(1.0) { $0 * Double($1) } }
        for row in 0..<some.rows {
            let worth = (0..<64).map { model.expectation(Array(some.row(row)), known: $0) }
            for feature in 0..<6 {
                for label in 0..<3 {
                    let value = (0..<64).filter { $0 >> feature & 1 == 0 }.reduce(0.0) { sum, set in
                        let size = set.nonzeroBitCount
                        return sum + factorial[size] * factorial[5 - size] / factorial[6]
                            * (worth[set | 1 << feature][label] - worth[set][label])
                    }
                    #expect(abs(shap[row, feature, label] - value) < 1e-10)
                }
            }
        }
        #expect(zip(shap.baseValues, model.expectation([], known: 0)).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func equalsShap() throws {
        typealias R = TreeReference
        let complete = Matrix(R.complete.map { Array($0.prefix(5)) }), labels = R.complete.map { Int($0[5]) }
        let missing = Matrix(R.missing.map { Array($0.prefix(5)) }), weights = R.complete.map { $0[6] }
        let tree = DecisionTree(maximumDepth: 5, minimumLeaf: 14)
        for (name, tree, x, weights, base, values) in [
            ("plain", tree, complete, nil, R.plainBase, R.plainShap),
            (
                "weighted", DecisionTree(maximumDepth: 4, minimumLeaf: 10), complete, weights, R.weightedCompleteBase,
                R.weightedCompleteShap
            ),
            ("missing", tree, missing, nil, R.withMissingBase, R.withMissingShap),
        ] {
            let model = try tree.fit(x, labels: labels, classes: 3, weights: weights)
            let shap = try TreeSHAP().values(of: model, at: x.selecting(rows: Array(0..<20)))
            #expect(areClose(shap.baseValues, base.flatMap(\.self), 1e-10), "\(name)")
            #expect(areClose(shap.values, values.flatMap(\.self), 1e-10), "\(name)")
        }
    }

    /// More features on one way than the table of patterns is kept for, and a tree as deep as it is wide.
    @Test func longWays() throws {
        var generator = SeededGenerator(seed: 8)
        let x = Matrix(rows: 300, columns: 30, values: (0..<9000).map { _ in Double(generator.below(2)) })
        // Each feature decides for half of those that the ones before left open.
        let labels = (0..<300).map { row in (0..<30).first { x[row, $0] == 1 } ?? 0 }.map { $0 % 2 }
        let chain = Matrix(rows: 40, columns: 40, values: (0..<1600).map { $0 / 40 == $0 % 40 ? 1 : 0 })
        for (x, labels) in [(x, labels), (chain, (0..<40).map { $0 % 2 })] {
            let model = try DecisionTree().fit(x, labels: labels, classes: 2)
            let shap = try TreeSHAP().values(of: model, at: x), probabilities = try model.probabilities(x)
            for row in 0..<x.rows {
                let sum = (0..<x.columns).reduce(shap.baseValues[1]) { $0 + shap[row, $1, 1] }
                #expect(abs(sum - probabilities[row, 1]) < 1e-10)
            }
        }
        #expect(try DecisionTree().fit(chain, labels: (0..<40).map { $0 % 2 }, classes: 2).depth > 12)
    }

    @Test func refusesOtherColumnsAndNeedsNoRows() throws {
        let (model, x) = try Self.cases[0].fit()
        #expect(throws: Diagnostic.self) { try TreeSHAP().values(of: model, at: Matrix([[1, 2]])) }
        #expect(try TreeSHAP().values(of: model, at: x.selecting(rows: [])).values.isEmpty)
    }
}

extension DecisionTreeModel {
    /// The mean over both branches of every question on a feature that isn't among the known ones.
    fileprivate func expectation(_ row: [Double], known: Int, below place: Int = 0) -> [Double] {
        guard let split = nodes[place].split else { return Array(nodeProbabilities.row(place)) }
        func branch(_ child: Int) -> [Double] { expectation(row, known: known, below: child) }
        if known >> split.feature & 1 == 1 {
            let value = row[split.feature]
            let isLeft = value.isNaN ? split.missingGoesLeft : value <= split.threshold
            return branch(isLeft ? split.left : split.right)
        }
        let share = nodes[split.left].weight / nodes[place].weight
        return zip(branch(split.left), branch(split.right)).map { share * $0 + (1 - share) * $1 }
    }
}
