import Basics
import Databases
import Foundation
import GRDB
import Tables
import Testing

@Suite struct SQLiteTableTests {
    /// A database in a folder of its own.
    private func withDatabase(_ sql: String, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("shop #1.db").path
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        try body(path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["shop #1.db"])
    }

    private let orders = """
        create table orders (id text, "who's" integer, amount real, at text, note blob);
        insert into orders values ('b', 12, 1.5, '2024-03-05 10:00:00', null), ('a', 13, 2, '2024-03-06', x'00'),
            ('c', null, 'many', '', null), ('d', 9007199254740993, -1, '2024-02-30', null);
        create index by_who on orders ("who's", id);
        create view big as select id, amount from orders where amount > 1.6;
        """

    private func identifiers(_ body: () throws -> Void) -> [String] {
        do { try body() } catch let error as Diagnostics { return error.items.map(\.identifier) } catch { return ["?"] }
        return []
    }

    private func texts(_ table: Tables.Table, _ name: String) -> [String] {
        guard let column = table[name] else { return [] }
        return (0..<table.rowCount).map {
            column.isMissing($0) ? "–" : column.text($0, times: TimeStyle.dateAtMidnight)
        }
    }

    @Test func aTableInItsOwnOrder() throws {
        try withDatabase(orders) { path in
            let file = try SQLiteTable(path: path, name: "shop.db", content: .table("orders"))
            #expect(file.header == ["id", "who's", "amount", "at", "note"])
            let ids = try file.read(
                [ColumnRequest(name: "id", kind: .category), ColumnRequest(name: "who's", kind: .category)], threads: 1)
            #expect(texts(ids.table, "id") == ["b", "a", "c", "d"])
            #expect(texts(ids.table, "who's") == ["12", "13", "–", "9007199254740993"])
            #expect(["id", "who's", "at"].map { file.guessKind(of: $0) } == [.category, .number, .category])
            let result = try file.read(
                [ColumnRequest(name: "amount", kind: .number), ColumnRequest(name: "at", kind: .time)], threads: 1)
            #expect(result.rows == 4 && result.lines == [1, 2])
            #expect(texts(result.table, "at") == ["2024-03-05T10:00:00", "2024-03-06"])
            #expect(result.rejected.map { "\($0.line) \($0.column)" } == ["3 amount", "4 at"])
            let blobs = try file.read([ColumnRequest(name: "note", kind: .category)], threads: 1)
            #expect(blobs.rejected.map(\.line) == [2])
        }
    }

    @Test func queriesAndViews() throws {
        try withDatabase(orders) { path in
            let view = try SQLiteTable(path: path, name: "x", content: .table("big"))
            let requests = [ColumnRequest(name: "id", kind: .category)]
            #expect(try texts(view.read(requests, threads: 1).table, "id") == ["a", "c"])
            let query = try SQLiteTable(
                path: path, name: "x",
                content: .query(
                    "with o as (select * from orders) select id, count(*) as n from o group by id order by id desc"))
            #expect(query.header == ["id", "n"])
            #expect(try texts(query.read(requests, threads: 1).table, "id") == ["d", "c", "b", "a"])
        }
    }

    @Test(arguments: [
        "delete from orders", "select 1; select 2", "pragma user_version", "attach 'x' as y", "create table t (a)",
        "select * from nothing", "", "selec 1", "insert into orders default values returning id",
    ])
    func nothingButASelect(query: String) throws {
        try withDatabase(orders) { path in
            let found = identifiers { _ = try SQLiteTable(path: path, name: "x", content: .query(query)) }
            #expect(found == ["sqlite.query"])
        }
    }

    @Test func whatIsNoTable() throws {
        try withDatabase(orders) { path in
            #expect(identifiers { _ = try SQLiteTable(path: path, name: "x", content: nil) } == ["sqlite.which-table"])
            #expect(
                identifiers { _ = try SQLiteTable(path: path, name: "x", content: .table("order")) } == [
                    "sqlite.missing-table"
                ])
            let file = try SQLiteTable(path: path, name: "x", content: .table("orders"))
            #expect(
                identifiers { _ = try file.read([ColumnRequest(name: "ids", kind: .category)], threads: 1) } == [
                    "sqlite.missing-column"
                ])
            #expect(
                identifiers { _ = try SQLiteTable(path: path + "x", name: "x", content: nil) } == [
                    "sqlite.missing-file"
                ])
        }
        try withDatabase("create table only (a); insert into only values (1)") { path in
            #expect(try SQLiteTable(path: path, name: "x", content: nil).header == ["a"])
            try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
            #expect(
                identifiers { _ = try SQLiteTable(path: path, name: "x", content: nil) } == ["sqlite.not-a-database"])
        }
    }

    @Test func aDatabaseThatIsBeingWritten() throws {
        try withDatabase(orders) { path in
            try Data([1]).write(to: URL(fileURLWithPath: path + "-wal"))
            #expect(identifiers { _ = try SQLiteTable(path: path, name: "x", content: nil) } == ["sqlite.open"])
            try FileManager.default.removeItem(atPath: path + "-wal")
        }
    }
}
