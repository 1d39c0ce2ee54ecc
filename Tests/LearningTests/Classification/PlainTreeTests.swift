import Basics
import Learning
import Statistics
import Testing

/// The fast tree is the plain one.
@Suite struct PlainTreeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var seed: UInt64
        var criterion: ImpurityCriterion
        var weighted: Bool
        var missing: Double
        var testDescription: String { "\(seed), \(criterion), weighted \(weighted), missing \(missing)" }
    }

    static let cases = (1...4 as ClosedRange<UInt64>).flatMap { seed in
        [ImpurityCriterion.gini, .entropy].flatMap { criterion in
            [false, true].flatMap { weighted in
                [0, 0.3].map { Case(seed: seed, criterion: criterion, weighted: weighted, missing: $0) }
            }
        }
    }

    @Test(arguments: cases) func sameCuts(_ test: Case) throws {
        var (x, labels) = DecisionTreeTests.random(test.seed, rows: 90)
        var generator = SeededGenerator(seed: test.seed, stream: "plain-tree")
        for row in 0..<x.rows {
            for column in 1..<x.columns where generator.uniform() < test.missing { x[row, column] = .nan }
            // Both zeros are one value, and so are negative ones another.
            x[row, 0] = [-1, -0.0, 0, 0.5][generator.below(4)]
        }
        let weights = labels.map { _ in test.weighted ? Double(generator.below(5)) / 4 : 1 }
        let tree = DecisionTree(criterion: test.criterion, maximumDepth: 5, minimumSplit: 6, minimumLeaf: 3)
        let model = try tree.fit(x, labels: labels, classes: 3, weights: weights)
        let plain = PlainTree(settings: tree, x: x, labels: labels, classes: 3, weights: weights)
            .cuts(labels.indices.filter { weights[$0] > 0 })
        #expect(model.nodes.count == plain.count)
        #expect(model.nodes.count > 5)
        for (node, cut) in zip(model.nodes, plain) {
            #expect(node.split?.feature == cut?.feature)
            #expect(node.split?.threshold == cut?.threshold)
            #expect(node.split?.missingGoesLeft == cut?.missingGoesLeft)
        }
    }
}
