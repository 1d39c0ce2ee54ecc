public import Auditing
public import Basics
public import Findings
import GRDB

/// Runs a document's queries on the study's tables and takes away what would describe too few customers.
public struct QueryRunner: Sendable {
    private let tables: [StudyTable]
    private let customers: Int
    private let threshold: Int
    private let dominance: DominanceRule
    private let seed: UInt64

    /// - Parameters:
    ///   - customers: how many the study has.
    ///   - seed: of the numbers that stand for them.
    public init(
        tables: [StudyTable], customers: Int, threshold: Int, dominance: DominanceRule = DominanceRule(), seed: UInt64
    ) {
        self.tables = tables
        self.customers = customers
        self.threshold = threshold
        self.dominance = dominance
        self.seed = seed
    }

    public var schema: StudySchema {
        StudySchema(tables.map { StudySchema.Table($0.name, $0.columns.map(\.name)) })
    }

    /// By name; guarded queries of tables that the study lacks are absent.
    /// - Throws: what is wrong with any of them.
    public func run(_ queries: [Query]) throws(Diagnostics) -> [String: QueryResult] {
        let checker = QueryChecker(schema: schema, threshold: threshold, dominance: dominance)
        var problems = Diagnostics()
        var plans: [(query: Query, plan: QueryPlan)] = []
        for query in queries {
            do throws(SQLProblem) {
                if let plan = try checker.plan(query) { plans.append((query, plan)) }
            } catch {
                problems.append(query.diagnostic(error))
            }
        }
        try problems.throwIfErrors()
        guard !plans.isEmpty else { return [:] }
        var results: [String: QueryResult] = [:]
        do {
            let database = try load(Set(plans.flatMap(\.plan.tables)))
            for (query, plan) in plans {
                do {
                    let rows = try database.rows(plan)
                    results[query.name] = ResultDisclosure(plan: plan, threshold: threshold)(rows, sql: query.sql)
                } catch {
                    problems.append(query.diagnostic(Self.explain(error)))
                }
            }
        } catch {
            problems.append(Diagnostic("sql.sqlite", "SQLite can't hold the study's tables", explanation: "\(error)"))
        }
        try problems.throwIfErrors()
        return results
    }

    private func load(_ names: Set<String>) throws -> QueryDatabase {
        let database = try QueryDatabase()
        var generator = SeededGenerator(seed: seed, stream: "customers of queries")
        let numbers = generator.permutation(customers).map { $0 + 1 }
        for table in tables where names.contains(table.name) { try database.load(table, numbers: numbers) }
        return database
    }

    private static func explain(_ error: any Error) -> SQLProblem {
        switch error {
        case QueryOverrun.rows:
            SQLProblem(
                "sql.rows", "the result has more than \(QueryDatabase.rowLimit) rows", line: 0, column: 1,
                suggestion: "group more coarsely, or end the query with 'limit 100'")
        case QueryOverrun.steps:
            SQLProblem(
                "sql.steps",
                "the query didn't end after \(QueryDatabase.stepLimit / 1_000_000) million steps of SQLite",
                line: 0, column: 1, suggestion: "does every 'join' say 'using (customer)', and every recursion end?")
        default:
            SQLProblem(
                "sql.sqlite", "SQLite can't run this query: \((error as? DatabaseError)?.message ?? "no reason given")",
                line: 0, column: 1)
        }
    }
}
