import Foundation
import Testing

/// A disk that fills up while the command writes: it fails with the cause, and what was there before is there still.
/// A limit on the size of files stands for the disk, which a test can't fill.
@Suite struct FullDiskTests {
    /// Files of 32 KB at most: of a report the manifest would fit, but not its page.
    private static let small = "ulimit -f 64; exec \"$@\""
    private static let tiny = "ulimit -f 1; exec \"$@\""

    /// Files and folders below a place, hidden ones too.
    private func paths(_ folder: Folder, _ name: String = "") -> [String] {
        (FileManager.default.subpaths(atPath: folder.url(name).path) ?? []).sorted()
    }

    private func failure(
        _ arguments: [String], _ identifier: String, in folder: Folder, shell: String = small,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let outcome = try Segmentary.run(arguments, in: folder, shell: shell)
        #expect(outcome.status == 1, sourceLocation: sourceLocation)
        #expect(outcome.stdout.isEmpty, sourceLocation: sourceLocation)
        #expect(outcome.errors.count == 1, "\(outcome.stderr)", sourceLocation: sourceLocation)
        #expect(outcome.stderr.contains("[\(identifier)]"), "\(outcome.stderr)", sourceLocation: sourceLocation)
        return outcome.stderr
    }

    @Test func aReportLeavesTheLastOneAndNothingElse() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let first = try failure(["report", "study", "--quiet"], "archive.write", in: folder)
        #expect(paths(folder, "reports").isEmpty)
        #expect(first.contains("file too large; raise the limit on the size of files; the last report is untouched"))

        let run = try Examples.report(folder)
        let before = try folder.contents(), places = paths(folder)
        _ = try failure(["render", run], "archive.write", in: folder)
        _ = try failure(["report", "study", "--quiet", "--seed", "5"], "archive.write", in: folder)
        #expect(try differences(folder.contents(), before).isEmpty)
        #expect(paths(folder) == places)
        #expect(try Segmentary.run(["verify", run], in: folder).status == 0)
    }

    @Test func resultsThatCantBeKeptAreOneNote() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try Segmentary.run(
            ["report", "study", "--cache", "cache"], in: folder, shell: "ulimit -f 8; exec \"$@\"")
        let notes = outcome.stderr.split(separator: "\n").filter { $0.contains("[cache.write]") }
        #expect(notes.count == 1 && notes.first?.contains("can't be kept in the cache: file too large") == true)
        let kept = try folder.contents(of: "cache")
        #expect(kept.values.allSatisfy { !$0.isEmpty && $0.count < 4096 })
        #expect(!kept.keys.contains { $0.contains("/.") }, "half of a result")
    }

    @Test func aDraftIsWholeOrAbsent() throws {
        let folder = try Folder(["data/customers.csv": Examples.clouds(60)])
        let text = try failure(["init", "data", "--into", "new", "--yes"], "init.write", in: folder, shell: Self.tiny)
        #expect(text.contains("the study can't be written here: file too large"))
        #expect(paths(folder) == ["data", "data/customers.csv"])
        try folder.write("data/study.yaml", "study: Mine\n")
        _ = try failure(["init", "data", "--yes", "--force"], "init.write", in: folder, shell: Self.tiny)
        #expect(try folder.text("data/study.yaml") == "study: Mine\n")
        #expect(paths(folder) == ["data", "data/customers.csv", "data/study.yaml"])
    }

    @Test func aSampleIsWholeOrAbsent() throws {
        let folder = try Folder()
        _ = try failure(["sample", "banking", "--customers", "300", "--out", "try"], "sample.not-written", in: folder)
        #expect(paths(folder).isEmpty)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func aResultThatCantBePrintedIsAFailure() throws {
        let yaml = Examples.customersOnly + "protected: {side: as-is}\naudit: {minimum-count: 5}\n"
        let rows = Examples.clouds(60).split(separator: "\n")
        let csv = rows.enumerated().map { "\($1),\($0 == 0 ? "side" : $0 % 2 == 0 ? "left" : "right")\n" }.joined()
        let folder = try Examples.study(yaml, csv)
        let run = try Examples.report(folder)
        for arguments in [
            ["audit", run, "--document"], ["audit", run], ["why", "study", "--customer", "row 1"], ["--help"],
        ] {
            let text = try failure(arguments, "output.write", in: folder, shell: "exec \"$@\" >/dev/full")
            #expect(text.contains("the result can't be written to standard output"), "\(arguments)")
        }
        // What goes to standard error is no result.
        let quiet = try Segmentary.run(["report", "study"], in: folder, shell: "exec \"$@\" 2>/dev/full")
        #expect(quiet.status == 0 && quiet.stdout == run + "\n")
    }
}
