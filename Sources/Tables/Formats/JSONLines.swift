public import Basics

/// A file with one JSON object per line (NDJSON, JSON Lines), plain or compressed, in UTF-8 or another `TextEncoding`.
///
/// Nested objects give columns with dotted names. What a line doesn't hold is missing, as are `null` and empty texts;
/// a list is nothing that a column could hold, and rejects the row of a column that is asked for.
public struct JSONLines: RowSource {
    public let name: String
    /// The paths of the first 10,000 objects in order of appearance, and those that the study adds.
    public let header: [String]
    private let stored: StoredBytes
    private let text: PlainText

    public init(path: String, name: String, options: TextOptions = TextOptions()) throws(Diagnostics) {
        try self.init(.file(StoredFile(path: path, name: name)), name: name, options: options)
    }

    /// - Parameter options: encoding; and as `header` columns that stand in later objects only.
    public init(stored: [UInt8], name: String, options: TextOptions = TextOptions()) throws(Diagnostics) {
        try self.init(.memory(stored), name: name, options: options)
    }

    init(_ stored: StoredBytes, name: String, options: TextOptions) throws(Diagnostics) {
        self.name = name
        self.stored = stored
        text = try PlainText(stored, name: name, options: TextOptions(encoding: options.encoding))
        header = try Self.header(text, name: name, adding: options.header ?? [])
    }

    /// SHA-256 of the stored file's bytes.
    public var digest: String { stored.digest }

    /// What its bytes stand for.
    public var encoding: TextEncoding { text.encoding }

    private static func header(_ text: PlainText, name: String, adding: [String]) throws(Diagnostics) -> [String] {
        var paths = OrderedPaths()
        var objects = 0, rows = 0
        var problem: JSONProblem?
        let blocks = try LineBlocks(text.input(), name: name)
        while rows < sampledRows, let block = try blocks.next() {
            block.eachLine { _, line in
                rows += 1
                do throws(JSONProblem) {
                    try JSONObject.read(line) { (path, _) throws(JSONProblem) in paths.insert(path) }
                    objects += 1
                } catch {
                    if problem == nil { problem = error }
                }
                return rows < sampledRows
            }
        }
        guard rows > 0 else { throw failure("ndjson.empty", name, "the file is empty") }
        guard objects > 0 else {
            throw failure(
                "ndjson.syntax", name, "no line can be read: the first is \(problem?.reason ?? "none")",
                suggestion: "expected one JSON object per line; a single list of objects is no NDJSON")
        }
        return paths.names + adding.filter { !paths.names.contains($0) }
    }

    private static let sampledRows = 10_000

