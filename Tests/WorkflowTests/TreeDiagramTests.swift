import Basics
import Features
import Findings
import Learning
import Statistics
import Tables
import Testing

@testable import Workflow

@Suite struct TreeDiagramTests {
    private static func number(_ name: String, _ values: [Double]) -> Feature {
        Feature(
            FeatureDefinition(
                name: name, title: name.capitalisedFirst, block: .profile, kind: .number, meaning: name,
                scaleFamily: .other), .number(values))
    }

    private static let pipeline = FeaturePipeline(
        selection: Selection(variance: 0, correlation: 1, logFamilies: []),
        preparation: Preparation(logFamilies: [], winsorise: 0, scale: .z))

    /// Segments by whether they have a visit date, and by orders; a flag says nothing.
    private static func fitted(
        rows: Int, seed: UInt64 = 1, depth: Int = 6, label: (Double, Double) -> Int
    ) throws -> (tree: FittedTree, labels: [Int]) {
        var random = SeededGenerator(seed: seed, stream: "tree diagram")
        let orders = (0..<rows).map { _ in Double(random.below(20)) }
        let visit = (0..<rows).map { _ in random.below(4) == 0 ? Double.nan : Double(random.below(90)) }
        let member = Feature(
            FeatureDefinition(
                name: "member", title: "Member", block: .profile, kind: .flag, meaning: "member", scaleFamily: .other),
            .flag((0..<rows).map { _ in Int8(random.below(2)) }))
        let table = try FeatureTable(
            customers: (0..<rows).map { "c\($0)" },
            features: [number("orders", orders), number("visit", visit), member])
        let labels = (0..<rows).map { label(orders[$0], visit[$0]) }
        let pipeline = FeatureClassification(
            table: table, features: Self.pipeline.forTrees,
            classifier: PrunedDecisionTree(depth: depth, leaf: 10, for: .error, seed: 1), classes: 3)
        return (try pipeline.fit(training: Array(0..<rows), labels: labels), labels)
    }

    private static func facts(_ fitted: (tree: FittedTree, labels: [Int]), threshold: Int = 10) -> TreeFacts? {
        TreeDiagram(
            fitted: fitted.tree, names: ["one", "two", "three"],
            disclosure: SegmentDisclosure(labels: fitted.labels, k: 3, threshold: threshold), question: "recoverability"
        ).facts
    }

    @Test func theSameRowsAndLabelsAreLearntOnce() {
        let memory = FitMemory<String>()
        memory.keep("tree", [1, 2], [0, 1])
        #expect(memory.fitted([1, 2], [0, 1]) == "tree")
        #expect(memory.fitted([1, 2], [1, 0]) == nil && memory.fitted([2, 1], [0, 1]) == nil)
    }

    @Test func asksInWords() throws {
        let tree = try Self.fitted(rows: 400) { orders, visit in visit.isNaN ? 2 : orders > 7 ? 1 : 0 }
        let facts = try #require(Self.facts(tree))
        #expect(Set(facts.nodes.compactMap(\.question)) == ["Visit is known", "Orders up to 7"])
        #expect(facts.depth == 2)
        #expect(facts.nodes.filter { $0.question == nil }.allSatisfy { $0.purity == 1 })
        let ends = facts.nodes.filter { $0.question == nil }
        #expect(Set(ends.map(\.label)) == ["one", "two", "three"])
        #expect(abs(ends.reduce(0) { $0 + ($1.share ?? 0) } - 1) < 1e-9)
        #expect(ends.allSatisfy { $0.label == ["one", "two", "three"][($0.segment ?? 0) - 1] })
    }

    @Test func missingValuesAreNamedWhereTheyBelong() throws {
        let tree = try Self.fitted(rows: 400) { _, visit in visit.isNaN || visit <= 30 ? 0 : 1 }
        let facts = try #require(Self.facts(tree))
        #expect(facts.nodes.compactMap(\.question) == ["Visit up to 30 (or not known)"])
        #expect(facts.nodes[facts.nodes[0].yes ?? 0].segment == 1)
    }

    /// Links lead forward, yes and no differ, and a node's customers are those of both.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func isATreeThatFitsAPage(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, stream: "labels")
        let tree = try Self.fitted(rows: 600, seed: seed) { orders, visit in
            random.below(8) == 0 ? random.below(3) : (Int(orders) / 3 + (visit.isNaN ? 1 : Int(visit) / 30)) % 3
        }
        let facts = try #require(Self.facts(tree, threshold: 12))
        #expect(facts.depth <= TreeDiagram.depth)
        #expect(facts.fullDepth >= facts.depth)
        for (place, node) in facts.nodes.enumerated() {
            #expect((node.n ?? 0) >= 12)
            guard let yes = node.yes, let no = node.no else {
                #expect(node.question == nil)
                continue
            }
            #expect(yes == place + 1 && no > yes && facts.nodes[no].depth == node.depth + 1)
            #expect(facts.nodes[yes].n.map { $0 + (facts.nodes[no].n ?? 0) } == node.n)
            // Whoever asks gets different answers.
            #expect(Set(facts.ends(below: place).map(\.label)).count > 1)
        }
    }

    @Test func purityOfAFewOthersIsWithheld() throws {
        // Three customers of segment 3 among hundreds of the others.
        var count = 0
        let tree = try Self.fitted(rows: 400) { orders, _ in
            if orders == 3, count < 3 {
                count += 1
                return 2
            }
            return orders > 7 ? 1 : 0
        }
        let facts = try #require(Self.facts(tree))
        #expect(facts.nodes.count == 3)
        let end = try #require(facts.nodes.first { $0.question == nil && $0.segment == 1 })
        #expect(end.purity == nil)
        #expect(facts.nodes[0].purity == nil)
        #expect(!facts.nodes.contains { $0.label == "three" })
    }

    @Test func nothingToAskGivesNoDiagram() throws {
        let tree = try Self.fitted(rows: 100) { _, _ in 0 }
        #expect(Self.facts(tree) == nil)
    }

    @Test func rulesOfAModelFileReadMissingValues() throws {
        let tree = try Self.fitted(rows: 400) { orders, visit in visit.isNaN ? 2 : orders > 7 ? 1 : 0 }
        let file = ModelFile.Tree(tree.tree.model)
        let known = try #require(file.nodes.first { $0.feature != nil && $0.threshold == nil })
        #expect(known.missingGoesLeft == false)
        #expect(file.nodes[known.right ?? 0].segment == 3)
    }
}

extension TreeFacts {
    fileprivate func ends(below place: Int) -> [TreeNode] {
        guard let yes = nodes[place].yes, let no = nodes[place].no else { return [nodes[place]] }
        return ends(below: yes) + ends(below: no)
    }
}
