import Basics
import Foundation
import Testing

@testable import Tables

/// However a text is cut into blocks and shared among threads, the same comes out.
@Suite struct BlockTests {
    private static let pieces = [
        "\"", "\"\"", "\n", "\r\n", "\n\n", ",", ",,", "\"a,b\"", "\"x\ny\"", "\"\"\"\"", "a", "é", "1", "2.5", "-3",
        "2020-01-31", "2020-02-30", "yes", "b\"c", "\"d\"e", " ", "\0",
    ]

    private func text(_ random: inout SeededGenerator) -> String {
        (random.below(3) == 0 ? "a\n" : "a,b,c\n")
            + (0..<random.below(40)).map { _ in
                random.below(3) == 0 ? "1,2020-01-01,x\n" : Self.pieces[random.below(Self.pieces.count)]
            }.joined()
    }

    private struct Outcome: Equatable {
        var columns: [[String]] = []
        var levels: [[String]] = []
        var rows = 0
        var rejected: [RejectedRow] = []
        var lines: [Int32] = []
        var problems: [Diagnostic] = []
    }

    private func outcome(_ text: String, blockSize: Int, threads: Int) -> Outcome {
        outcome(Array(text.utf8), blockSize: blockSize, threads: threads)
    }

    private func outcome(_ bytes: [UInt8], blockSize: Int, threads: Int) -> Outcome {
        var outcome = Outcome()
        do throws(Diagnostics) {
            let file = try CSVFile(
                .memory(bytes), name: "x.csv", options: TextOptions(delimiter: UInt8(ascii: ",")),
                blockSize: blockSize)
            let kinds: [ColumnKind] = [.number, .time, .category]
            let requests = zip(file.header, kinds).filter { !$0.0.isEmpty }
                .map { ColumnRequest(name: $0.0, kind: $0.1) }
            let result = try file.read(requests, threads: threads)
            outcome.columns = result.table.columns.map { column in
                (0..<result.table.rowCount).map { column.text($0, times: .dateAndTime) }
            }
            outcome.levels = result.table.columns.map { if case .category(let cells) = $0 { cells.levels } else { [] } }
            outcome.rows = result.rows
            outcome.rejected = result.rejected
            outcome.lines = result.lines
        } catch {
            outcome.problems = error.items
        }
        return outcome
    }

