import Basics
import Features
import Findings
import Learning
import Testing

@testable import Workflow

@Suite struct ShapleyStageTests {
    private func findings(_ rows: Int) throws -> Findings {
        var random = SeededGenerator(seed: 3, stream: "shapley stage")
        let lines = (0..<rows).map { row in
            let first = random.uniform() * 10, second = random.uniform() * 10
            let kind = ["red", "green", "blue"][random.below(3)]
            let chance = 0.1 + 0.06 * first + (kind == "red" ? 0.2 : 0)
            let gap = random.below(5) == 0
            return "c\(row),\(gap ? "" : "\(first)"),\(second),\(kind),\(random.uniform() < chance ? "yes" : "no")"
        }
        let folder = try TemporaryFolder([
            "c.csv": (["id,first,second,kind,bought"] + lines).joined(separator: "\n") + "\n",
            "study.yaml": """
            study: Shapley
            sources:
              customers: {csv: c.csv, key: id, columns: {first: number, second: number, kind: category, bought: category}}
              outcome: {column: bought, positive: "yes"}
            segments: {k: 3, starts: 3, pairs: 5}

            """,
        ])
        return try Workflow(study: Study.load(folder.path), threads: 2, progress: SilentProgress()).run().findings
    }

    @Test func cellsHoldManyAndSayWhichWay() throws {
        let findings = try findings(900)
        let shap = try #require(findings.importance.shap)
        #expect(shap.map(\.question) == ["recoverability", "recoverability", "recoverability", "outcome"])
        #expect(shap.prefix(3).map(\.target) == findings.segments.map(\.name))
        for facts in shap {
            // The default hold-out takes a fifth.
            #expect(facts.n == 720)
            #expect(facts.features.map(\.mean) == facts.features.map(\.mean).sorted(by: >))
            for feature in facts.features {
                #expect(feature.cells.allSatisfy { $0.n >= findings.disclosure.threshold })
                let told = feature.cells.reduce(0) { $0 + $1.n }
                #expect(told == 720 || 720 - told >= findings.disclosure.threshold)
                #expect(feature.cells.allSatisfy { [nil, 0.1, 0.3, 0.5, 0.7, 0.9].contains($0.level) })
            }
        }
        let outcome = try #require(shap.last?.features.first { $0.feature == "first" })
        func push(_ level: Double) -> Double {
            let cells = outcome.cells.filter { $0.level == level }
            return cells.reduce(0) { $0 + $1.value * Double($1.n) } / Double(cells.reduce(0) { $0 + $1.n })
        }
        #expect(push(0.9) > 0.05 && push(0.1) < -0.05)
        // A category has no order.
        let kind = try #require(shap.last?.features.first { $0.feature == "kind" })
        #expect(kind.cells.allSatisfy { $0.level == nil })
        #expect(findings.importance.tree?.question == "recoverability")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func cellsAreNeverSmall(seed: UInt64) {
        var random = SeededGenerator(seed: seed, stream: "cells")
        let count = 30 + random.below(200), threshold = 5 + random.below(10)
        let values = (0..<count).map { _ in (random.uniform() - 0.5) * (random.below(9) == 0 ? 10 : 1) }
        let known = [nil, 0.1, 0.3, 0.5, 0.7, 0.9]
        let levels = (0..<count).map { _ in known[random.below(40) == 0 ? 0 : 1 + random.below(5)] }
        let cells = ShapleyCells([values], threshold: threshold).cells(values, levels: levels)
        #expect(cells.allSatisfy { $0.n >= threshold })
        let told = cells.reduce(0) { $0 + $1.n }
        #expect(told == count || count - told >= threshold)
        let largest = values.map(abs).max() ?? 0
        #expect(cells.allSatisfy { abs($0.value) <= largest * 1.2 })
    }

    @Test func equalValuesMakeOneCellAndNoneBreaksNothing() {
        let zeros = [Double](repeating: 0, count: 40)
        let cells = ShapleyCells([zeros], threshold: 10).cells(zeros, levels: zeros.map { _ in 0.5 })
        #expect(cells == [ShapCell(level: 0.5, value: 0, n: 40)])
        #expect(ShapleyCells([[]], threshold: 10).cells([], levels: []).isEmpty)
        let few = ShapleyCells([[1, 2]], threshold: 10).cells([1, 2], levels: [0.1, 0.9])
        #expect(few.isEmpty)
    }
}
