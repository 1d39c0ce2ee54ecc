import Basics
import Foundation
import GRDB
import GRDBSQLite
import Tables

/// A database that nothing is written to: not a byte beside it either, where SQLite was built so that it can be told.
final class SQLiteFile {
    private let queue: DatabaseQueue
    private let name: String

    init(path: String, name: String) throws(Diagnostics) {
        self.name = name
        var configuration = Configuration()
        configuration.readonly = true
        do {
            queue = try DatabaseQueue(path: Self.location(path), configuration: configuration)
            _ = try queue.read { try Int.fetchOne($0, sql: "select count(*) from sqlite_master") }
        } catch {
            throw Self.diagnostics(error, name: name)
        }
    }

    /// `immutable` keeps SQLite from locks and side files; `digest` has made sure that nobody is writing.
    private static func location(_ path: String) -> String {
        guard sqlite3_compileoption_used("USE_URI") == 1,
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return path }
        return "file:\(escaped)?immutable=1"
    }

    /// SHA-256 of the file.
    ///
    /// - Throws: no such file, no database, or one with changes that aren't in it yet.
    static func digest(_ path: String, name: String) throws(Diagnostics) -> String {
        let position = SourcePosition(file: name)
        guard let handle = FileHandle(forReadingAtPath: path) else {
            let url = URL(fileURLWithPath: path)
            let folder =
                (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
            throw Diagnostics([
                Diagnostic(
                    "sqlite.missing-file", at: position, "there is no database '\(name)'",
                    suggestion: didYouMean(url.lastPathComponent, in: folder.sorted()))
            ])
        }
        defer { try? handle.close() }
        for side in ["-wal", "-journal"] {
            let size = try? FileManager.default.attributesOfItem(atPath: path + side)[.size] as? Int
            if let size, size > 0 {
                throw Diagnostics([
                    Diagnostic(
                        "sqlite.open", at: position,
                        "'\(name)' has changes that are not in it yet, in '\(name)\(side)'",
                        suggestion: "close the program that writes to it, or run 'pragma wal_checkpoint(truncate)'")
                ])
            }
        }
        var stream = SHA256Stream()
        var isFirst = true
        while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty {
            if isFirst, !piece.starts(with: Data("SQLite format 3\0".utf8)) {
                throw Diagnostics([Diagnostic("sqlite.not-a-database", at: position, "'\(name)' is no SQLite database")]
                )
            }
            isFirst = false
            piece.withUnsafeBytes { stream.update($0) }
        }
        guard !isFirst else {
            throw Diagnostics([Diagnostic("sqlite.not-a-database", at: position, "'\(name)' is empty")])
        }
        return stream.finish()
    }

    // MARK: What there is

    /// Tables and views, sorted.
    func tables() throws(Diagnostics) -> [String] {
        try catching {
            try self.queue.read {
                try String.fetchAll(
                    $0,
                    sql: "select name from sqlite_master where type in ('table', 'view') "
                        + "and name not like 'sqlite\\_%' escape '\\' order by name")
            }
        }
    }

    /// A select of a whole table in its own order, whatever indices there are.
    func select(_ table: String, position: SourcePosition) throws(Diagnostics) -> String {
        let tables = try tables()
        guard tables.contains(table) else {
            throw Diagnostics([
                Diagnostic(
                    "sqlite.missing-table", at: position, "'\(name)' has no table '\(table)'",
                    suggestion: didYouMean(table, in: tables)
                        ?? (tables.isEmpty ? nil : "known here: \(tables.prefix(8).joined(separator: ", "))"))
            ])
        }
        let quoted = "\"" + table.replacing("\"", with: "\"\"") + "\""
        let isView = try catching {
            try self.queue.read {
                try Bool.fetchOne($0, sql: "select type = 'view' from sqlite_master where name = ?", arguments: [table])
            }
        }
        return "select * from \(quoted)" + (isView == true ? "" : " not indexed")
    }

    /// The names of the columns that a select gives.
    func columns(of sql: String, position: SourcePosition) throws(Diagnostics) -> [String] {
        do {
            return try locked { try $0.makeStatement(sql: sql).columnNames }
        } catch let error as DatabaseError {
            let isForbidden = error.resultCode == .SQLITE_AUTH
            throw Diagnostics([
                Diagnostic(
                    "sqlite.query", at: position,
                    isForbidden
                        ? "a source's query is a single select" : "SQLite can't run the query: \(error.message ?? "?")",
                    suggestion: isForbidden ? "begin it with 'select' or 'with'" : nil)
            ])
        } catch {
            throw Self.diagnostics(error, name: name)
        }
    }

    // MARK: Reading

    /// Calls `body` with one row after the other until it returns false.
    func eachRow(of sql: String, _ body: (SQLiteRow) throws -> Bool) throws {
        do {
            try self.locked { database in
                let statement = try database.makeStatement(sql: sql)
                while true {
                    switch sqlite3_step(statement.sqliteStatement) {
                    case SQLITE_ROW: if try !body(SQLiteRow(statement: statement.sqliteStatement)) { return }
                    case SQLITE_DONE: return
                    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
                    }
                }
            }
        } catch let error as DatabaseError {
            throw Self.diagnostics(error, name: name)
        }
    }

    /// Nothing but a select gets through.
    private func locked<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try queue.read { database in
            guard let connection = database.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
            sqlite3_set_authorizer(
                connection,
                { _, action, _, _, _, _ in
                    [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE].contains(action)
                        ? SQLITE_OK : SQLITE_DENY
                }, nil)
            defer { sqlite3_set_authorizer(connection, nil, nil) }
            return try body(database)
        }
    }

    private func catching<Result>(_ body: () throws -> Result) throws(Diagnostics) -> Result {
        do { return try body() } catch { throw Self.diagnostics(error, name: name) }
    }

    private static func diagnostics(_ error: any Error, name: String) -> Diagnostics {
        if let known = error as? Diagnostics { return known }
        let why =
            (error as? DatabaseError).map { $0.message ?? "error \($0.resultCode.rawValue)" } ?? "it can't be read"
        return Diagnostics([
            Diagnostic("sqlite.unreadable", at: SourcePosition(file: name), "can't read '\(name)': \(why)")
        ])
    }
}

/// The row that a statement stands on.
struct SQLiteRow {
    let statement: OpaquePointer

    func append(_ place: Int32, to column: inout ColumnBuilder) -> String? {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_NULL:
            column.appendMissing()
            return nil
        case SQLITE_INTEGER where column.request.kind != .number:
            // Whole ids stay whole.
            return column.append(Array(String(sqlite3_column_int64(statement, place)).utf8))
        case SQLITE_INTEGER, SQLITE_FLOAT: return column.append(sqlite3_column_double(statement, place))
        case SQLITE_TEXT: return column.append(text(place))
        default: return "a blob where a text or a number belongs"
        }
    }

    /// Nil where it is missing.
    func cell(_ place: Int32) -> (isNumber: Bool, text: String)? {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_NULL, SQLITE_BLOB: return nil
        case let type:
            let text = String(decoding: text(place), as: UTF8.self)
            return text.isEmpty ? nil : (type != SQLITE_TEXT, text)
        }
    }

    private func text(_ place: Int32) -> [UInt8] {
        guard let start = sqlite3_column_text(statement, place) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
    }
}
