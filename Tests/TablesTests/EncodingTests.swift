import Basics
import Foundation
import Testing

@testable import Tables

@Suite struct EncodingTests {
    static let text = "id;Straße;Preis\n1;Köln – Süd;3,50 €\n2;Łódź;4\n3;\u{1F600};5\n"
    static let latin = "id;Straße;Preis\n1;Köln – Süd;3,50 €\n2;Besançon;4\n"

    private func file(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> CSVFile {
        try CSVFile(stored: bytes, name: "x.csv", options: TextOptions(encoding: encoding))
    }

    private func cells(_ file: CSVFile) throws -> [[String]] {
        let requests = file.header.map { ColumnRequest(name: $0, kind: .category) }
        let table = try file.read(requests, threads: 1).table
        return [file.header]
            + (0..<table.rowCount).map { row in table.columns.map { $0.text(row, times: .dateAndTime) } }
    }

    private func expected(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: ";").map(String.init) }
    }

    private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
        ((hasMark ? [0xfeff] : []) + Array(text.utf16)).flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
    }

    @Test(arguments: [true, false], [true, false])
    func utf16IsFound(isBigEndian: Bool, hasMark: Bool) throws {
        let file = try file(utf16(Self.text, isBigEndian: isBigEndian, hasMark: hasMark))
        #expect(file.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
        #expect(try cells(file) == expected(Self.text))
    }

    @Test func windows1252IsFound() throws {
        let bytes = try #require(Self.latin.data(using: .windowsCP1252))
        let found = try file(Array(bytes))
        #expect(found.encoding == .windows1252)
        #expect(try cells(found) == expected(Self.latin))
    }

    @Test func everyCharacterOfWindows1252() throws {
        let undefined: Set<UInt8> = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
        for byte in UInt8(0x80)...0xff where !undefined.contains(byte) {
            let letter = try #require(String(data: Data([byte]), encoding: .windowsCP1252))
            #expect(try file([byte, 59, 97, 10, 49, 59, 50, 10], .windows1252).header == [letter, "a"])
        }
        for byte in undefined {
            let found = diagnostics { _ = try file(Array("a\nb\nc ".utf8) + [byte, 10]) }
            #expect(found.map(\.identifier) == ["encoding.windows-1252"])
            #expect(found.first?.position == SourcePosition(file: "x.csv", line: 3, column: 3))
        }
    }

    /// A file is looked at megabyte by megabyte; a character may lie on a border.
    @Test(arguments: [0, 1, 2])
    func theEncodingOfAFileOfSeveralPieces(shift: Int) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "pieces-\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = Array("plain,text\n".utf8)
        var bytes = Array("a,b\n".utf8)
        while bytes.count + line.count < 1 << 20 { bytes += line }
        let rest = (1 << 20) - bytes.count + shift - 3
        bytes += [UInt8](repeating: UInt8(ascii: "x"), count: max(0, rest)) + Array("€,y\n".utf8)
        while bytes.count < 5 << 19 { bytes += line }
        func encoding(_ bytes: [UInt8]) throws -> TextEncoding {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            return try PlainText(.file(StoredFile(path: path, name: "x")), name: "x", options: TextOptions()).encoding
        }
        #expect(try encoding(bytes) == .utf8)
        #expect(
            try encoding(line + line + bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "e") } + [0xe9, 0x0a]) == .windows1252)
        #expect(throws: Diagnostics.self) { try encoding(bytes + [0xe9, 0x0a]) }
    }

    @Test func utf8StaysAsItIs() throws {
        for text in [Self.text, "\u{feff}" + Self.text] {
            let found = try file(Array(text.utf8))
            #expect(found.encoding == .utf8)
            #expect(try cells(found) == expected(Self.text))
        }
    }

    @Test func mixedEncodingsAreAnErrorWithAPlace() throws {
        let bytes = Array("a;b\n1;Köln\n2;K".utf8) + [0xf6] + Array("ln\n".utf8)
        let found = diagnostics { _ = try file(bytes) }
        #expect(found.map(\.identifier) == ["encoding.mixed"])
        #expect(found.first?.position == SourcePosition(file: "x.csv", line: 3, column: 4))
        #expect(try cells(file(bytes, .windows1252))[1] == ["1", "KÃ¶ln"])
    }

    @Test func halvesOfCharacters() {
        let whole = utf16("a;b\n1;\u{1F600}\n", isBigEndian: false, hasMark: true)
        #expect(identifiers { _ = try file(Array(whole.dropLast())) } == ["encoding.utf-16"])
        let half = utf16("a;b\n1;", isBigEndian: false, hasMark: true) + [0x3d, 0xd8, 10, 0]
        let found = diagnostics { _ = try file(half) }
        #expect(found.map(\.identifier) == ["encoding.utf-16"] && found.first?.position?.line == 2)
    }

    @Test(arguments: ["UTF-8", "utf8", "UTF-16LE", "utf-16be", "Windows-1252", "CP1252", "latin1", "ISO-8859-1"])
    func names(name: String) { #expect(TextEncoding(named: name) != nil) }

    @Test func unknownNames() { #expect(TextEncoding(named: "ebcdic") == nil) }
}

@Suite struct BlanksTests {
    @Test func columnsOfBlanksWithoutAHeader() throws {
        let options = TextOptions(isSeparatedByBlanks: true, header: ["id", "date", "count", "amount"])
        let file = try CSVFile(
            stored: Array(" 00001 19970101  1   11.77\r\n 00002\t19970112 10  7.00  \n".utf8), name: "x.txt",
            options: options)
        #expect(file.header == ["id", "date", "count", "amount"])
        let requests = [("id", ColumnKind.category), ("date", .time), ("count", .number), ("amount", .number)]
            .map { ColumnRequest(name: $0.0, kind: $0.1) }
        let result = try file.read(requests, threads: 1)
        #expect(result.lines == [1, 2] && result.rejected.isEmpty)
        #expect(result.table.texts("id") == ["00001", "00002"])
        #expect(result.table.texts("date") == ["1997-01-01", "1997-01-12"])
        #expect(result.table.texts("amount") == ["11.77", "7"])
    }

    @Test func aHeaderOfTheWrongLength() {
        let found = identifiers {
            _ = try CSVFile(stored: Array("1,2\n".utf8), name: "x", options: TextOptions(header: ["a", "b", "c"]))
        }
        #expect(found == ["csv.header"])
    }
}
