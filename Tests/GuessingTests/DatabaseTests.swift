import Basics
import GRDB
import Testing

@testable import Guessing

@Suite struct DatabaseTests {
    @Test func tablesOfADatabase() throws {
        let folder = try DataFolder(["notes.csv": "a,b\n1,2\n"])
        let queue = try DatabaseQueue(path: folder.path + "/shop.db")
        try queue.write { database in
            try database.execute(sql: "create table people (id text, age integer, gender text)")
            try database.execute(
                sql: "create table orders (no integer primary key, people_id text, bought_at text, total real)")
            try database.execute(sql: "create table \"empty one\" (a text)")
            for index in 0..<60 {
                try database.execute(
                    sql: "insert into people values (?, ?, ?)",
                    arguments: ["P\(100 + index)", 20 + index, index % 2 == 0 ? "female" : "male"])
            }
            for index in 0..<300 {
                try database.execute(
                    sql: "insert into orders values (?, ?, ?, ?)",
                    arguments: [
                        index, "P\(100 + index * 7 % 60)", "2024-0\(1 + index % 9)-1\(index % 9)",
                        Double(index) / 4 + 1,
                    ])
            }
        }
        try queue.close()
        let draft = StudyDraft(try DataFiles(folder.path + "/shop.db"), name: "Shop", prefix: "", answers: [:])
        #expect(draft.text.contains("  customers:\n    sqlite: shop.db\n    table: people\n    key: id"))
        #expect(draft.text.contains("  purchases:\n    sqlite: shop.db\n    table: orders\n    customer: people_id"))
        #expect(draft.text.contains("    amount: total\n"))
        #expect(draft.questions.isEmpty)
        let tables = try DataFiles(folder.path).tables
        #expect(tables.map(\.shown) == ["notes.csv", "shop.db orders", "shop.db people"])
    }

    @Test func aFileThatOnlyIsCalledADatabase() throws {
        let folder = try DataFolder(["shop.db": "no database", "a.csv": "x,y\n1,2\n"])
        let data = try DataFiles(folder.path)
        #expect(data.tables.map(\.path) == ["a.csv"])
        #expect(data.unread.items.count == 1)
    }
}
