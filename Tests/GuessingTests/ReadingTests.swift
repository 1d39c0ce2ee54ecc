import Basics
import Foundation
import Tables
import Testing

@testable import Guessing

@Suite struct ReadingTests {
    private func layout(_ text: String) -> FileLayout? { FileLayout(Array(text.utf8), encoding: nil) }

    @Test(arguments: [
        ("a,b\n1,2\n", FileLayout.Delimiter.comma), ("a;b\n1,5;2\n", .semicolon), ("a\tb\n1\t2\n", .tab),
        ("a|b\n1|2\n", .pipe), (" 001 19970101  1\n 002 19970102 12\n", .blanks), ("\"a;b\",c\n\"x;y\",d\n", .comma),
    ])
    func delimiters(text: String, delimiter: FileLayout.Delimiter) {
        #expect(layout(text)?.delimiter == delimiter)
    }

    @Test func proseIsNoTable() {
        #expect(layout("This file holds nothing of use.\nIt is a text, and one with commas.\n\nThe end.\n") == nil)
    }

    @Test func headersAreNames() {
        #expect(layout("id,name\n1,a\n")?.names == nil)
        #expect(layout("7,a\n8,b\n")?.names?.count == 2)
        #expect(layout("2024-01-01,a\n2024-01-02,b\n")?.names?.count == 2)
    }

    @Test func aFileWithoutHeaderGetsNames() throws {
        let lines = (0..<300).map { index in
            " \(String(format: "%05d", index % 90)) 1997\(String(format: "%02d%02d", 1 + index % 12, 1 + index % 28))  \(index % 4 + 1)  \(index).\(10 + index % 80)\r\n"
        }
        let folder = try DataFolder(["shop.txt": lines.joined()])
        let table = try #require(try DataFiles(folder.path).tables.first)
        #expect(table.columns.map(\.name) == ["customer", "date", "quantity", "amount"])
        let draft = try folder.draft()
        #expect(draft.text.contains("    delimiter: blanks\n"))
        #expect(draft.text.contains("    header: [customer, date, quantity, amount]"))
        #expect(draft.text.contains("    amount: amount\n"))
    }

    @Test func largeFilesAreSampledFromBeginningToEnd() throws {
        let rows = (0..<40_000).map { "\($0),\($0 % 10)" }
        let folder = try DataFolder(["big.csv": (["id,x"] + rows).joined(separator: "\n") + "\n"])
        let table = try SampledTable.text(path: folder.path + "/big.csv", name: "big.csv", limit: 64 << 10)
        #expect(!table.isWhole && table.rows < 10_000)
        #expect(abs(Double(table.estimatedRows) / 40_000 - 1) < 0.05)
        let ids = table.columns[0].levels.compactMap(Int.init)
        #expect(ids.min() == 0 && ids.max() ?? 0 > 39_900)
        #expect(table.columns[1].distinct == 10)
        let whole = try SampledTable.text(path: folder.path + "/big.csv", name: "big.csv")
        #expect(whole.isWhole && whole.rows == 40_000 && whole.estimatedRows == 40_000)
    }

