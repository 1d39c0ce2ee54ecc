import Basics
import Findings
import GRDB
import GRDBSQLite
import Tables

/// SQLite in memory: filled once, then locked so that nothing but selects of these tables gets through.
///
/// The lock is the second wall behind `QueryReader`: an authoriser that refuses every action but reading named columns
/// and calling known functions, and a number of steps after which a query ends. It counts steps, not time, so that a
/// query ends or not on every machine alike.
final class QueryDatabase {
    static let stepLimit = 200_000_000
    static let rowLimit = 1000
    private static let stepsBetweenLooks: Int32 = 100_000

    private let queue: DatabaseQueue
    private let guardian = Guardian()

    init() throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            QueryFunctions.all.forEach(database.add(function:))
        }
        queue = try DatabaseQueue(configuration: configuration)
    }

    // MARK: Filling

    func create(_ name: String, columns: [String]) throws {
        let list = (["customer"] + columns).map(SQLLexer.quotedName).joined(separator: ", ")
        try queue.writeWithoutTransaction { try $0.execute(sql: "create table \(SQLLexer.quotedName(name)) (\(list))") }
    }

    func addColumn(_ column: String, to table: String) throws {
        try queue.writeWithoutTransaction {
            try $0.execute(
                sql: "alter table \(SQLLexer.quotedName(table)) add column \(SQLLexer.quotedName(column))")
        }
    }

    /// - Parameter numbers: the number that stands for each customer of the study.
    func load(_ table: StudyTable, numbers: [Int]) throws {
        try create(table.name, columns: table.columns.map(\.name))
        let places = Array(repeating: "?", count: table.columns.count + 1).joined(separator: ", ")
        try queue.write { database in
            let insert = try database.makeStatement(
                sql: "insert into \(SQLLexer.quotedName(table.name)) values (\(places))")
            let columns = table.columns.map { SQLCells($0.values) }
            var row = [DatabaseValue](repeating: .null, count: columns.count + 1)
            for index in table.customer.indices {
                row[0] = numbers[Int(table.customer[index])].databaseValue
                for (place, column) in columns.enumerated() { row[place + 1] = column[index] }
                insert.setUncheckedArguments(StatementArguments(row))
                try insert.execute()
            }
            // Joins go by customer.
            let index = SQLLexer.quotedName("\(table.name) by customer")
            try database.execute(sql: "create index \(index) on \(SQLLexer.quotedName(table.name)) (customer)")
        }
    }

    // MARK: Reading

    /// What SQLite has against a query; nil where it can be run.
    func problem(with sql: String) throws -> String? {
        try queue.writeWithoutTransaction { database in
            lock(database)
            defer { unlock(database) }
            do {
                _ = try database.makeStatement(sql: sql)
                return nil
            } catch let error as DatabaseError {
                return error.message ?? "error \(error.resultCode.rawValue)"
            }
        }
    }

    /// - Throws: `DatabaseError`; `QueryOverrun`.
    func rows(_ plan: QueryPlan) throws -> [[DatabaseValue]] {
        try queue.writeWithoutTransaction { database in
            lock(database)
            defer { unlock(database) }
            do {
                let cursor = try Row.fetchCursor(database, sql: plan.sql)
                var rows: [[DatabaseValue]] = []
                while let row = try cursor.next() {
                    guard rows.count < Self.rowLimit else { throw QueryOverrun.rows }
                    rows.append(Array(row.databaseValues))
                }
                return rows
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw QueryOverrun.steps
            }
        }
    }

    private func lock(_ database: Database) {
        guard let connection = database.sqliteConnection else { return }
        guardian.steps = 0
        for (limit, value) in [
            (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, 100_000), (SQLITE_LIMIT_EXPR_DEPTH, 200),
            (SQLITE_LIMIT_COMPOUND_SELECT, 50), (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ] { sqlite3_limit(connection, limit, Int32(value)) }
        let context = Unmanaged.passUnretained(guardian).toOpaque()
        sqlite3_set_authorizer(
            connection, { _, action, first, second, _, _ in Guardian.verdict(action, first, second) }, nil)
        sqlite3_progress_handler(
            connection, Self.stepsBetweenLooks,
            { context in
                guard let context else { return 1 }
                let guardian = Unmanaged<Guardian>.fromOpaque(context).takeUnretainedValue()
                guardian.steps += Int(QueryDatabase.stepsBetweenLooks)
                return guardian.steps > QueryDatabase.stepLimit ? 1 : 0
            }, context)
    }

    private func unlock(_ database: Database) {
        guard let connection = database.sqliteConnection else { return }
        sqlite3_set_authorizer(connection, nil, nil)
        sqlite3_progress_handler(connection, 0, nil, nil)
    }
}

/// A query that asks for too much.
enum QueryOverrun: Error { case rows, steps }

/// What a locked database allows.
private final class Guardian: @unchecked Sendable {
    /// Of the query that runs; touched on the database's queue only.
    var steps = 0

    static func verdict(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32 {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_READ:
            let table = first.map { String(cString: $0) } ?? ""
            return StudySchema.everyTable.contains(table) || table.isEmpty ? SQLITE_OK : SQLITE_DENY
        case SQLITE_FUNCTION:
            let function = (second.map { String(cString: $0) } ?? "").asciiLowercased
            return SQLWords.everyFunction.contains(function) || function == QueryFunctions.check
                ? SQLITE_OK : SQLITE_DENY
        default: return SQLITE_DENY
        }
    }
}

/// A column's cells as SQLite holds them: numbers, texts, times as `YYYY-MM-DD HH:MM:SS`, yes and no as 1 and 0.
private struct SQLCells {
    private let values: StudyTable.Values
    private let levels: [DatabaseValue]

    init(_ values: StudyTable.Values) {
        self.values = values
        if case .column(.category(let categories)) = values {
            levels = categories.levels.map { $0.replacing("\0", with: "").databaseValue }
        } else {
            levels = []
        }
    }

    subscript(row: Int) -> DatabaseValue {
        switch values {
        case .codes(let codes): codes[row] < 0 ? .null : Int64(codes[row]).databaseValue
        case .column(.number(let values)):
            values[row].isFinite
                ? (Int64(exactly: values[row]).map(\.databaseValue) ?? values[row].databaseValue) : .null
        case .column(.category(let values)): values.codes[row] < 0 ? .null : levels[Int(values.codes[row])]
        case .column(.time(let values)):
            values[row] == Column.missingTime
                ? .null : isoDateTime(values[row]).replacing("T", with: " ").databaseValue
        case .column(.flag(let values)):
            values[row] == Column.missingFlag ? .null : Int64(values[row]).databaseValue
        }
    }
}
