import Foundation
import Testing

/// `segmentary audit`: the verdict is the exit status.
@Suite struct AuditTests {
    /// Two clouds of customers, and a side that is theirs or is drawn at random.
    private func folder(isTelling: Bool) throws -> Folder {
        let yaml = """
            study: Sides
            sources:
              customers: {csv: customers.csv, columns: {first: number, second: number, side: category}}
            protected: {side: as-is}
            segments: {k: 2, starts: 2, pairs: 5}

            """
        let rows = (0..<300).map { row in
            let isLeft = isTelling ? row % 2 == 0 : row / 2 % 2 == 0
            return "\(row * 7 % 11 + row % 2 * 50),\(row * row % 13 + row % 2 * 50),\(isLeft ? "left" : "right")\n"
        }
        return try Folder([
            "study/study.yaml": yaml, "study/customers.csv": "first,second,side\n" + rows.joined(),
        ])
    }

    private func audit(_ folder: Folder, _ arguments: [String]) throws -> Segmentary.Outcome {
        try Segmentary.run(["audit", "--quiet"] + arguments, in: folder)
    }

    @Test func aConcernIsStatusThreeAndNothingIsWritten() throws {
        let folder = try folder(isTelling: true)
        let before = try folder.contents().keys.sorted()
        let outcome = try audit(folder, ["study"])
        #expect(outcome.status == 3 && outcome.stderr.isEmpty)
        let lines = outcome.stdout.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Question") == true)
        #expect(lines.contains { $0.hasPrefix("Who is in which segment") && $0.hasSuffix("concern") })
        #expect(lines.last?.hasPrefix("Widest gap in segments and outcome: ") == true)
        #expect(try folder.contents().keys.sorted() == before)
    }

    @Test func noConcernIsStatusZero() throws {
        let outcome = try audit(try folder(isTelling: false), ["study"])
        #expect(outcome.status == 0)
        #expect(outcome.stdout.contains("Who is in which segment  2     0        0                      pass"))
    }

    /// An archived run says what its study says, and the document what the archive's does.
    @Test func anArchivedRunNeedsNoData() throws {
        let folder = try folder(isTelling: true)
        let run = try Examples.report(folder, "study", ["--template", "bias-audit"])
        let fromStudy = try audit(folder, ["study"]), fromRun = try audit(folder, [run])
        #expect(fromRun.stdout == fromStudy.stdout && fromRun.status == 3)
        let document = try audit(folder, [run, "--document"])
        #expect(document.status == 3)
        #expect(document.stdout == (try folder.text("\(run)/report.md")))
    }

    /// The folder that holds the runs is no run: the last one is named.
    @Test func aFolderOfRunsNamesTheLast() throws {
        let folder = try folder(isTelling: true)
        let run = try Examples.report(folder, "study")
        let runs = String(run[..<(run.lastIndex(of: "/") ?? run.endIndex)])
        let outcome = try audit(folder, [runs])
        #expect(outcome.status == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("audit.many-runs") && outcome.stderr.contains("'\(run)'"))
    }

    @Test func nothingProtectedIsNoPass() throws {
        let outcome = try audit(try Examples.study(Examples.customersOnly, Examples.clouds(60)), ["study"])
        #expect(outcome.status == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("audit.nothing-protected"))
    }
}
