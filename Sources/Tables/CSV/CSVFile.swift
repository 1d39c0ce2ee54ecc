public import Basics

/// A column wanted from a file, and what its cells hold.
public struct ColumnRequest: Sendable, Hashable {
    public var name: String
    public var kind: ColumnKind
    /// How numbers and times are written.
    public var format: CellFormat

    public init(name: String, kind: ColumnKind, format: CellFormat = .standard) {
        self.name = name
        self.kind = kind
        self.format = format
    }
}

/// A data row that couldn't be read: where and why, never what it holds.
public struct RejectedRow: Sendable, Hashable {
    /// The physical line where the record starts, from 1.
    public var line: Int
    /// The first column that couldn't be read; empty where the row as a whole is wrong.
    public var column: String
    public var reason: String
    /// The file among several, as the user wrote it; empty where there is but one.
    public var part = ""

    public init(line: Int, column: String, reason: String, part: String = "") {
        self.part = part
        self.line = line
        self.column = column
        self.reason = reason
    }
}

public struct ReadResult: Sendable {
    /// The wanted columns in the order asked for; the readable rows only, in the file's order.
    public var table: Table
    /// All data rows of the file: those of `table` and those of `rejected`.
    public var rows: Int
    /// One entry per unreadable row, ascending by line.
    public var rejected: [RejectedRow]
    /// Per row of `table`: the physical line where it starts, from 1.
    public var lines: [Int32]

    public init(table: Table, rows: Int, rejected: [RejectedRow], lines: [Int32]) {
        self.table = table
        self.rows = rows
        self.rejected = rejected
        self.lines = lines
    }
}

/// A CSV file (RFC 4180), plain or compressed, read block by block.
///
/// UTF-8 with or without a byte order mark, or another `TextEncoding`; LF or CRLF; with or without a newline at the end; empty lines at the end
/// don't count. An empty cell, quoted or not, is missing; blanks around a cell count in categories alone.
public struct CSVFile: RowSource {
    /// The path as the user wrote it.
    public let name: String
    /// The columns' names in the file's order, unique but for empty ones.
    public let header: [String]
    public let delimiter: UInt8

    private let stored: StoredBytes
    private let text: PlainText
    /// Where the data begin.
    private let dataOffset: Int
    private let dataLine: Int
    private let blockSize: Int

    /// More columns than any spreadsheet has are no table.
    public static let mostColumns = 16_384

    /// - Parameters:
    ///   - name: the path as the user wrote it, for diagnostics.
    ///   - delimiter: found in the header line if nil: comma, semicolon, tab or pipe.
    public init(path: String, name: String, delimiter: UInt8? = nil) throws(Diagnostics) {
        try self.init(path: path, name: name, options: TextOptions(delimiter: delimiter))
    }

    public init(path: String, name: String, options: TextOptions) throws(Diagnostics) {
        try self.init(.file(StoredFile(path: path, name: name)), name: name, options: options)
    }

    /// From the bytes of a file.
    public init(stored: [UInt8], name: String, delimiter: UInt8? = nil) throws(Diagnostics) {
        try self.init(stored: stored, name: name, options: TextOptions(delimiter: delimiter))
    }

    public init(stored: [UInt8], name: String, options: TextOptions) throws(Diagnostics) {
        try self.init(.memory(stored), name: name, options: options)
    }

    init(
        _ stored: StoredBytes, name: String, options: TextOptions, blockSize: Int = RecordBlocks.usualSize
    ) throws(Diagnostics) {
        self.name = name
        self.stored = stored
        self.blockSize = blockSize
        text = try PlainText(stored, name: name, options: options)
        let delimiter = options.isSeparatedByBlanks ? UInt8(ascii: "\t") : options.delimiter
        let header = try Header(text.input(), file: name, delimiter: delimiter, names: options.header)
        self.header = header.names
        self.delimiter = header.delimiter
        dataOffset = header.end
        dataLine = header.endLine
    }

    /// What its bytes stand for.
    public var encoding: TextEncoding { text.encoding }

    /// SHA-256 of the stored file's bytes.
    public var digest: String { stored.digest }

