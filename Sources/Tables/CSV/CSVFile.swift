public import Basics

/// A column wanted from a file, and what its cells hold.
public struct ColumnRequest: Sendable, Hashable {
    public var name: String
    public var kind: ColumnKind

    public init(name: String, kind: ColumnKind) {
        self.name = name
        self.kind = kind
    }
}

/// A data row that couldn't be read: where and why, never what it holds.
public struct RejectedRow: Sendable, Hashable {
    /// The physical line where the record starts, from 1.
    public var line: Int
    /// The first column that couldn't be read; empty where the row as a whole is wrong.
    public var column: String
    public var reason: String

    public init(line: Int, column: String, reason: String) {
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
}

/// A CSV file (RFC 4180), plain or gzipped, read block by block.
///
/// UTF-8 with or without a byte order mark; LF or CRLF; with or without a newline at the end; empty lines at the end
/// don't count. An empty cell, quoted or not, is missing; blanks around a cell count in categories alone.
public struct CSVFile: RowSource {
    /// The path as the user wrote it.
    public let name: String
    /// The columns' names in the file's order, unique but for empty ones.
    public let header: [String]
    public let delimiter: UInt8

    private let stored: StoredBytes
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
        try self.init(.file(StoredFile(path: path, name: name)), name: name, delimiter: delimiter)
    }

    /// From the bytes of a file.
    public init(stored: [UInt8], name: String, delimiter: UInt8? = nil) throws(Diagnostics) {
        try self.init(.memory(stored), name: name, delimiter: delimiter)
    }

    init(
        _ stored: StoredBytes, name: String, delimiter: UInt8?, blockSize: Int = RecordBlocks.usualSize
    ) throws(Diagnostics) {
        self.name = name
        self.stored = stored
        self.blockSize = blockSize
        let header = try Header(stored.text(name: name), file: name, delimiter: delimiter)
        self.header = header.names
        self.delimiter = header.delimiter
        dataOffset = header.end
        dataLine = header.endLine
    }

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
        guard let field = header.firstIndex(of: column), let blocks = try? blocks() else { return .category }
        var guess = KindGuess()
        var rows = 0, isBroken = false
        while rows < sample, !guess.isSettled, !isBroken, let block = try? blocks.next() {
            block.bytes.withUnsafeBufferPointer { bytes in
                let index = RecordIndex(
                    bytes, delimiter: delimiter, names: header, wanted: [field], limit: sample - rows)
                rows += index.rows
                isBroken = index.unbalancedLine != nil
                for cell in index.cells {
                    guess.add(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.start + cell.count]))
                }
            }
        }
        return isBroken ? .category : guess.kind
    }

    private func blocks() throws(Diagnostics) -> RecordBlocks {
        try RecordBlocks(stored.text(name: name), skipping: dataOffset, delimiter: delimiter, size: blockSize)
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
            columns: requests.map { ($0.name, $0.kind, field($0.name)) }, keys: keys.map { ($0, field($0.name)) })
        try problems.throwIfErrors()
        return wanted
    }
}
