import Foundation
import Testing

/// Files that are no tables, or are broken in the middle: a clear error in bounded memory, and nothing written.
@Suite struct PathologicalFileTests {
    #if os(Linux)
    /// What the command may take of addresses: far more than it needs, far less than files of no bounds would take.
    private static let limit = "ulimit -v 3000000; exec \"$@\""
    #else
    private static let limit = "exec \"$@\""
    #endif

    private static let study = """
        study: Broken
        sources:
          customers: {csv: customers.csv, columns: {first: number, second: number}}
        segments: {k: 2, starts: 2, pairs: 5}

        """

    /// - Parameter identifier: what the report says; `init` may find another way to say it, or leave the file out.
    private func check(
        _ bytes: Data, _ identifier: String, name: String = "customers.csv",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let folder = try Folder(["study/study.yaml": Self.study.replacing("customers.csv", with: name)])
        try bytes.write(to: folder.url("study/\(name)"))
        let outcome = try Segmentary.run(["report", "study", "--no-cache"], in: folder, shell: Self.limit)
        #expect(outcome.status == 1, sourceLocation: sourceLocation)
        #expect(outcome.errors.count == 1, "\(outcome.stderr)", sourceLocation: sourceLocation)
        #expect(outcome.stderr.contains("[\(identifier)]"), "\(outcome.stderr)", sourceLocation: sourceLocation)
        #expect(outcome.stderr.utf8.count < 2000, "the file's bytes are shown", sourceLocation: sourceLocation)
        #expect(!folder.exists("reports/study"), sourceLocation: sourceLocation)
        let drafted = try Segmentary.run(
            ["init", "study", "--into", "draft", "--yes"], in: folder, shell: Self.limit)
        #expect([0, 1, 2].contains(drafted.status), "\(drafted.stderr)", sourceLocation: sourceLocation)
        #expect(drafted.status == 0 || !folder.exists("draft/study.yaml"), sourceLocation: sourceLocation)
        return outcome.stderr
    }

    private static let table = Data(Examples.clouds(60).utf8)

    /// More than twice the 64 MB that any record may have; a gigabyte is told as soon.
    @Test(arguments: [true, false]) func oneEndlessLine(isHeader: Bool) throws {
        let line = Data(repeating: UInt8(ascii: "x"), count: 140 << 20)
        let text = try check(isHeader ? line : Data("first,second\n1,2\n3,".utf8) + line, "csv.endless-row")
        #expect(text.contains("study/customers.csv:\(isHeader ? 1 : 3):"))
    }

    @Test func aMillionColumns() throws {
        let header = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
        let text = try check(Data((header + "\n").utf8), "csv.too-many-columns")
        #expect(text.contains("1000000 columns"))
    }

    @Test func aQuoteThatNeverCloses() throws {
        let text = try check(Self.table + Data("7,\"8\n9,10\n".utf8), "csv.unbalanced-quote")
        #expect(text.contains("study/customers.csv:62:"))
    }

    @Test func zeroBytes() throws {
        _ = try check(Data(repeating: 0, count: 1 << 20), "csv.binary")
        let text = try check(Self.table + Data("7,\0\n\0,8\n".utf8), "data.rejected")
        #expect(text.contains("line 62"))
    }

    @Test func aFileCutOffInARow() throws {
        let text = try check(Self.table + Data("7".utf8), "csv.cut-off")
        #expect(text.contains("study/customers.csv:62:"))
    }

    /// Somebody writes to the file while it is read.
    @Test func aFileThatChanges() throws {
        let folder = try Folder(["study/study.yaml": Self.study])
        let rows = (0..<1000).map { "\($0 % 97),\($0 % 89)\n" }.joined()
        try folder.write("study/customers.csv", "first,second\n" + String(repeating: rows, count: 3000))
        // Bounded, and ended by a file: a signal may be blocked here.
        let writing =
            "(n=0; while [ ! -e over ] && [ $n -lt 100000 ]; do echo 1,2 >> study/customers.csv; n=$((n + 1)); done) &"
            + " \"$@\"; s=$?; : > over; wait; exit $s"
        let outcome = try Segmentary.run(["report", "study", "--no-cache"], in: folder, shell: writing)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("changed while it was read; run again once nobody writes to it [csv.changed]"))
        #expect(!folder.exists("reports/study"))
    }
}
