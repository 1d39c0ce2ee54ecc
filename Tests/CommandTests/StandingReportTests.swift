import Foundation
import Testing

/// A report that stands as it would be written again is left standing; anything else is written anew.
@Suite struct StandingReportTests {
    private func report(_ folder: Folder, _ options: [String] = []) throws -> Segmentary.Outcome {
        try Segmentary.run(["report", "study", "--cache", "kept"] + options, in: folder)
    }

    private func isLeft(_ outcome: Segmentary.Outcome) -> Bool {
        outcome.stderr.contains("Report (unchanged)") && !outcome.stderr.contains("Documents")
    }

    @Test func theSameReportIsLeftAsItIs() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let first = try report(folder)
        let files = try folder.contents(of: "reports")
        try #require(first.status == 0 && !isLeft(first), "\(first.stderr)")
        let second = try report(folder)
        #expect(isLeft(second), "\(second.stderr)")
        #expect(second.status == 0 && second.stdout == first.stdout)
        #expect(differences(files, try folder.contents(of: "reports")).isEmpty)
    }

    @Test func whatIsNotAsItWasIsWrittenAgain() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let run = try report(folder).stdout.trimmingCharacters(in: .newlines)
        let files = try folder.contents(of: "reports")
        let harms: [(String, () throws -> Void)] = [
            ("a changed page", { try folder.write("\(run)/report.html", "") }),
            ("a lost page", { try FileManager.default.removeItem(at: folder.url("\(run)/report.md")) }),
            ("a changed manifest", { try folder.replace("{", with: "{ ", in: "\(run)/manifest.json") }),
            ("another file", { try folder.write("\(run)/notes.txt", "by hand") }),
            ("no run", { try FileManager.default.removeItem(at: folder.url(run)) }),
        ]
        for (name, harm) in harms {
            try harm()
            let again = try report(folder)
            #expect(again.status == 0 && !isLeft(again), "\(name)")
            #expect(differences(files, try folder.contents(of: "reports")).isEmpty, "\(name)")
            #expect(isLeft(try report(folder)), "\(name)")
        }
        // The index belongs to the archive, not to a run: it is made again beside a report that stands.
        try FileManager.default.removeItem(at: folder.url("reports/index.html"))
        #expect(isLeft(try report(folder)))
        #expect(differences(files, try folder.contents(of: "reports")).isEmpty)
    }

    @Test func whatWouldBeWrittenOtherwiseIsWrittenAgain() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let first = try report(folder)
        let changes: [(String, [String], () throws -> Void)] = [
            ("formats", ["--formats", "html"], {}),
            ("the template", ["--template", "summary"], {}),
            ("the archive", ["--out", "elsewhere"], {}),
            ("the study", [], { try folder.replace("study: Clouds", with: "study: Skies", in: "study/study.yaml") }),
            ("the data", [], { try folder.write("study/customers.csv", Examples.clouds(64)) }),
        ]
        for (name, options, change) in changes {
            try change()
            let changed = try report(folder, options)
            #expect(changed.status == 0 && !isLeft(changed), "\(name): \(changed.stderr)")
            #expect(isLeft(try report(folder, options)), "\(name)")
        }
        // Back to the first data: its run still stands.
        try folder.replace("study: Skies", with: "study: Clouds", in: "study/study.yaml")
        try folder.write("study/customers.csv", Examples.clouds(60))
        #expect(try report(folder).stdout == first.stdout)
    }

    @Test func aBrokenClaimIsToldOfAReportThatStands() throws {
        let folder = try Examples.study(
            Examples.customersOnly + "report: {template: claim.md}\n", Examples.clouds(60))
        try folder.write("study/claim.md", "# Claim\n\n```{check}\nsegmentation.k >= 3\n```\n")
        let first = try report(folder)
        try #require(first.status == 3, "\(first.stderr)")
        let second = try report(folder)
        #expect(isLeft(second) && second.status == 3)
        func told(_ outcome: Segmentary.Outcome) -> [Substring] {
            outcome.stderr.split(separator: "\n").filter { $0.contains("segmentation.k >= 3") }
        }
        #expect(!told(first).isEmpty, "\(first.stderr)")
        #expect(told(first) == told(second))
    }
}
