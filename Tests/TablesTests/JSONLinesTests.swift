import Basics
import Foundation
import Tables
import Testing

@Suite struct JSONLinesTests {
    private func file(_ text: String, header: [String]? = nil) throws -> JSONLines {
        try JSONLines(stored: Array(text.utf8), name: "x.ndjson", options: TextOptions(header: header))
    }

    private func read(_ text: String, _ columns: [(String, ColumnKind)]) throws -> ReadResult {
        try file(text).read(columns.map { ColumnRequest(name: $0.0, kind: $0.1) }, threads: 1)
    }

    @Test func nestedObjectsAreDottedPaths() throws {
        let text = #"""
            {"id": 17, "who": {"name": "Zoë \"Z\" \u00e9\ud83d\ude00", "tags": [1, {"a": 2}]}, "spent": 1.5e2, "ok": true}

            {"spent": -0.25, "id": "017", "who": {"name": null}, "at": "2024-03-05T10:00:00+01:00"}
            """#
        let file = try file(text)
        #expect(file.header == ["id", "who.name", "who.tags", "spent", "ok", "at"])
        let result = try read(
            text, [("id", .category), ("who.name", .category), ("spent", .number), ("ok", .flag), ("at", .time)])
        #expect(result.lines == [1, 3] && result.rejected.isEmpty && result.rows == 2)
        #expect(result.table.texts("id") == ["17", "017"])
        #expect(result.table.texts("who.name") == ["Zoë \"Z\" é😀", "–"])
        #expect(result.table.texts("spent") == ["150", "-0.25"])
        #expect(result.table.texts("ok") == ["true", "–"])
        #expect(result.table.texts("at") == ["–", "2024-03-05T09:00:00"])
        #expect(
            ["id", "spent", "ok", "at", "who.name"].map { file.guessKind(of: $0) } == [
                .category, .number, .flag, .time, .category,
            ])
    }

    @Test func whatIsNoRow() throws {
        let lines = [
            #"{"a": 1}"#, "[1]", #"{"a": 1"#, #"{"a": 01}"#, #"{"a": 1, "a": 2}"#, #"{"a": [1]}"#, #"{"a": "x"}"#,
            #"{"a": 1} x"#, #"{"a": "\ud800"}"#, #"{"b": 1}"#, String(repeating: #"{"a":"#, count: 40) + "1",
        ]
        let result = try read(lines.joined(separator: "\n"), [("a", .number)])
        #expect(result.lines == [1, 10])
        #expect(result.rows == lines.count)
        #expect(result.rejected.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 11])
        #expect(result.rejected.map(\.column) == ["", "", "", "", "a", "a", "", "a", ""])
        #expect(!result.rejected.contains { $0.reason.contains("x") && $0.line == 7 && $0.reason.contains("\"") })
    }

    @Test func levelsOfRejectedRowsAreNone() throws {
        let result = try read(
            "{\"a\": \"x\", \"b\": \"no\"}\n{\"a\": \"y\", \"b\": 1}", [("a", .category), ("b", .number)])
        guard case .category(let levels)? = result.table["a"] else { return #expect(Bool(false)) }
        #expect(levels.levels == ["y"])
    }

    @Test func columnsThatComeLate() throws {
        let first = String(repeating: "{\"a\": 1}\n", count: 10_000)
        #expect(try file(first + "{\"b\": 2}").header == ["a"])
        let declared = try file(first + "{\"b\": 2}", header: ["b"])
        #expect(declared.header == ["a", "b"])
        let table = try declared.read([ColumnRequest(name: "b", kind: .number)], threads: 1).table
        #expect(table.texts("b").last == "2")
        #expect(identifiers { _ = try read("{\"quantity\": 1}", [("quantiy", .number)]) } == ["ndjson.missing-column"])
    }

    @Test(arguments: [("", "ndjson.empty"), ("\n\n", "ndjson.empty"), ("[\n1\n]", "ndjson.syntax")])
    func brokenFiles(text: String, identifier: String) {
        #expect(identifiers { _ = try file(text) } == [identifier])
    }

    /// Whatever bytes stand there, nothing crashes and every row is accounted for.
    @Test func anyBytes() throws {
        var generator = SeededGenerator(seed: 1, stream: "json")
        let seed = Array(#"{"a": {"b": "x\u00e9", "c": [true, null, -1.5e3]}, "d": false}"#.utf8)
        for _ in 0..<3000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(seed[Int.random(in: 0..<seed.count, using: &generator)], at: place)
                }
            }
            guard let file = try? JSONLines(stored: seed + [10] + bytes, name: "x") else { continue }
            let result = try file.read(file.header.map { ColumnRequest(name: $0, kind: .category) }, threads: 1)
            #expect(result.rows == result.table.rowCount + result.rejected.count)
        }
    }
}

@Suite struct PartFilesTests {
    private func part(_ text: String, _ name: String) throws -> CSVFile {
        try CSVFile(stored: Array(text.utf8), name: name)
    }

    @Test func partsAreOneTable() throws {
        let parts = try PartFiles(
            [part("a,b\n1,x\n2,y\n?,y\n", "1.csv"), part("b;a\ny;3\nz;4\n", "2.csv"), part("a,b\n", "3.csv")],
            name: "*.csv")
        #expect(parts.header == ["a", "b"] && parts.guessKind(of: "b") == .category)
        let result = try parts.read(
            [ColumnRequest(name: "b", kind: .category), ColumnRequest(name: "a", kind: .number)], threads: 2)
        #expect(result.table.texts("a") == ["1", "2", "3", "4"])
        #expect(result.table.texts("b") == ["x", "y", "y", "z"])
        #expect(result.rows == 5 && result.lines == [2, 3, 2, 3])
        #expect(result.rejected.map { [$0.part, "\($0.line)", $0.column] } == [["1.csv", "4", "a"]])
    }

    @Test func headersMustAgree() throws {
        let found = diagnostics {
            _ = try PartFiles([part("a,quantity\n", "1"), part("quantiy,a\n", "2"), part("a\n", "3")], name: "p")
        }
        #expect(found.map(\.identifier) == ["parts.header", "parts.header"])
        #expect(found.map { $0.position?.file } == ["2", "3"])
        #expect(found.first?.suggestion == "did you mean 'quantity'?")
    }

    @Test func patternsAreSorted() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["b.csv", "a.csv", "Z.csv", "c.txt", "[x].csv"] {
            try Data().write(to: folder.appendingPathComponent(name))
        }
        func names(_ pattern: String) -> [String] {
            FilePattern.files(folder.path + "/" + pattern).map { String($0.dropFirst(folder.path.count + 1)) }
        }
        #expect(names("?.csv") == ["Z.csv", "a.csv", "b.csv"])
        #expect(names("[x].csv") == ["[x].csv"])
        #expect(names("*.ndjson") == [])
        #expect(names("none.csv") == ["none.csv"])
    }
}
