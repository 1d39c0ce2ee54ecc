import Auditing
import Basics

/// A query that keeps the rule, and what SQLite is to run in its place.
struct QueryPlan: Sendable, Hashable {
    struct Column: Sendable, Hashable {
        var name: String
        /// Grouped by, rather than a figure of the group.
        var isKey: Bool
        /// Columns of `sql`, behind those that the author asked for, that tell whether this one may be shown.
        var checks: [Int]
    }

    var columns: [Column]
    /// Of the column `customers`.
    var customers: Int
    /// The tables of the study that it reads.
    var tables: [String]
    /// Parts of it that must be queries on their own.
    var totals: [String]
    /// The author's query with the checks as further columns, and in an order that ties can't change.
    var sql: String
}

/// Reads a query and holds it to the rule: its last select groups rows of customers, counts those customers, and shows
/// nothing but what it groups by and figures of the groups.
struct QueryReader {
    /// The names of the tables that the study has.
    let tables: Set<String>
    let disclosure: DisclosureControl

    static let customersColumn = "customers"

    func read(_ text: String) throws(SQLProblem) -> QueryPlan {
        let all = try SQLTree.read(text)
        var relations = RelationReader(tables: tables)
        var rest = all[...]
        let with = try relations.takeCommonTables(&rest)
        let parts = try RelationReader.parts(rest)
        guard parts.count == 1 else {
            throw SQLProblem(
                "sql.union", "the last select can't be a union", at: parts[1].first?.first,
                suggestion: "put the union into a 'with' part and group its rows")
        }
        let clauses = try SelectClauses(parts[0])
        let sources = try relations.sources(clauses)
        guard sources.isAboutCustomers else {
            throw SQLProblem("sql.no-table", "this query reads no table of customers", at: clauses.first)
        }
        var final = FinalSelect(clauses: clauses, sources: sources, relations: relations, disclosure: disclosure)
        try final.read()
        var used: [String] = []
        _ = all.firstToken { token in
            if token.isName, tables.contains(token.text), !used.contains(token.text) { used.append(token.text) }
            return false
        }
        return QueryPlan(
            columns: final.columns, customers: final.customers, tables: used.sorted(),
            totals: final.totals.map { [with.sql, $0].filter { !$0.isEmpty }.joined(separator: " ") },
            sql: [with.sql, final.sql].filter { !$0.isEmpty }.joined(separator: " "))
    }
}
