import Basics
import Findings
import Learning
import Statistics
import Testing

@testable import Workflow

/// Customers in two and a half dimensions of nine, in the product's own way from a study file to findings.
@Suite struct SegmentSpaceTests {
    /// Three groups on a bent line, spread over nine columns with noise; the outcome follows the group.
    private static let csv: String = {
        var random = SeededGenerator(seed: 11)
        var text = "id," + (1...9).map { "x\($0)" }.joined(separator: ",") + ",left\n"
        for row in 0..<180 {
            let group = Double(row % 3) - 1
            let position = group + 0.25 * (random.uniform() - 0.5)
            let values = (0..<9).map { column in
                let shape = [position, position * position, 0.5 * position][column % 3]
                return NumberFormat.fixed(20 + 10 * shape + random.uniform(), digits: 3)
            }
            let hasLeft = random.below(10) < [1, 3, 8][row % 3]
            text += "c\(row)," + values.joined(separator: ",") + (hasLeft ? ",yes\n" : ",no\n")
        }
        return text
    }()

    private static func run(_ segments: String, outcome: Bool = false, threads: Int = 2) throws -> RunResult {
        let columns = (1...9).map { "x\($0): number" }.joined(separator: ", ") + (outcome ? ", left: category" : "")
        let folder = try TemporaryFolder([
            "c.csv": csv,
            "study.yaml": """
            study: Space
            sources:
              customers: {csv: c.csv, key: id, columns: {\(columns)}}
              \(outcome ? "outcome: {column: left, positive: \"yes\"}" : "")
            selection: {correlation: 1}
            validation: {folds: 3}
            models: [decision-tree\(outcome ? ", neural-network" : "")]
            segments: {k: 2...4, starts: 3, pairs: 6, \(segments)}

            """,
        ])
        return try Workflow(study: Study.load(folder.path), threads: threads, progress: SilentProgress()).run()
    }

    @Test(arguments: [("components", 2), ("embedding", 3)])
    func customersAreGroupedInTheSpaceAsked(space: String, dimensions: Int) throws {
        let result = try Self.run("space: \(space), dimensions: \(dimensions)")
        let segmentation = result.findings.segmentation
        #expect(segmentation.space?.name == space)
        #expect(segmentation.space?.dimensions == dimensions)
        #expect((segmentation.space?.explained ?? 0) > 0.6)
        #expect(segmentation.k == 3)
        #expect((result.findings.evaluation.heldOut?.ari.value ?? 0) > 0.9)
        // The model file holds the way into the space, and centroids in it.
        let space = try #require(result.model["space"])
        #expect(space["name"] == .string(segmentation.space?.name ?? ""))
        let centroid = try #require(result.model["segments"]?.array?.first?["centroid"]?.array)
        #expect(centroid.count == dimensions)
    }

    @Test func theShareOfTheVarianceSetsTheDimensions() throws {
        let some = try Self.run("space: components, explained: 0.5").findings.segmentation
        let more = try Self.run("space: components, explained: 0.97").findings.segmentation
        #expect((some.space?.explained ?? 0) >= 0.5)
        #expect((more.space?.explained ?? 0) >= 0.97)
        #expect((some.space?.dimensions ?? 9) < (more.space?.dimensions ?? 0))
        let shares = try #require(some.components).scree.map(\.cumulative)
        #expect(shares.firstIndex { $0 >= 0.5 } == (some.space?.dimensions).map { $0 - 1 })
    }

    @Test func componentsTellHowManyDirectionsThereAre() throws {
        let components = try #require(try Self.run("dimensions: 2").findings.segmentation.components)
        #expect(components.scree.count == 9)
        #expect(components.suggested == 2)
        #expect(abs(components.scree.map(\.share).reduce(0, +) - 1) < 1e-12)
        #expect(components.sample == 180)
        #expect(components.loadings.map(\.feature) == (1...9).map { "x\($0)" })
        #expect(components.loadings.joined.allSatisfy { abs($0) <= 1 })
        // Columns that say the same load alike.
        let first = components.loadings.map { abs($0.values[0]) }
        #expect(abs(first[0] - first[3]) < 0.05)
    }

