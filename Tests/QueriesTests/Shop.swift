import Basics
import Findings
import Queries
import Tables

/// A small study's tables: customers 0..<60, three purchases each, in two segments.
enum Shop {
    static let customers = 60
    static let threshold = 10

    static let tables: [StudyTable] = {
        let everybody = (0..<Int32(customers)).map { $0 }
        let rows = (0..<customers * 3).map { Int32($0 / 3) }
        let categories = Categories(
            // The last two customers alone bought jewellery.
            codes: rows.enumerated().map { $1 >= 58 ? 3 : Int32($0 % 3) },
            levels: ["garden", "kitchen", "toys", "jewellery"])
        let amounts = rows.indices.map { index in rows[index] == 7 && index % 3 == 0 ? 9_000 : Double(index % 20) + 1 }
        let days = rows.indices.map { Int64($0 % 90) * 86_400 + 1_700_000_000 }
        return [
            StudyTable(
                "customers", customer: everybody,
                columns: [
                    ("age", .column(.number(everybody.map { Double(20 + $0 % 40) }))),
                    (
                        "region",
                        .column(.category(Categories(codes: everybody.map { $0 % 2 }, levels: ["north", "south"])))
                    ),
                ]),
            StudyTable(
                "purchases", customer: rows,
                columns: [
                    ("time", .column(.time(days))), ("order_id", .codes(rows.indices.map { Int32($0) })),
                    ("category", .column(.category(categories))), ("amount", .column(.number(amounts))),
                ]),
            StudyTable(
                "campaigns", customer: Array(everybody[..<30]),
                columns: [("responded", .column(.flag((0..<30).map { $0 % 2 == 0 ? 1 : 0 })))]),
            StudyTable(
                "segments", customer: everybody,
                columns: [
                    ("segment", .codes(everybody.map { $0 < 25 ? 1 : 2 })),
                    (
                        "segment_name",
                        .column(
                            .category(Categories(codes: everybody.map { $0 < 25 ? 0 : 1 }, levels: ["Few", "Many"])))
                    ),
                ]),
            // Columns that are words of SQL, of a table of another name.
            StudyTable(
                "visits", customer: everybody,
                columns: ["first", "last", "end", "like", "cast", "text", "real", "desc", "nocase", "true"].map {
                    ($0, .column(.number(everybody.map { Double($0 % 3) })))
                }),
            StudyTable(
                "features", customer: everybody,
                columns: [("season.winter", .column(.number(everybody.map { Double($0) / 60 })))]),
        ]
    }()

    static let runner = QueryRunner(tables: tables, customers: customers, threshold: threshold, seed: 1)

    static func query(_ sql: String, guarded: Bool = false) -> Query {
        Query(name: "q", sql: sql, position: SourcePosition(file: "t.md", line: 5), isGuarded: guarded)
    }

    static func run(_ sql: String) throws(Diagnostics) -> QueryResult {
        let results = try runner.run([query(sql)])
        guard let result = results["q"] else { throw Diagnostics() }
        return result
    }

    /// What is wrong with a query, as the user reads it; nil where nothing is.
    static func problem(_ sql: String) -> String? {
        do throws(Diagnostics) {
            _ = try run(sql)
            return nil
        } catch {
            return error.items.first?.description ?? "no result"
        }
    }
}
