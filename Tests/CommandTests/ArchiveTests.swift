import Foundation
import Testing

/// What is written stays written: failures leave the last good report, and a run can be made and checked again.
@Suite struct ArchiveTests {
    private static let claim = "# Own\n\n```{check}\nsegmentation.k == 77\n```\n\nAll is well.\n"

    @Test func aFailureLeavesTheLastGoodReport() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        _ = try Examples.report(folder)
        let good = try folder.contents(of: "reports")
        try folder.write("study/customers.csv", "first,second\n")
        #expect(try Segmentary.run(["report", "study"], in: folder).status == 1)
        try folder.write("study/customers.csv", Examples.clouds(60))
        try folder.write("study/study.yaml", Examples.customersOnly + "nonsense: 1\n")
        #expect(try Segmentary.run(["report", "study"], in: folder).status == 1)
        // A failure after computing began.
        try folder.write("study/study.yaml", Examples.customersOnly)
        try folder.write("study/customers.csv", "first,second\n" + String(repeating: "1,2\n", count: 60))
        #expect(try Segmentary.run(["report", "study"], in: folder).status == 1)
        #expect(differences(good, try folder.contents(of: "reports")).isEmpty)
    }

    @Test func aRefreshStandsBesideItsPredecessor() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let first = try Examples.report(folder)
        let before = try folder.contents(of: first)
        try folder.write("study/customers.csv", Examples.clouds(70))
        let second = try Examples.report(folder)
        #expect(first != second)
        #expect(differences(before, try folder.contents(of: first)).isEmpty)
    }

    @Test func aBrokenClaimEndsWith3AndADraftWith0() throws {
        let folder = try Examples.study(Examples.customersOnly + "report: {template: own.md}\n", Examples.clouds(60))
        try folder.write("study/own.md", Self.claim)
        let outcome = try Segmentary.run(["report", "study"], in: folder)
        #expect(outcome.status == 3)
        #expect(outcome.stderr.contains("own.md:4:1: the report claims 'segmentation.k == 77', which does not hold"))
        let run = outcome.stdout.trimmingCharacters(in: .newlines)
        #expect(try folder.text("\(run)/report.md").contains("segmentation.k == 77"))
        let draft = try Segmentary.run(["report", "study", "--draft"], in: folder)
        #expect(draft.status == 0)
        #expect(draft.stdout == outcome.stdout)
        // `render` knows the default template unless told otherwise.
        let template = ["--template", "study/own.md"]
        #expect(try Segmentary.run(["render", run] + template, in: folder).status == 3)
        #expect(try Segmentary.run(["render", run, "--draft"] + template, in: folder).status == 0)
    }

    @Test func renderMakesTheSameDocumentsFromTheFindingsAlone() throws {
        let folder = try Examples.shop()
        let run = try Examples.report(folder, "shop")
        let before = try folder.contents(of: run)
        try FileManager.default.removeItem(at: folder.url("shop"))
        for name in ["report.html", "report.md"] {
            try FileManager.default.removeItem(at: folder.url("\(run)/\(name)"))
        }
        let outcome = try Segmentary.run(["render", run], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        #expect(outcome.stdout == run + "\n")
        #expect(differences(before, try folder.contents(of: run)).isEmpty)
        // And elsewhere.
        let other = try Segmentary.run(["render", run + "/", "--out", "elsewhere"], in: folder)
        #expect(other.status == 0, "\(other.stderr)")
        #expect(other.stdout == run.replacing("reports/", with: "elsewhere/") + "\n")
        let rendered = other.stdout.trimmingCharacters(in: .newlines)
        #expect(differences(before, try folder.contents(of: rendered)).isEmpty)
    }

    @Test func renderOfNoRunSaysSo() throws {
        let folder = try Folder(["there/findings.json": "{}"])
        let nothing = try Segmentary.run(["render", "nowhere"], in: folder)
        #expect(nothing.status == 1)
        #expect(nothing.stderr.contains("it holds no findings.json"))
        let broken = try Segmentary.run(["render", "there"], in: folder)
        #expect(broken.status == 1)
        #expect(broken.stderr.contains("there/findings.json:1:1: error: "))
    }

    @Test func verifyFindsWhatWasTamperedWith() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let run = try Examples.report(folder)
        let other = try Examples.report(folder, "study", ["--out", "again"])
        #expect(try Segmentary.run(["verify", run], in: folder).status == 0)
        #expect(try Segmentary.run(["verify", run, "--against", other], in: folder).status == 0)
        for name in ["report.html", "findings.json"] {
            let original = try folder.text("\(other)/\(name)")
            try folder.write("\(other)/\(name)", original.replacing("60", with: "61"))
            let alone = try Segmentary.run(["verify", other], in: folder)
            #expect(alone.status == 1)
            #expect(alone.stderr.contains("'\(name)' is not what the run wrote"))
            let against = try Segmentary.run(["verify", run, "--against", other], in: folder)
            #expect(against.status == 1)
            #expect(against.stderr.contains("'\(name)' differs"))
            try folder.write("\(other)/\(name)", original)
        }
        try FileManager.default.removeItem(at: folder.url("\(other)/report.md"))
        #expect(try Segmentary.run(["verify", other], in: folder).status == 1)
        #expect(try Segmentary.run(["verify", "nowhere"], in: folder).status == 1)
    }
}
