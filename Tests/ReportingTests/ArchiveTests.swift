import Basics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite struct ArchiveTests {
    let folder: URL
    let archive: RunArchive

    init() throws {
        folder = try temporaryFolder()
        archive = RunArchive(folder: folder.appending(path: "reports"))
    }

    private func write(
        _ findings: Findings = documentFindings(), text: String = "## A\n\n```{figure} segment-sizes\n```\n",
        extras: RunArchive.Extras = .init()
    ) throws -> URL { try archive.write(findings, try render(text, findings), extras: extras) }

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    /// What a killed process left goes with the next run; what a living one writes, or somebody just wrote, stays.
    @Test func whatAKilledRunLeftIsSweptAway() throws {
        let study = try write().deletingLastPathComponent()
        let old = Date(timeIntervalSinceNow: -2 * Leftovers.age)
        let left = [
            ".2024-03-01-x.partial-2147483646": old, ".2024-03-01-y.partial-2147483646": Date(),
            Leftovers.name(of: "2024-03-01-z"): old, ".mine": old, ".2024-03-01-x.partial-2147483646.old": old,
        ]
        for (name, date) in left {
            let folder = study.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            try Data("a\n".utf8).write(to: folder.appending(path: "segments.csv"))
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path)
        }
        _ = try write()
        let names = try FileManager.default.contentsOfDirectory(atPath: study.path).filter { $0.hasPrefix(".") }
        #expect(Set(names) == Set(left.keys).subtracting([".2024-03-01-x.partial-2147483646"]))
    }

    @Test func aRunHasItsFilesAndVerifies() throws {
        let run = try write(
            extras: .init(model: Data("{}".utf8), segments: Data("a\n".utf8), rejected: Data("b\n".utf8)))
        #expect(
            try names(run) == [
                "figures", "figures/segment-sizes.svg", "findings.json", "manifest.json", "model.json", "rejected.csv",
                "report.html", "report.md", "segments.csv",
            ])
        #expect(run.lastPathComponent.hasPrefix("2024-03-01-"))
        #expect(run.lastPathComponent.utf8.count == 23)
        #expect(RunVerification.verify(run).items.isEmpty)
        let manifest = try RunVerification.manifest(of: run)
        #expect(manifest.figures.k == 2)
        #expect(manifest.outputs.count == 7)
        let text = try String(contentsOf: run.appending(path: "manifest.json"), encoding: .utf8)
        #expect(!text.contains(folder.path))
    }

    /// As the conclusion and the comparison of studies do, the manifest tells of the best model of all features.
    @Test func theOutcomeIsToldByItsBestModel() throws {
        var findings = ExampleFindings.complete
        let last = try #require(findings.evaluation.outcome?.models.last { $0.features == "features" })
        for (model, auc) in [("worse", 0.6), ("better", 0.9), ("unknown", nil)] {
            var rival = last
            rival.model = model
            rival.scores.auc = auc.map { Estimate($0, low: $0 - 0.02, high: $0 + 0.02) }
            findings.evaluation.outcome?.models.append(rival)
        }
        let models = findings.evaluation.outcome?.models ?? []
        #expect(OutcomeModel.best(of: models, on: "features")?.model == "better")
        #expect(OutcomeModel.best(of: models, on: "none") == nil)
        #expect(try RunVerification.manifest(of: write(findings)).figures.outcomeAUC == 0.9)
    }

    @Test func theSameRunGivesTheSameBytes() throws {
        let run = try write()
        let files = try names(run).filter { $0.contains(".") }
        let before = try files.map { try Data(contentsOf: run.appending(path: $0)) }
        #expect(try write() == run)
        #expect(try files.map { try Data(contentsOf: run.appending(path: $0)) } == before)
        #expect(try names(run.deletingLastPathComponent()).filter { !$0.contains("/") } == [run.lastPathComponent])
    }

    @Test func anExistingRunIsReplacedWhole() throws {
        let run = try write()
        try Data("old".utf8).write(to: run.appending(path: "stray.txt"))
        #expect(RunVerification.verify(run).items.map(\.identifier) == ["run.unknown-file"])
        _ = try write()
        #expect(!FileManager.default.fileExists(atPath: run.appending(path: "stray.txt").path))
        #expect(RunVerification.verify(run).items.isEmpty)
    }

    @Test func aFailureLeavesTheLastRun() throws {
        let run = try write()
        var report = try render("## A\n", documentFindings())
        report.templateDigest = try RunVerification.manifest(of: run).templateDigest
        report.figures = [("no/such/folder", "<svg/>")]  // can't be written: the folder isn't there
        let error = #expect(throws: Diagnostics.self) { try archive.write(documentFindings(), report) }
        #expect(error?.items.first?.identifier == "archive.write")
        #expect(error?.items.first?.suggestion?.contains("untouched") == true)
        #expect(RunVerification.verify(run).items.isEmpty)
        #expect(try names(run.deletingLastPathComponent()).filter { !$0.contains("/") } == [run.lastPathComponent])
    }

    @Test func anUnwritableFolderIsADiagnostic() throws {
        try Data().write(to: archive.folder)  // a file stands where the folder should be
        let error = #expect(throws: Diagnostics.self) { _ = try write() }
        #expect(error?.items.map(\.identifier) == ["archive.write"])
    }

    @Test(arguments: ["..", "a/b", "", ".hidden", "a\u{0}b", String(repeating: "a", count: 200)])
    func aFolderNameIsAFolderName(slug: String) throws {
        var findings = documentFindings()
        findings.study.slug = slug
        #expect(throws: Diagnostics.self) { _ = try write(findings) }
        #expect(try names(folder) == [])
    }

    @Test func verificationFindsWhatChanged() throws {
        let run = try write(extras: .init(segments: Data("a\n".utf8)))
        try Data("x".utf8).write(to: run.appending(path: "report.md"))
        try FileManager.default.removeItem(at: run.appending(path: "segments.csv"))
        try FileManager.default.removeItem(at: run.appending(path: "report.html"))
        let found = RunVerification.verify(run).items.map { "\($0.severity) \($0.identifier)" }
        #expect(found == ["error run.missing-file", "error run.digest", "note run.missing-file"])
        #expect(RunVerification.verify(folder).items.map(\.identifier) == ["run.manifest"])
    }

    @Test func comparisonAllowsALastDigit() throws {
        let model = Data("{\"a\": [1, 0.5], \"b\": \"x\"}".utf8),
            near = Data("{\"a\": [1, 0.5000000000001], \"b\": \"x\"}".utf8)
        let first = try write(extras: .init(model: model))
        let other = RunArchive(folder: folder.appending(path: "other"))
        let report = try render("## A\n\n```{figure} segment-sizes\n```\n", documentFindings())
        let second = try other.write(documentFindings(), report, extras: .init(model: near))
        #expect(RunVerification.compare(first, second).items.isEmpty)
        try Data("{\"a\": [1, 0.51], \"b\": \"y\"}".utf8).write(to: second.appending(path: "model.json"))
        try Data("x".utf8).write(to: second.appending(path: "report.md"))
        try Data("x".utf8).write(to: second.appending(path: "more.txt"))
        #expect(
            RunVerification.compare(first, second).items.map(\.summary) == [
                "'model.json' differs at 'a.1'", "'model.json' differs at 'b'", "only one of the runs has 'more.txt'",
                "'report.md' differs",
            ])
    }
}