    @Test func encodings() throws {
        let folder = try DataFolder([:])
        let text = "Kundennummer;Straße\n1001;Köln\n1002;Zürich\n"
        try folder.write("old.csv", Array(try #require(text.data(using: .windowsCP1252))))
        try folder.write("wide.csv", [0xff, 0xfe] + Array(try #require(text.data(using: .utf16LittleEndian))))
        try folder.write("mark.csv", [0xef, 0xbb, 0xbf] + Array(text.utf8))
        let encodings = try ["old", "wide", "mark"].map { name -> String? in
            let table = try SampledTable.text(path: folder.path + "/\(name).csv", name: name)
            #expect(table.columns.map(\.name) == ["Kundennummer", "Straße"])
            #expect(table.columns[1].levels == ["Köln", "Zürich"])
            guard case .text(let form) = table.place else { return "no text" }
            return form.encoding
        }
        #expect(encodings == ["windows-1252", "utf-16le", nil])
    }

    /// Of a large file in UTF-16 the pieces are whole lines too, with a byte order mark or without.
    @Test(arguments: [true, false], [true, false]) func piecesOfWideText(isBigEndian: Bool, hasMark: Bool) throws {
        let rows = (0..<40_000).map { "\($0),Köln \($0 % 10),1" }
        let text = (hasMark ? "\u{feff}" : "") + "id,city,n\n" + rows.joined(separator: "\n") + "\n"
        let bytes = text.utf16.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
        let folder = try DataFolder([:])
        try folder.write("wide.csv", bytes)
        let table = try SampledTable.text(path: folder.path + "/wide.csv", name: "wide.csv", limit: 200_001)
        #expect(!table.isWhole && table.columns.map(\.name) == ["id", "city", "n"])
        #expect(table.columns[1].levels.sorted() == (0..<10).map { "Köln \($0)" })
        // From the beginning to the end.
        #expect(table.columns[0].levels.contains("0") && table.columns[0].levels.contains("39999"))
        #expect(abs(table.estimatedRows - 40_000) < 1000)
    }

    @Test func compressedAndJSON() throws {
        let folder = try DataFolder([:])
        try folder.write("a.csv.gz", try Gzip.compress(Array("id,x\n1,2\n2,3\n".utf8)))
        try folder.write("b.csv.zst", try Zstandard.compress(Array("id,x\n1,2\n2,3\n".utf8)))
        let lines =
            "{\"user\": {\"id\": \"u1\"}, \"n\": 4, \"tags\": [1]}\n{\"user\": {\"id\": \"u2\"}, \"n\": 5, \"tags\": []}\n"
        try folder.write("c.ndjson", Array(lines.utf8))
        let tables = try DataFiles(folder.path).tables
        #expect(tables.map(\.path) == ["a.csv.gz", "b.csv.zst", "c.ndjson"])
        #expect(tables.map(\.rows) == [2, 2, 2])
        #expect(tables[2].columns.map(\.name) == ["user.id", "n"])
    }

    @Test func partsAreOneTable() throws {
        let files = Dictionary(
            uniqueKeysWithValues: (1...6).map { ("parts/orders-\($0).csv", "id,x\n\($0)1,\($0)\n\($0)2,\($0)\n") })
        let folder = try DataFolder(files.merging(["customers.csv": "id,x\n1,2\n"]) { $1 })
        let tables = try DataFiles(folder.path).tables
        #expect(tables.map(\.path) == ["customers.csv", "parts/orders-1.csv"])
        #expect(tables[1].parts.count == 5 && tables[1].rows == 12)
        #expect(
            tables[1].columns[0].levels == ["11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "61", "62"])
        let roles = TableRoles(tables, answers: [:])
        #expect(roles.pattern(for: [tables[1].path] + tables[1].parts) == "parts/orders-*.csv")
    }

    @Test(arguments: [
        ("a/b", "a", "b"), ("b", "", "b"), ("/b", "/", "b"), ("a/b/", "a", "b"), ("/", "/", ""), ("", "", ""),
        ("..", "", ".."), ("a//", "", "a"),
    ])
    func paths(path: String, folder: String, name: String) {
        #expect(FilePath.folder(path) == folder && FilePath.name(path) == name)
    }

    @Test func whatCannotBeReadIsNamed() throws {
        let folder = try DataFolder(["a.csv": "id,x\n1,2\n", "b.csv": "", "c.txt": "Dear reader,\n\nnothing.\n"])
        let data = try DataFiles(folder.path)
        #expect(data.tables.map(\.path) == ["a.csv"])
        #expect(data.unread.items.map { $0.position?.file } == ["b.csv", "c.txt"])
        #expect(throws: (any Error).self) { try DataFiles(folder.path + "/nowhere") }
        let empty = try DataFolder(["README.md": "x"])
        #expect(throws: (any Error).self) { try DataFiles(empty.path) }
    }
}