    @Test(arguments: 0..<60) func blocksAndThreadsDontMatter(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed), stream: "blocks")
        for _ in 0..<15 {
            let text = text(&random)
            let whole = outcome(text, blockSize: 1 << 20, threads: 1)
            for size in [1, 2, 3, 7, 16, 61] {
                let found = outcome(text, blockSize: size, threads: 1 + random.below(3))
                // Which of several broken rows ends the reading may hang on nothing but their order.
                #expect(found == whole, "\(text.debugDescription) in blocks of \(size)")
            }
        }
    }

    /// What reached most code when the reader was fuzzed (`.ci/fuzz tables`).
    @Test func inputsThatFuzzingFound() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus/fuzz")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files where !file.lastPathComponent.hasPrefix(".") {
            let bytes = Array(try Data(contentsOf: file))
            let whole = outcome(bytes, blockSize: 1 << 20, threads: 1)
            for size in [1, 5, 64] {
                #expect(outcome(bytes, blockSize: size, threads: 2) == whole, "\(file.lastPathComponent)")
            }
        }
    }

    @Test(arguments: 0..<20) func writtenAndReadBackInBlocks(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed), stream: "tables")
        let rows = 1 + random.below(80)
        let texts = ["", "x", "a,b", "two\nlines", "\"q\"", "é", "cr\r", " blank "]
        let words = (0..<rows).map { _ in texts[random.below(texts.count)] }
        let numbers = (0..<rows).map { _ in random.below(5) == 0 ? Double.nan : Double(random.below(2000)) / 8 - 100 }
        let times = (0..<rows).map { _ in Int64(random.below(4_000_000_000)) }
        var writer = CSVWriter(header: ["word", "number", "time"])
        for row in 0..<rows {
            writer.append([
                words[row], numbers[row].isNaN ? "" : numbers[row].description, isoDateTime(times[row]),
            ])
        }
        let file = try CSVFile(
            .memory(writer.bytes), name: "x", options: TextOptions(delimiter: nil), blockSize: 1 + random.below(200))
        let result = try file.read(
            [
                ColumnRequest(name: "word", kind: .category), ColumnRequest(name: "number", kind: .number),
                ColumnRequest(name: "time", kind: .time),
            ], threads: 3)
        guard case .category(let cells)? = result.table["word"], case .number(let found)? = result.table["number"]
        else {
            return #expect(Bool(false))
        }
        #expect(words.indices.allSatisfy { cells[$0] ?? "" == words[$0] })
        #expect(zip(found, numbers).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
        #expect(result.table["time"] == .time(times))
        // Levels are in order of first appearance.
        var seen: [String] = []
        for word in words where word != "" && !seen.contains(word) { seen.append(word) }
        #expect(cells.levels == seen)
    }

    @Test func keysAreNumbersOfAnIndex() throws {
        let index = KeyIndex(["b", "caf\u{e9}", "a text of more than sixteen bytes", "b"])
        let text = "id,x\nb,1\nz,2\n,3\ncafe\u{301},4\na text of more than sixteen bytes,5\ny,bad\nz,7\n"
        for size in [8, 1 << 20] {
            let file = try CSVFile(
                .memory(Array(text.utf8)), name: "x", options: TextOptions(delimiter: nil), blockSize: size)
            var found: [String] = []
            try file.scan(
                [ColumnRequest(name: "x", kind: .number)], keys: [KeyRequest(name: "id", index: index)], threads: 2,
                map: { $0.keys[0] },
                body: { key, places in
                    #expect(key.codes.count == places.lines.count)
                    found += key.codes.map { $0 <= -2 ? key.unknown[Int(-2 - $0)] : "\($0)" }
                })
            #expect(found == ["0", "z", "-1", "1", "2", "z"])
        }
        #expect(index.number(of: "z") == nil && index.number(of: "caf\u{e9}") == 1)
        // As a source gives them that reads whole columns.
        let cells = Categories(codes: [0, -1, 1, 0], levels: ["z", "b"])
        #expect(KeyColumn(cells, in: index) == KeyColumn(codes: [-2, -1, 0, -2], unknown: ["z"]))
    }

    /// Ids that are numbered through are looked up by their number; the answers are those of a plain look at the texts.
    @Test func numberedKeysAreFoundAsAnyOthers() {
        let shapes: [(ids: [String], isNumbered: Bool)] = [
            ((5..<400).map { "C\(String(format: "%06d", $0))" }, true),
            ((100..<300).reversed().map { "\($0)" }, true),
            (["7", "3", "7", "5"], true),
            (["a1", "a22"], false), (["1", "900000"], false), (["x", "y"], false), ([""], false), ([], false),
            (["\u{e9}1", "\u{e9}2"], false), (["12345678901234567890", "12345678901234567891"], true),
        ]
        for shape in shapes {
            #expect((NumberedTexts(shape.ids) != nil) == shape.isNumbered, "\(shape.ids.prefix(3))")
            let index = KeyIndex(shape.ids)
            let others = [
                "C000004", "C00005", "c000005", "C000005 ", "C00000:", "99", "0100", "", "-1", "8", "a1", "a2",
            ]
            for text in shape.ids + others + shape.ids.map({ $0 + "0" }) {
                let found = index.number(of: text).map { Int($0) }
                #expect(found == shape.ids.firstIndex(of: text), "\(text)")
            }
        }
    }

    @Test func partsMakeTheTableThatTheyWereCutFrom() {
        var random = SeededGenerator(seed: 3, stream: "parts")
        let words = ["", "a", "b", "caf\u{e9}", "cafe\u{301}", "a longer text than others"]
        for _ in 0..<20 {
            let rows = 1 + random.below(60)
            let cells = (0..<rows).map { _ in words[random.below(words.count)] }
            var builder = TableBuilder()
            var start = 0
            while start < rows {
                let end = min(rows, start + 1 + random.below(20))
                var levels: [String] = []
                let codes = cells[start..<end].map { cell -> Int32 in
                    if cell.isEmpty { return -1 }
                    if !levels.contains(cell) { levels.append(cell) }
                    return Int32(levels.firstIndex(of: cell) ?? 0)
                }
                builder.append(
                    Table(
                        rowCount: end - start,
                        columns: [
                            ("text", .category(Categories(codes: codes, levels: levels))),
                            ("row", .number((start..<end).map(Double.init))),
                        ]))
                start = end
            }
            let table = builder.table
            guard case .category(let found)? = table["text"] else {
                Issue.record("no texts")
                return
            }
            #expect(table["row"] == .number((0..<rows).map(Double.init)))
            let texts = found.codes.map { $0 < 0 ? "" : found.levels[Int($0)] }
            #expect(texts == cells)
            var seen: [String] = []
            for cell in cells where !cell.isEmpty && !seen.contains(cell) { seen.append(cell) }
            #expect(found.levels == seen)
        }
    }
}

@Suite struct RecordBlocksTests {
    private func blocks(_ text: String, size: Int, longest: Int = 1 << 20) throws -> [String] {
        let blocks = try RecordBlocks(
            MemoryInput(Array(text.utf8)), skipping: 0, delimiter: UInt8(ascii: ","), size: size, longest: longest)
        var found: [String] = []
        while let block = try blocks.next() {
            found.append(block.isEndless ? "endless" : String(decoding: block.bytes, as: UTF8.self))
        }
        return found
    }