    /// - Throws: all missing columns at once; a file without data rows; a quote that never closes.
    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        var table = TableBuilder()
        var rows = 0
        var rejected: [RejectedRow] = []
        var lines: [Int32] = []
        do {
            try scan(requests, keys: [], threads: threads, map: \.table) { part, places in
                table.append(part)
                rows += places.rows
                rejected += places.rejected
                lines += places.lines
            }
        } catch {
            throw error as? Diagnostics ?? failure("csv.unreadable", name, "can't read '\(name)': \(error)")
        }
        guard rows > 0 else {
            throw failure("csv.no-rows", name, line: dataLine, "the file has a header but no data rows")
        }
        return ReadResult(table: table.table, rows: rows, rejected: rejected, lines: lines)
    }

    public func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws {
        let wanted = try locate(withoutRepetitions(requests), keys)
        let blocks = try blocks()
        var position = ScanPosition(line: dataLine, file: name)
        try orderedPipeline(threads: threads, next: blocks.next) { block in
            let parsed = ParsedBlock(block, wanted)
            return (parsed: parsed.withoutCells, mapped: try map(parsed.chunk))
        } body: { part in
            if let blank = try position.blankRows(before: part.parsed, columns: header.count) {
                let chunk = header.count == 1 ? ParsedBlock.blankRows(blank, wanted) : nil
                let places = ScanPosition.places(ofBlank: blank, columns: header.count)
                try body(map(chunk ?? wanted.emptyChunk), places)
            }
            let places = try position.advance(over: part.parsed)
            if places.rows > 0 { try body(part.mapped, places) }
        }
    }

    /// What the first `sample` rows of a column look like: number if every cell that isn't empty reads as one; flag
    /// for the words true, false, yes and no; time; else category. So 0 and 1 are numbers, and so is `YYYYMMDD`.
    public func guessKind(of column: String, sample: Int) -> ColumnKind {
        var guess = KindGuess()
        let isWhole = eachCell(of: column, rows: sample) { cell in
            cell.withUnsafeBufferPointer { guess.add($0) }
            return !guess.isSettled
        }
        return isWhole ? guess.kind : .category
    }

    public func sample(of column: String, rows: Int) -> [String] {
        var cells: [String] = []
        _ = eachCell(of: column, rows: rows) { cell in
            if !cell.isEmpty { cells.append(String(decoding: cell, as: UTF8.self)) }
            return true
        }
        return cells
    }

    /// Calls `body` with the cells of the first rows until it returns false.
    ///
    /// - Returns: false where the rows can't be read.
    private func eachCell(of column: String, rows limit: Int, _ body: ([UInt8]) -> Bool) -> Bool {
        guard let field = header.firstIndex(of: column), let blocks = try? blocks() else { return false }
        var rows = 0, isBroken = false, goesOn = true
        while rows < limit, goesOn, !isBroken, let block = try? blocks.next() {
            block.bytes.withUnsafeBufferPointer { bytes in
                let index = RecordIndex(
                    bytes, delimiter: delimiter, names: header, wanted: [field], limit: limit - rows)
                rows += index.rows
                isBroken = index.unbalancedLine != nil
                for cell in index.cells where goesOn {
                    goesOn = body(
                        Field(start: cell.start, end: cell.start + cell.count, isEscaped: cell.isEscaped)
                            .content(in: bytes))
                }
            }
        }
        return !isBroken
    }

    private func blocks() throws(Diagnostics) -> RecordBlocks {
        try RecordBlocks(text.input(), skipping: dataOffset, delimiter: delimiter, size: blockSize)
    }

    private func withoutRepetitions(_ requests: [ColumnRequest]) throws(Diagnostics) -> [ColumnRequest] {
        var kinds: [String: ColumnKind] = [:]
        var kept: [ColumnRequest] = []
        var problems = Diagnostics()
        for request in requests {
            if let kind = kinds[request.name] {
                guard kind != request.kind else { continue }
                problems.append(
                    Diagnostic(
                        .error, "csv.conflicting-kinds", at: SourcePosition(file: name),
                        "column '\(request.name)' is used both as \(kind) and as \(request.kind)"))
            }
            kinds[request.name] = request.kind
            kept.append(request)
        }
        try problems.throwIfErrors()
        return kept
    }

    private func locate(_ requests: [ColumnRequest], _ keys: [KeyRequest]) throws(Diagnostics) -> WantedFields {
        var problems = Diagnostics()
        func field(_ column: String) -> Int {
            if let field = header.firstIndex(of: column) { return field }
            problems.append(
                Diagnostic(
                    .error, "csv.missing-column", at: SourcePosition(file: name),
                    "there is no column '\(column)' in '\(name)'",
                    suggestion: didYouMean(column, in: header)))
            return 0
        }
        let wanted = WantedFields(
            names: header, delimiter: delimiter,
            columns: requests.map { ($0.name, $0.kind, $0.format, field($0.name)) },
            keys: keys.map { ($0, field($0.name)) })
        try problems.throwIfErrors()
        return wanted
    }
}