    @Test func spacesAreComparedOnTheSameTerms() throws {
        let findings = try Self.run("compare: [components, embedding], dimensions: 2", outcome: true).findings
        let all = try #require(findings.segmentation.alternatives)
        #expect(all.map(\.space) == ["features", "components", "embedding"])
        #expect(all.map(\.dimensions) == [9, 2, 2])
        #expect(all.map(\.isMain) == [true, false, false])
        // The main row repeats the report's own figures.
        #expect(all[0].heldOut == findings.evaluation.heldOut?.ari)
        #expect(all[0].recoverability?.value == findings.evaluation.recoverability["decision-tree"]?.macro.f1)
        let bySegment = findings.evaluation.outcome?.models.first { $0.features == "segment" }
        #expect(all[0].outcome == bySegment?.scores.auc)
        #expect(all[0].reading == nil)
        for other in all.dropFirst() {
            #expect((other.agreement ?? 0) > 0.9)
            #expect((other.heldOut?.value ?? 0) > 0.9)
            #expect((other.recoverability?.value ?? 0) > 0.9)
            // Three clear groups: whoever finds them foretells the outcome alike.
            #expect(abs((other.outcome?.value ?? 0) - (all[0].outcome?.value ?? 1)) < 0.05)
            #expect(other.reading?.hasSuffix("the simpler one is kept") == true)
        }
    }

    @Test func aNetworkCopiesTheSegmentsAndForetellsTheOutcome() throws {
        let evaluation = try Self.run("dimensions: 2", outcome: true).findings.evaluation
        #expect((evaluation.recoverability["neural-network"]?.macro.f1 ?? 0) > 0.9)
        let models = evaluation.outcome?.models.filter { $0.model == "neural-network" } ?? []
        #expect(models.map(\.features) == ["features"])
        #expect((models.first?.scores.auc?.value ?? 0) > 0.7)
    }

    @Test func threadsChangeNothing() throws {
        let one = try Self.run("space: embedding, dimensions: 2, compare: [features]", threads: 1)
        let two = try Self.run("space: embedding, dimensions: 2, compare: [features]", threads: 2)
        #expect(one.findings.segmentation == two.findings.segmentation)
        #expect(one.findings.segments == two.findings.segments)
        #expect(one.findings.evaluation == two.findings.evaluation)
        #expect(one.model == two.model)
        #expect(one.findings.segmentation.alternatives?.last?.reading?.contains("would do as well") == true)
    }

    /// What the held-out rows hold changes nothing of the space.
    @Test(arguments: [SegmentSpace.components, .embedding])
    func aSpaceIsLearntFromItsRowsAlone(space: SegmentSpace) throws {
        var random = SeededGenerator(seed: 3)
        let x = Matrix(rows: 40, columns: 4, values: (0..<160).map { _ in random.uniform() })
        let training = Array(0..<30)
        let first = try space.fit(x.selecting(rows: training), dimensions: 2, explained: 0.8, seed: 1)
        var changed = x
        for row in 30..<40 { changed[row, 0] = 1e6 }
        let second = try space.fit(changed.selecting(rows: training), dimensions: 2, explained: 0.8, seed: 1)
        #expect(first.project(x) == second.project(x))
        #expect(first.facts == second.facts)
    }

    @Test(arguments: SegmentSpace.allCases)
    func fewColumnsOrRowsAreBorne(space: SegmentSpace) throws {
        for (rows, columns) in [(2, 1), (3, 5), (30, 1)] {
            let x = Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { Double($0 % 7) })
            let fitted = try space.fit(x, dimensions: 4, explained: 0.8, seed: 1)
            let projected = fitted.project(x)
            #expect(projected.rows == rows)
            #expect(projected.columns == fitted.facts.dimensions)
            #expect(projected.values.allSatisfy { $0.isFinite })
        }
    }
}

extension [ComponentLoadings] {
    fileprivate var joined: [Double] { flatMap(\.values) }
}