    // MARK: Reading

    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        try readByScanning(requests, threads: threads)
    }

    public func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws {
        let all = RowChunk.requests(requests, keys)
        let missing = all.filter { !header.contains($0.name) }
        guard missing.isEmpty else {
            throw Diagnostics(
                missing.map {
                    Diagnostic(
                        .error, "ndjson.missing-column", at: SourcePosition(file: name),
                        "no object in '\(name)' has '\($0.name)'", suggestion: didYouMean($0.name, in: header))
                })
        }
        let blocks = try LineBlocks(text.input(), name: name)
        var line = 0
        try orderedPipeline(threads: threads, next: blocks.next) { block in
            let (chunk, places) = Self.rows(of: block, all).chunk(requests, keys)
            return (mapped: try map(chunk), places: places, lines: block.lineCount)
        } body: { part in
            var places = part.places
            for index in places.lines.indices { places.lines[index] += Int32(clamping: line) }
            for index in places.rejected.indices { places.rejected[index].line += line }
            line += part.lines
            if places.rows > 0 { try body(part.mapped, places) }
        }
    }

    private static func rows(of block: LineBlock, _ requests: [ColumnRequest]) -> ReadResult {
        var rows = RowBuilder(requests)
        var index = PathIndex(requests.map(\.name))
        block.eachLine { number, line in
            var values = [JSONValue?](repeating: nil, count: requests.count)
            do throws(JSONProblem) {
                try JSONObject.read(line) { (path, value) throws(JSONProblem) in
                    guard let column = index.find(path) else { return }
                    guard values[column] == nil else { throw .repeatedKey }
                    values[column] = value
                }
                rows.appendRow(line: number) { append(values[$0] ?? .missing, of: line, to: &$1) }
            } catch {
                rows.reject(line: number, reason: error.reason)
            }
            return true
        }
        return rows.result
    }

    private static func append(_ value: JSONValue, of line: [UInt8], to column: inout ColumnBuilder) -> String? {
        switch value {
        case .missing:
            column.appendMissing()
            return nil
        case .flag(let flag): return column.append(flag)
        case .list: return "a list where one value belongs"
        case .number(let range):
            // An id that is written as a number stays as it is written.
            if column.request.kind == .category || column.request.kind == .flag {
                return column.append(Array(line[range]))
            }
            guard let number = try? Array(line[range]).reading(readNumber) else { return CellProblem.tooLarge.reason }
            return column.append(number)
        case .text(let range, let isEscaped):
            guard isEscaped else { return column.append(Array(line[range])) }
            guard let text = try? JSONObject.unescaped(line[range]) else { return JSONProblem.syntax.reason }
            return column.append(text)
        }
    }

    // MARK: Guessing

    public func sample(of column: String, rows: Int) -> [String] { values(of: column, rows: rows).map(\.text) }

    /// Numbers and flags of JSON are what they are; a text is a time where all are, else a category.
    public func guessKind(of column: String, sample: Int) -> ColumnKind {
        let values = values(of: column, rows: sample)
        guard let first = values.first else { return .category }
        if values.allSatisfy({ $0.kind == first.kind }), first.kind != .category { return first.kind }
        guard values.allSatisfy({ $0.kind == .category }) else { return .category }
        let isTime = CellFormat.guessTimes(values.map(\.text), isTime: false) != .none
        return isTime ? .time : .category
    }

    private func values(of column: String, rows: Int) -> [(kind: ColumnKind, text: String)] {
        var found: [(kind: ColumnKind, text: String)] = []
        var seen = 0
        let path = Array(column.utf8)
        guard let input = try? text.input() else { return [] }
        let blocks = LineBlocks(input, name: name)
        while seen < rows, let block = try? blocks.next() {
            block.eachLine { _, line in
                seen += 1
                try? JSONObject.read(line) { (other, value) throws(JSONProblem) in
                    guard other == path else { return }
                    switch value {
                    case .missing, .list: break
                    case .flag(let flag): found.append((.flag, flag ? "true" : "false"))
                    case .number(let range): found.append((.number, String(decoding: line[range], as: UTF8.self)))
                    case .text(let range, let isEscaped):
                        let text = isEscaped ? try JSONObject.unescaped(line[range]) : Array(line[range])
                        if !text.isEmpty { found.append((.category, String(decoding: text, as: UTF8.self))) }
                    }
                }
                return seen < rows
            }
        }
        return found
    }
}

/// Paths in order of their first appearance.
private struct OrderedPaths {
    private(set) var names: [String] = []
    private var known: Set<[UInt8]> = []

    mutating func insert(_ path: [UInt8]) {
        if known.insert(path).inserted { names.append(String(decoding: path, as: UTF8.self)) }
    }
}

/// Finds a column by its path; keys mostly come in the same order, so that the next one is looked at first.
private struct PathIndex {
    private let paths: [[UInt8]]
    private let numbers: [[UInt8]: Int]
    private var expected = 0

    init(_ names: [String]) {
        paths = names.map { Array($0.utf8) }
        numbers = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    }

    mutating func find(_ path: [UInt8]) -> Int? {
        if paths.isEmpty { return nil }
        if paths[expected] == path {
            defer { expected = (expected + 1) % paths.count }
            return expected
        }
        guard let number = numbers[path] else { return nil }
        expected = (number + 1) % paths.count
        return number
    }
}
