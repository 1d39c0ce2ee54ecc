public import Basics
import GRDB
import GRDBSQLite
public import Tables

/// A table, a view or the result of a query in an SQLite database, opened for reading alone.
///
/// Rows come in the order of the table, or as the query says. `NULL`s and empty texts are missing. The line of a row is
/// its number.
public struct SQLiteTable: RowSource {
    /// What to read of a database.
    public enum Content: Sendable, Hashable {
        case table(String)
        /// A single select.
        case query(String)
    }

    public let name: String
    public let header: [String]
    /// Of the database's file.
    public let digest: String

    private let path: String
    private let sql: String

    /// - Parameters:
    ///   - name: the path as the user wrote it.
    ///   - content: nil: the only table.
    ///   - position: of the table's name or the query in the study.
    public init(path: String, name: String, content: Content?, position: SourcePosition? = nil) throws(Diagnostics) {
        self.name = name
        self.path = path
        let position = position ?? SourcePosition(file: name)
        digest = try SQLiteFile.digest(path, name: name)
        let database = try SQLiteFile(path: path, name: name)
        switch content {
        case .query(let query): sql = query
        case .table(let table): sql = try database.select(table, position: position)
        case nil:
            let tables = try database.tables()
            guard tables.count == 1, let only = tables.first else {
                throw Diagnostics([
                    Diagnostic(
                        "sqlite.which-table", at: position, "'\(name)' has \(tables.count) tables; name one",
                        suggestion: tables.isEmpty
                            ? nil : "'table:' can be \(tables.prefix(8).map { "'\($0)'" }.joined(separator: ", "))")
                ])
            }
            sql = try database.select(only, position: position)
        }
        header = try database.columns(of: sql, position: position)
    }

    /// The tables and views of a database, sorted.
    public static func tables(path: String, name: String) throws(Diagnostics) -> [String] {
        _ = try SQLiteFile.digest(path, name: name)
        return try SQLiteFile(path: path, name: name).tables()
    }

    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        try readByScanning(requests, threads: threads)
    }

    public func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws {
        let all = RowChunk.requests(requests, keys)
        let places = try locate(all)
        var rows = RowBuilder(all)
        var number = 0
        func handOn() throws {
            let (chunk, places) = rows.result.chunk(requests, keys)
            rows.clear()
            if places.rows > 0 { try body(map(chunk), places) }
        }
        try SQLiteFile(path: path, name: name).eachRow(of: sql) { row in
            number += 1
            rows.appendRow(line: number) { row.append(places[$0], to: &$1) }
            if rows.rowCount == Self.chunkSize { try handOn() }
            return true
        }
        try handOn()
    }

    private static let chunkSize = 50_000

    private func locate(_ requests: [ColumnRequest]) throws(Diagnostics) -> [Int32] {
        var problems = Diagnostics()
        let places = requests.map { request -> Int32 in
            guard let place = header.firstIndex(of: request.name) else {
                problems.append(
                    Diagnostic(
                        "sqlite.missing-column", at: SourcePosition(file: name),
                        "there is no column '\(request.name)' in '\(name)'",
                        suggestion: didYouMean(request.name, in: header)))
                return 0
            }
            return Int32(place)
        }
        try problems.throwIfErrors()
        return places
    }

    // MARK: Guessing

    public func sample(of column: String, rows: Int) -> [String] { cells(of: column, rows: rows).map(\.text) }

    /// Numbers are numbers; texts are times, yes and no, or categories, as in a CSV file.
    public func guessKind(of column: String, sample: Int) -> ColumnKind {
        let cells = cells(of: column, rows: sample)
        if !cells.isEmpty, cells.allSatisfy(\.isNumber) { return .number }
        guard cells.allSatisfy({ !$0.isNumber }) else { return .category }
        let kind = CellFormat.guessKind(cells.map(\.text))
        return kind == .number ? .category : kind
    }

    private func cells(of column: String, rows: Int) -> [(isNumber: Bool, text: String)] {
        guard let place = header.firstIndex(of: column), let database = try? SQLiteFile(path: path, name: name) else {
            return []
        }
        var cells: [(isNumber: Bool, text: String)] = []
        var seen = 0
        try? database.eachRow(of: sql) { row -> Bool in
            if let cell = row.cell(Int32(place)) { cells.append(cell) }
            seen += 1
            return seen < rows
        }
        return cells
    }
}
