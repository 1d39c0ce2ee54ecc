import Basics
import Foundation
import Tables
import Testing

@Suite struct CSVDiagnosticsTests {
    @Test func allMissingColumnsAtOnce() throws {
        let found = diagnostics { _ = try read("Quantity,Price\n1,2\n", [("quantiy", .number), ("Prize", .number)]) }
        #expect(found.map(\.identifier) == ["csv.missing-column", "csv.missing-column"])
        #expect(found.first?.suggestion == "did you mean 'Quantity'?")
        #expect(found.first?.position == SourcePosition(file: "data.csv"))
    }

    @Test func unbalancedQuoteNamesItsLine() {
        let found = diagnostics { _ = try read("a,b\n1,\"x\ny\"\n2,\"open\n3,z\n", [("a", .number)]) }
        #expect(found.map(\.identifier) == ["csv.unbalanced-quote"])
        #expect(found.first?.position?.line == 4)
    }

    @Test(arguments: [
        ("", "csv.empty"), ("\u{feff}", "csv.empty"), ("\r\n\n", "csv.empty"), ("a,b\n", "csv.no-rows"),
        ("a,b\n\n\n", "csv.no-rows"), ("a,b,a\n1,2,3\n", "csv.duplicate-column"),
        ("\"a,b\n1,2", "csv.unbalanced-quote"),
        ("a\0b\n1\n", "csv.binary"), ("a,b\r1,2\r", "csv.carriage-returns"),
    ])
    func brokenFiles(text: String, identifier: String) {
        #expect(identifiers { _ = try read(text, []) } == [identifier])
    }

    @Test func whatIsNotInTheDeclaredEncoding() throws {
        let options = TextOptions(encoding: .utf8)
        #expect(
            identifiers { _ = try CSVFile(stored: [0xe9, 44, 0xe8, 10], name: "x", options: options) } == [
                "csv.not-utf-8", "csv.not-utf-8",
            ])
        let bytes = Array("a,b\n1,caf".utf8) + [0xe9, 10] + Array("2,x\n3,".utf8) + [0, 10]
        let file = try CSVFile(stored: bytes, name: "x", options: options)
        let result = try file.read([ColumnRequest(name: "b", kind: .category)], threads: 1)
        #expect(result.rejected.map(\.line) == [2, 4])
        #expect(result.rejected[0].reason.contains("Windows-1252"))
        #expect(result.rejected[1].reason.contains("NUL"))
        #expect(result.table.texts("b") == ["x"])
    }

    @Test func unreadablePlaces() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("a\n1\n".utf8).write(to: folder.appendingPathComponent("customers.csv"))

        #expect(identifiers { _ = try CSVFile(path: folder.path, name: "here") } == ["csv.unreadable"])
        #expect(identifiers { _ = try CSVFile(path: "/dev/null", name: "null") } == ["csv.unreadable"])
        let missing = diagnostics {
            _ = try CSVFile(path: folder.appendingPathComponent("costumers.csv").path, name: "costumers.csv")
        }
        #expect(missing.map(\.identifier) == ["csv.missing-file"])
        #expect(missing.first?.suggestion == "did you mean 'customers.csv'?")
        #expect(!missing.map(\.description).joined().contains(folder.path))

        let huge = folder.appendingPathComponent("huge.csv").path
        #expect(FileManager.default.createFile(atPath: huge, contents: nil))
        let handle = try #require(FileHandle(forWritingAtPath: huge))
        try handle.truncate(atOffset: 1 << 40)  // sparse: takes no space
        try handle.close()
        #expect(identifiers { _ = try CSVFile(path: huge, name: "huge.csv") } == ["csv.endless-row"])

        let file = try CSVFile(path: folder.appendingPathComponent("customers.csv").path, name: "customers.csv")
        #expect(file.digest == Digest.sha256("a\n1\n"))
        #expect(file.name == "customers.csv")
    }
}
