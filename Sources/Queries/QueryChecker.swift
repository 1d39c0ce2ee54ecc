public import Auditing
public import Basics
public import Findings
import Foundation

/// Reads all queries of a document before anything is computed: the rule, then SQLite itself on empty tables.
public struct QueryChecker: Sendable {
    private let schema: StudySchema
    private let disclosure: DisclosureControl

    public init(schema: StudySchema, threshold: Int, dominance: DominanceRule = DominanceRule()) {
        self.schema = schema
        disclosure = DisclosureControl(threshold: threshold, dominance: dominance)
    }

    /// The names of each query's columns, and all that is wrong. A guarded query of tables that this study lacks has
    /// neither.
    public func check(_ queries: [Query]) -> (columns: [String: [String]], diagnostics: Diagnostics) {
        var columns: [String: [String]] = [:]
        var diagnostics = Diagnostics()
        for query in queries {
            do throws(SQLProblem) {
                guard let plan = try plan(query) else {
                    diagnostics.append(
                        Diagnostic(
                            .note, "sql.absent", at: query.position,
                            "this study lacks a table of the query '\(query.name)', which is left out"))
                    continue
                }
                columns[query.name] = plan.columns.map(\.name)
            } catch {
                diagnostics.append(query.diagnostic(error))
            }
        }
        return (columns, diagnostics)
    }

    /// Nil where the study lacks a table of a guarded query.
    func plan(_ query: Query) throws(SQLProblem) -> QueryPlan? {
        let reader = QueryReader(tables: schema.names, disclosure: disclosure)
        let plan: QueryPlan
        do throws(SQLProblem) {
            plan = try reader.read(query.sql)
        } catch {
            // With every table a study could have: is a missing one all that is wrong?
            let anywhere = QueryReader(tables: Set(StudySchema.everyTable), disclosure: disclosure)
            guard query.isGuarded, error.identifier == "sql.table", (try? anywhere.read(query.sql)) != nil else {
                throw error
            }
            return nil
        }
        try prepare(plan, query)
        return plan
    }

    private func prepare(_ plan: QueryPlan, _ query: Query) throws(SQLProblem) {
        var added: Set<String> = []
        do {
            let database = try QueryDatabase()
            let used = schema.tables.filter { plan.tables.contains($0.name) }
            for table in used { try database.create(table.name, columns: table.columns.distinctColumns) }
            let open = used.first { $0.isOpen }
            while let message = try Self.problem(with: plan, in: database) {
                // A feature that is known only once the data is.
                let news = Self.missingColumns(message).filter { added.count < 200 && added.insert($0).inserted }
                guard let open, !news.isEmpty else { throw explain(message, plan, query) }
                for column in news { try database.addColumn(column, to: open.name) }
            }
        } catch let problem as SQLProblem {
            throw problem
        } catch {
            throw SQLProblem("sql.sqlite", "SQLite failed: \(error)", line: 0, column: 1)
        }
    }

    private static func problem(with plan: QueryPlan, in database: QueryDatabase) throws -> String? {
        for sql in plan.totals + [plan.sql] {
            if let message = try database.problem(with: sql) { return message }
        }
        return nil
    }

    /// The column of `no such column: p.amout`: a table's alias and a column, or a feature's name with a dot in it.
    private static func missingColumns(_ message: String) -> [String] {
        guard let range = message.range(of: "no such column: ") else { return [] }
        let whole = String(message[range.upperBound...])
        let column = whole.firstIndex(of: ".").map { String(whole[whole.index(after: $0)...]) }
        return [whole, column ?? ""].filter { !$0.isEmpty }
    }

    private func explain(_ message: String, _ plan: QueryPlan, _ query: Query) -> SQLProblem {
        guard let whole = Self.missingColumns(message).first else {
            return SQLProblem("sql.syntax", "SQLite can't read this query: \(message)", at: place(of: message, query))
        }
        let column = whole.split(separator: ".").last.map(String.init) ?? whole
        let known = schema.tables.filter { plan.tables.contains($0.name) }.flatMap(\.columns).distinctColumns
        let token = (try? SQLLexer.tokens(query.sql))?.first { $0.isName && $0.text == column.asciiLowercased }
        return SQLProblem(
            "sql.column", "there is no column '\(whole)'", at: token,
            suggestion: didYouMean(column, in: ["customer"] + known))
    }

    /// Of what SQLite quotes: `near "foo": syntax error`.
    private func place(of message: String, _ query: Query) -> SQLToken? {
        let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count > 2, let tokens = try? SQLLexer.tokens(query.sql) else { return nil }
        return tokens.first { $0.source == parts[1] }
    }
}

extension Query {
    func diagnostic(_ problem: SQLProblem) -> Diagnostic {
        var place = position
        place.line += problem.line
        place.column = problem.line == 0 ? position.column + problem.column - 1 : problem.column
        return Diagnostic(
            .error, problem.identifier, at: place, problem.summary,
            explanation: "In the query '\(name)'.", suggestion: problem.suggestion)
    }
}
