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

/// A CSV file (RFC 4180), plain or compressed, in memory.
///
/// UTF-8 with or without a byte order mark, or another `TextEncoding`; LF or CRLF; with or without a newline at the end; empty lines at the end
/// don't count. An empty cell, quoted or not, is missing; blanks around a cell count in categories alone.
public struct CSVFile: Sendable {
    /// The path as the user wrote it.
    public let name: String
    /// The columns' names in the file's order, unique but for empty ones.
    public let header: [String]
    public let delimiter: UInt8
    public let encoding: TextEncoding
    /// SHA-256 of the stored file's bytes.
    public let digest: String

    private let bytes: [UInt8]
    private let start: RecordScanner

    /// - Parameters:
    ///   - name: the path as the user wrote it, for diagnostics.
    ///   - delimiter: found in the header line if nil: comma, semicolon, tab or pipe.
    public init(path: String, name: String, delimiter: UInt8? = nil) throws(Diagnostics) {
        try self.init(path: path, name: name, options: TextOptions(delimiter: delimiter))
    }

    public init(path: String, name: String, options: TextOptions) throws(Diagnostics) {
        try self.init(stored: readFile(path, name: name), name: name, options: options)
    }

    /// From the bytes of a file.
    public init(stored: [UInt8], name: String, delimiter: UInt8? = nil) throws(Diagnostics) {
        try self.init(stored: stored, name: name, options: TextOptions(delimiter: delimiter))
    }

    public init(stored: [UInt8], name: String, options: TextOptions) throws(Diagnostics) {
        self.name = name
        let plain = try PlainText(stored, name: name, options: options)
        encoding = plain.encoding
        let text = plain.bytes
        bytes = text
        let header = try Header(text.span, file: name, delimiter: plain.delimiter, given: options.header)
        self.header = header.names
        self.delimiter = header.delimiter
        start = header.scanner
        digest = Digest.sha256(stored)
    }

    /// Reads the wanted columns, each by one thread, so that the result doesn't depend on `threads`.
    ///
    /// - Throws: all missing columns at once; a file without data rows; a quote that never closes.
    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        let requests = try withoutRepetitions(requests)
        let wanted = try locate(requests)
        let index = try RecordIndex(bytes.span, scanner: start, file: name, names: header, wanted: wanted)
        guard index.rows > 0 else {
            throw failure("csv.no-rows", name, line: start.line, "the file has a header but no data rows")
        }
        let readers = parallelColumns(requests, index, threads: threads)
        return assemble(requests, wanted, index, readers)
    }

    /// What the first `sample` rows of a column look like: number if every cell that isn't empty reads as one; flag
    /// for the words true, false, yes and no; time; else category. So 0 and 1 are numbers, and so is `YYYYMMDD`.
    public func guessKind(of column: String, sample: Int) -> ColumnKind {
        guard let field = header.firstIndex(of: column),
            let index = try? RecordIndex(
                bytes.span, scanner: start, file: name, names: header, wanted: [field], limit: sample)
        else { return .category }
        return Tables.guessKind(index.cells[0], in: bytes.span)
    }

    /// Up to `rows` cells of a column that aren't empty, from the file's beginning.
    public func sample(of column: String, rows: Int) -> [String] {
        guard let field = header.firstIndex(of: column),
            let index = try? RecordIndex(
                bytes.span, scanner: start, file: name, names: header, wanted: [field], limit: rows)
        else { return [] }
        return index.cells[0].filter { $0.start < $0.end }.map {
            String(decoding: $0.field.content(in: bytes.span), as: UTF8.self)
        }
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

    private func locate(_ requests: [ColumnRequest]) throws(Diagnostics) -> [Int] {
        var fields: [Int] = []
        var problems = Diagnostics()
        for request in requests {
            if let field = header.firstIndex(of: request.name) {
                fields.append(field)
            } else {
                problems.append(
                    Diagnostic(
                        .error, "csv.missing-column", at: SourcePosition(file: name),
                        "there is no column '\(request.name)' in '\(name)'",
                        suggestion: didYouMean(request.name, in: header)))
            }
        }
        try problems.throwIfErrors()
        return fields
    }

    private func parallelColumns(_ requests: [ColumnRequest], _ index: RecordIndex, threads: Int) -> [ColumnReader] {
        let readers = try? parallelMap(requests.count, threads: threads) { column in
            ColumnReader(
                requests[column].kind, as: requests[column].format, cells: index.cells[column], in: bytes.span)
        }
        return readers ?? []  // nothing in there throws
    }

    /// Takes out the rows with a cell that couldn't be read, and names the first such cell of each.
    private func assemble(
        _ requests: [ColumnRequest], _ wanted: [Int], _ index: RecordIndex, _ readers: [ColumnReader]
    ) -> ReadResult {
        var columns = readers.map(\.column)
        var lines = index.lines
        var rejected = index.rejected
        if readers.contains(where: { !$0.problems.isEmpty }) {
            var isReadable = [Bool](repeating: true, count: lines.count)
            for column in readers.indices.sorted(by: { wanted[$0] < wanted[$1] }) {
                for (row, problem) in readers[column].problems where isReadable[row] {
                    isReadable[row] = false
                    rejected.append(
                        RejectedRow(line: Int(lines[row]), column: requests[column].name, reason: problem.reason))
                }
            }
            rejected.sort { $0.line < $1.line }
            let readable = lines.indices.filter { isReadable[$0] }
            lines = readable.map { lines[$0] }
            columns = columns.map { column in
                let kept = column.selecting(readable)
                guard case .category(let categories) = kept else { return kept }
                return .category(categories.droppingUnusedLevels())
            }
        }
        let named = zip(requests, columns).map { (name: $0.name, column: $1) }
        let table = Table(rowCount: lines.count, columns: named)
        return ReadResult(table: table, rows: index.rows, rejected: rejected, lines: lines)
    }
}
