import Basics
import Findings
import Learning
import Testing

@testable import Workflow

/// A tree of merges as the method of a study, and beside k-means.
@Suite struct HierarchicalStudyTests {
    /// 40, 30, 20 and `last` customers far from each other.
    private func run(_ segments: String, last: Int = 15) throws -> Findings {
        var random = SeededGenerator(seed: 5, stream: "hierarchical study")
        var rows = ["id,a,b"]
        for (count, x, y) in [(40, 0.0, 0.0), (30, 9, 0), (20, 0, 9), (last, 20, 20)] {
            for _ in 0..<count { rows.append("c\(rows.count),\(x + random.uniform()),\(y + random.uniform())") }
        }
        let folder = try TemporaryFolder([
            "c.csv": rows.joined(separator: "\n") + "\n",
            "study.yaml": """
            study: Trees
            sources: {customers: {csv: c.csv, key: id, columns: {a: number, b: number}}}
            segments: {\(segments), pairs: 5}

            """,
        ])
        return try Workflow(study: Study.load(folder.path), threads: 2, progress: SilentProgress()).run().findings
    }

    @Test(arguments: [ClusteringMethod.ward, .complete, .average, .single])
    func everyLinkageFindsTheGroups(method: ClusteringMethod) throws {
        let findings = try run("methods: [\(method.rawValue)], k: 4")
        #expect(findings.segmentation.method == method.rawValue)
        #expect(findings.segments.map(\.size) == [40, 30, 20, 15])
        #expect(findings.segmentation.stability.global.mean > 0.99)
        #expect(findings.evaluation.heldOut?.accuracy.value == 1)
        let tree = try #require(findings.segmentation.dendrogram)
        #expect(tree.method == method.rawValue && tree.k == 4 && tree.customers == 105 && tree.microClusters == nil)
        #expect(tree.merges.count == tree.leaves.count - 1)
        #expect(abs(tree.leaves.compactMap(\.share).reduce(0, +) - 1) < 1e-12)
        // Numbered as in the report: shares per segment are the segments' own.
        for segment in findings.segments {
            let share = tree.leaves.filter { $0.segment == segment.id }.compactMap(\.share).reduce(0, +)
            #expect(abs(share - (segment.share ?? -1)) < 1e-12)
        }
        #expect(tree.merges.filter { $0.height > tree.cut }.count == 3)
        #expect(tree.merges.allSatisfy { ($0.height > tree.cut) == ($0.segment == nil) })
        #expect(findings.segmentation.note?.contains("nearest mean") == true)
        #expect(findings.segmentation.across == nil)
    }

    @Test func wardBesideKMeans() throws {
        let findings = try run("methods: [k-means, ward], k: 2...5")
        let alternatives = try #require(findings.segmentation.alternatives)
        #expect(alternatives.map(\.method) == ["k-means", "ward"])
        #expect(findings.segmentation.dendrogram?.method == "ward")
        #expect(findings.segmentation.dendrogram?.k == alternatives[1].k)
        #expect(findings.segmentation.across?.map(\.k) == [2, 3, 4, 5])
        #expect(try run("k: 4").segmentation.dendrogram == nil)
    }

    @Test func aSmallBranchIsNotTold() throws {
        let tree = try #require(try run("methods: [ward], k: 4", last: 5).segmentation.dendrogram)
        #expect(tree.leaves.allSatisfy { $0.share == nil && $0.segment != 4 })
        #expect(tree.merges.count == tree.leaves.count - 1)
    }
}