    /// A quote inside an unquoted field is a character like others, and so is one behind a closing quote.
    @Test(arguments: [
        ["a,b\n", "c,d\n", "e"], ["a,\"\n\"\n", "c\n"], ["a\"b\n", "c\n", "d\"\n", "\n", "e\n"],
        ["\"a\"\"\nb\",\"c\"d\"\n", "x\n"], ["\"\"\n", "\"\n\"\"\n\"\n", ",\"\n\"\r\n", "\n"],
    ])
    func aBlockEndsWithARecord(records: [String]) throws {
        let ends = Set(records.indices.map { records[...$0].joined() })
        for size in 1...records.joined().utf8.count + 1 {
            let found = try blocks(records.joined(), size: size)
            #expect(found.joined() == records.joined())
            for index in found.indices { #expect(ends.contains(found[...index].joined()), "blocks of \(size)") }
        }
        #expect(try blocks("", size: 4).isEmpty)
    }

    @Test func aRecordWithoutEndIsGivenUp() throws {
        #expect(try blocks("a\n" + String(repeating: "x", count: 100), size: 8, longest: 32) == ["a\n", "endless"])
        #expect(try blocks("a\n\"" + String(repeating: "x\n", count: 50), size: 8, longest: 32) == ["a\n", "endless"])
    }

    @Test func marksAreAllDelimitersNewlinesAndQuotes() {
        var random = SeededGenerator(seed: 4, stream: "marks")
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in
                Array(",\n\"ab\u{2c}\u{ac}\u{8a}".utf8)[random.below(6)] ^ UInt8(random.below(2) * 128)
            }
            let wanted = bytes.indices.filter { [44, 10, 34].contains(bytes[$0]) }.map(UInt32.init)
            let found = bytes.withUnsafeBufferPointer { marks(in: $0, delimiter: UInt8(ascii: ",")) }
            #expect(found == wanted)
        }
        let all = [UInt8](repeating: 10, count: 1000)
        #expect(all.withUnsafeBufferPointer { marks(in: $0, delimiter: 44) }.count == 1000)
    }
}

/// Files that aren't what they seem: an error in bounded time and memory.
@Suite struct PathologicalFileTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("blocks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func found(_ path: String, whileOpen change: () throws -> Void = {}) -> Diagnostic? {
        diagnostics {
            let file = try CSVFile(path: path, name: "x.csv")
            try change()
            _ = try file.read([ColumnRequest(name: file.header[0], kind: .category)], threads: 2)
        }.first
    }

    @Test func aLineOfAGigabyte() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("line.csv").path
        try Data("a,b\n1,2\n3,".utf8).write(to: URL(filePath: path))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 1 << 30)  // sparse: takes no space
        try handle.close()
        let problem = found(path)
        #expect(problem?.identifier == "csv.endless-row" && problem?.position?.line == 3)
    }

    @Test func aMillionColumns() throws {
        let header = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
        #expect(identifiers { _ = try read(header + "\n1\n", []) } == ["csv.too-many-columns"])
    }

    @Test func anUnbalancedQuoteAtTheEnd() throws {
        let rows = String(repeating: "1,x\n", count: 300_000)
        let found = diagnostics { _ = try read("a,b\n" + rows + "2,\"open\n3,y\n", [("a", .number)], threads: 2) }
        #expect(found.map(\.identifier) == ["csv.unbalanced-quote"])
        #expect(found.first?.position?.line == 300_002)
    }

    @Test func aFileCutOffInARow() throws {
        let found = diagnostics { _ = try read("a,b,c\n1,2,3\n4,5", [("a", .number)]) }
        #expect(found.map(\.identifier) == ["csv.cut-off"] && found.first?.position?.line == 3)
        // A last row without a line end is none.
        #expect(try read("a,b,c\n1,2,3\n4,5,", [("a", .number)]).rows == 2)
    }

    @Test func millionsOfBrokenRows() throws {
        let rows = String(repeating: "1\n", count: 1_000_002)
        #expect(identifiers { _ = try read("a,b\n" + rows, [("a", .number)], threads: 2) } == ["csv.no-table"])
    }

    @Test func blankLinesTakeNoMemoryAtTheEnd() throws {
        let result = try read("a,b\n1,2\n" + String(repeating: "\n", count: 3_000_000), [("a", .number)], threads: 2)
        #expect(result.rows == 1 && result.rejected.isEmpty)
    }

    @Test func aFileThatChangesWhileItIsRead() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("x.csv")
        try Data("a,b\n1,2\n".utf8).write(to: url)
        #expect(found(url.path) == nil)
        let problem = found(url.path) {
            let handle = try FileHandle(forWritingTo: url)
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("3,4\n".utf8))
            try handle.close()
        }
        #expect(problem?.identifier == "csv.changed")
        // A file put in its place is another one: what was opened is read to its end.
        #expect(found(url.path) { try Data("a,b\n9,9\n".utf8).write(to: url, options: .atomic) } == nil)
    }

    @Test func theDigestIsOfTheBytesThatWereRead() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("x.csv")
        let text = "a,b\n" + String(repeating: "1,é\n", count: 400_000)
        for stored in [Data(text.utf8), Data(try Gzip.compress(Array(text.utf8)))] {
            try stored.write(to: url)
            let early = try CSVFile(path: url.path, name: "x"), late = try CSVFile(path: url.path, name: "x")
            #expect(early.digest == Digest.sha256(Array(stored)))
            #expect(try late.read([ColumnRequest(name: "b", kind: .category)], threads: 2).rows == 400_000)
            #expect(late.digest == early.digest)
        }
    }
}
