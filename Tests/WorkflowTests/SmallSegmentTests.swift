import Basics
import Findings
import Testing

@testable import Workflow

/// Segments of 28, 27, 20 and 5 customers: the five must not be told of, nor be worked out from the others.
@Suite struct SmallSegmentTests {
    private func findings(study settings: String, rows: [String]) throws -> Findings {
        let folder = try TemporaryFolder([
            "c.csv": (["id,a,b,y"] + rows).joined(separator: "\n") + "\n",
            "study.yaml": "study: Small\n\(settings)\n",
        ])
        return try Workflow(study: Study.load(folder.path), threads: 1, progress: SilentProgress()).run().findings
    }

    private var rows: [String] {
        var random = SeededGenerator(seed: 5, stream: "small segments")
        var rows: [String] = []
        for (count, x, y) in [(28, 0.0, 0.0), (27, 9, 0), (20, 0, 9), (5, 30, 30)] {
            for _ in 0..<count {
                rows.append(
                    "c\(rows.count),\(x + random.uniform()),\(y + random.uniform()),\(random.below(2))")
            }
        }
        return rows
    }

    @Test func aSmallSegmentIsWithheldTogetherWithAnother() throws {
        let findings = try findings(
            study: "sources: {customers: {csv: c.csv, key: id, columns: {a: number, b: number}}}\nsegments: {k: 4}",
            rows: rows)
        #expect(findings.segments.map { $0.size != nil } == [true, true, false, false])
        let smallest = try #require(findings.segments.last)
        #expect(
            smallest.share == nil && smallest.persona == nil && smallest.markers.isEmpty && smallest.profile.isEmpty)
        #expect(smallest.centroid.isEmpty)
        #expect(!findings.segmentation.projection.centres.contains { $0.segment == 4 })
        let confusion = try #require(findings.evaluation.heldOut).confusion
        #expect(confusion[2].allSatisfy { $0 == nil } && confusion[3].allSatisfy { $0 == nil })
        #expect(findings.disclosure.suppressed >= 2)
        let rules = findings.importance.rules ?? []
        #expect(!rules.contains { $0.segment == 4 })
    }

    @Test func fewerDifferentCustomersThanSegments() throws {
        let alike = (0..<60).map { "c\($0),\($0 % 2),\($0 % 2),0" }
        #expect(throws: Diagnostics.self) {
            try findings(
                study: "sources: {customers: {csv: c.csv, key: id, columns: {a: number, b: number}}}\nsegments: {k: 3}",
                rows: alike)
        }
        do {
            _ = try findings(
                study: "sources: {customers: {csv: c.csv, key: id, columns: {a: number, b: number}}}\nsegments: {k: 3}",
                rows: alike)
        } catch let problems as Diagnostics {
            #expect(problems.items.map(\.identifier) == ["segments.alike"])
            #expect(problems.items.allSatisfy { $0.position != nil })
        }
    }

    @Test func theOutcomeIsNoFeature() throws {
        do {
            _ = try findings(
                study: """
                    sources:
                      customers: {csv: c.csv, key: id, columns: {a: number, b: number, y: flag}}
                      outcome: {column: y, positive: "1"}
                    features: {include: [y]}
                    """, rows: rows)
            Issue.record("the outcome was taken as a feature")
        } catch let problems as Diagnostics {
            #expect(problems.items.map(\.identifier) == ["study.outcome-as-feature"])
        }
    }
}
