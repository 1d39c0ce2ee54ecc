import Foundation
import Testing

@Suite struct ConsoleTests {
    private static let stages = ["Read customers", "Clean", "Features", "Prepare", "Segment", "Profile", "Documents"]

    @Test func pipedProgressIsOneLinePerStage() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try Segmentary.run(["report", "study"], in: folder)
        let lines = outcome.stderr.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for stage in Self.stages {
            let own = lines.filter { $0.hasPrefix(stage + "  ") }
            #expect(own.count == 1, "\(stage)")
            #expect(own.first?.contains(/\ \d+\.\d\d s$/) == true)
        }
        #expect(!outcome.stderr.contains("\u{1b}") && !outcome.stderr.contains("\r"))
        #expect(outcome.stdout.split(separator: "\n").count == 1, "the result alone goes to standard output")
    }

    @Test func quietSaysNothingOnSuccess() throws {
        let folder = try Examples.shop()
        let outcome = try Segmentary.run(["report", "shop", "--quiet"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.stderr.isEmpty)
        #expect(folder.exists(outcome.stdout.trimmingCharacters(in: .newlines) + "/report.html"))
    }

    @Test func quietStillSaysWhatIsWrong() throws {
        let outcome = try Segmentary.run(["report", "nowhere", "--quiet"], in: Folder())
        #expect(outcome.stderr.contains("error: "))
    }

    private func events(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        }
    }

    @Test func everyLineOfTheLogIsJSON() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try Segmentary.run(["report", "study", "--json-log"], in: folder)
        let events = try events(outcome.stderr)
        let ended = events.filter { $0["event"] as? String == "ended" }
        #expect(Set(Self.stages).isSubset(of: ended.compactMap { $0["stage"] as? String }))
        #expect(ended.allSatisfy { $0["seconds"] is Double && $0["study"] as? String == "study" })
    }

    @Test func failuresAreJSONToo() throws {
        let folder = try Examples.study(Examples.customersOnly + "seeed: 1\n", Examples.clouds(60))
        let outcome = try Segmentary.run(["report", "study", "--json-log"], in: folder)
        #expect(outcome.status == 1)
        let last = try #require(try events(outcome.stderr).last)
        #expect(last["identifier"] as? String == "study.unknown-key")
        #expect(last["position"] as? String == "study/study.yaml:5:1")
        #expect(last["severity"] as? String == "error")
    }

    @Test func brokenClaimsAreJSONToo() throws {
        let folder = try Examples.study(Examples.customersOnly + "report: {template: own.md}\n", Examples.clouds(60))
        try folder.write("study/own.md", "# Own\n\n```{check}\nsegmentation.k == 77\n```\n")
        let outcome = try Segmentary.run(["report", "study", "--json-log"], in: folder)
        #expect(outcome.status == 3)
        #expect(try events(outcome.stderr).last?["identifier"] as? String == "report.broken-check")
    }
}
