import Basics
import Learning
import Statistics
import Testing

@Suite struct PrunedDecisionTreeTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>) func isTheTreeOfTheChosenAlpha(_ seed: UInt64) throws {
        let (x, labels) = DecisionTreeTests.random(seed, rows: 300)
        let pruned = PrunedDecisionTree(DecisionTree(minimumLeaf: 3), seed: seed)
        let model = try pruned.fit(x, labels: labels, classes: 3)
        let folds = try StratifiedFolds(count: 5, seed: seed).folds(labels: labels)
        let chosen = try pruned.tree.choosingAlpha(x, labels: labels, classes: 3, folds: folds)
        #expect(try chosen.fit(x, labels: labels, classes: 3) == model)
        #expect(chosen.costComplexityAlpha > 0)
        #expect(model.leafCount < (try pruned.tree.fit(x, labels: labels, classes: 3)).leafCount)
        var threaded = pruned
        threaded.threads = 3
        #expect(try threaded.fit(x, labels: labels, classes: 3) == model)
    }

    /// The rates by their definition: prune, predict, count.
    @Test func theErrorIsThatOfThePrunedTrees() throws {
        let (x, labels) = DecisionTreeTests.random(4, rows: 300)
        let tree = DecisionTree(minimumLeaf: 3)
        let folds = try StratifiedFolds(count: 4, seed: 2).folds(labels: labels)
        let path = try tree.fit(x, labels: labels, classes: 3).costComplexityPath
        let chosen = try tree.choosingAlpha(x, labels: labels, classes: 3, folds: folds).costComplexityAlpha
        func rate(_ alpha: Double) throws -> Double {
            var priced = tree
            priced.costComplexityAlpha = alpha
            let errors = try folds.reduce(0) { sum, fold in
                let model = try priced.fit(
                    x.selecting(rows: fold.training), labels: fold.training.map { labels[$0] }, classes: 3)
                let predicted = try model.predict(x.selecting(rows: fold.test))
                return sum + zip(fold.test, predicted).count { labels[$0] != $1 }
            }
            return Double(errors) / 300
        }
        let alphas = Array(Set(path.alphas)).sorted()
        let means = zip(alphas, alphas.dropFirst()).map { ($0 * $1).squareRoot() } + alphas.suffix(1)
        let rates = try means.map(rate)
        let least = try #require(rates.min())
        let bound = least + (least * (1 - least) / 300).squareRoot()
        let expected = try #require(means.indices.last { rates[$0] <= bound })
        #expect(means.count <= 50)
        #expect(abs(chosen - means[expected]) < 1e-12)
    }

    /// Of a rare class no leaf holds a majority: the error prunes all, though the chances differ.
    @Test func chancesSurviveWhereTheErrorKnowsNone() throws {
        var generator = SeededGenerator(seed: 31)
        let x = Matrix(rows: 1_000, columns: 2, values: (0..<2_000).map { _ in generator.uniform() })
        let labels = (0..<1_000).map { row in generator.uniform() < (x[row, 0] > 0.5 ? 0.35 : 0.05) ? 1 : 0 }
        let tree = DecisionTree(minimumLeaf: 20, smoothing: 1)
        let byError = try PrunedDecisionTree(tree, seed: 1).fit(x, labels: labels, classes: 2)
        let byChance = try PrunedDecisionTree(tree, loss: .brier, seed: 1).fit(x, labels: labels, classes: 2)
        #expect(byError.nodes.count == 1)
        #expect(byChance.nodes.count > 1)
        #expect(byChance.nodes[0].split?.feature == 0)
        // The loss by its definition, of the pruned trees themselves.
        let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
        var chosen = try tree.choosingAlpha(x, labels: labels, classes: 2, folds: folds, loss: .brier)
        func losses() throws -> [Double] {
            try folds.flatMap { fold in
                let model = try chosen.fit(
                    x.selecting(rows: fold.training), labels: fold.training.map { labels[$0] }, classes: 2)
                let chances = try model.probabilities(x.selecting(rows: fold.test))
                return fold.test.enumerated().map { place, row in
                    2 * chances[place, 1 - labels[row]] * chances[place, 1 - labels[row]]
                }
            }
        }
        let best = try losses()
        chosen.costComplexityAlpha = 0
        let full = try losses()
        #expect(Summary.mean(best) <= Summary.mean(full) + Summary.standardDeviation(full) / 1_000.0.squareRoot())
    }

    @Test func noiseLeavesOnlyTheRoot() throws {
        var generator = SeededGenerator(seed: 5)
        let x = Matrix(rows: 300, columns: 4, values: (0..<1200).map { _ in generator.uniform() })
        let labels = (0..<300).map { _ in generator.uniform() < 0.3 ? 1 : 0 }
        #expect(try PrunedDecisionTree(seed: 1).fit(x, labels: labels, classes: 2).nodes.count == 1)
    }

    @Test func weightsThatAreAllAlikeChangeNothing() throws {
        let (x, labels) = DecisionTreeTests.random(6, rows: 200)
        let plain = try PrunedDecisionTree(seed: 3).fit(x, labels: labels, classes: 3)
        let doubled = try PrunedDecisionTree(seed: 3).fit(
            x, labels: labels, classes: 3, weights: [Double](repeating: 2, count: 200))
        #expect(plain.nodes.map(\.split) == doubled.nodes.map(\.split))
        // Rows of no weight are as good as absent, in the errors too.
        let some = labels.indices.map { $0 < 150 ? 1.0 : 0.0 }
        let model = try PrunedDecisionTree(seed: 3).fit(x, labels: labels, classes: 3, weights: some)
        #expect(model.nodes[0].rows == 150)
    }

    @Test func fewRows() throws {
        #expect(try PrunedDecisionTree(seed: 1).fit(Matrix([[1]]), labels: [0], classes: 2).nodes.count == 1)
        _ = try PrunedDecisionTree(seed: 1).fit(Matrix([[1], [2]]), labels: [0, 1], classes: 2)
        _ = try PrunedDecisionTree(seed: 1).fit(Matrix([[1], [2], [.nan]]), labels: [0, 1, 1], classes: 2)
        #expect(throws: Diagnostic.self) {
            try PrunedDecisionTree(folds: 1, seed: 1).fit(Matrix([[1], [2]]), labels: [0, 1], classes: 2)
        }
    }
}
