import Basics
import Features
import Findings
import Queries

/// Answers what the document asks of the tables.
struct AnswerQueries {
    let study: Study
    let queries: [Query]

    /// Now that the features have names, what is left to check, before the long steps.
    func check(_ data: SourceData, features: FeatureTable) throws(Diagnostics) {
        guard !queries.isEmpty else { return }
        let runner = runner(QueryTables(study: study).tables(data, features: features), data)
        try QueryChecker(
            schema: runner.schema, threshold: study.audit.minimumCount, dominance: study.audit.dominance
        ).check(queries).diagnostics
            .throwIfErrors()
    }

    /// Nil where nothing is asked.
    func callAsFunction(
        _ data: SourceData, features: FeatureTable, labels: [Int], names: [String]
    ) throws(Diagnostics) -> [String: QueryResult]? {
        guard !queries.isEmpty else { return nil }
        let tables = QueryTables(study: study).tables(data, features: features, labels: labels, names: names)
        return try runner(tables, data).run(queries)
    }

    private func runner(_ tables: [StudyTable], _ data: SourceData) -> QueryRunner {
        QueryRunner(
            tables: tables, customers: data.customers.count, threshold: study.audit.minimumCount,
            dominance: study.audit.dominance, seed: UInt64(study.seed))
    }
}
