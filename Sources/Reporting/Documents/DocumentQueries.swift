import Basics
public import Findings

extension DocumentTemplate {
    /// The queries of its `sql` cells, in their order.
    public var queries: [Query] { Self.queries(in: nodes, isGuarded: false).map(\.query) }

    private static func queries(
        in nodes: [DocumentNode], isGuarded: Bool, isRepeated: Bool = false
    ) -> [(query: Query, isRepeated: Bool)] {
        nodes.flatMap { node -> [(query: Query, isRepeated: Bool)] in
            var guarded = isGuarded, repeated = isRepeated
            switch node.content {
            case .cell(.sql(var query, _)):
                query.isGuarded = isGuarded
                return [(query, isRepeated)]
            case .cell(.when): guarded = true
            case .cell(.each): repeated = true
            default: break
            }
            return queries(in: node.children, isGuarded: guarded, isRepeated: repeated)
        }
    }

    /// What is wrong with the queries as cells; what they say is for the database to judge.
    func checkQueries() -> Diagnostics {
        var diagnostics = Diagnostics()
        var seen: [String: SourcePosition] = [:]
        for (query, isRepeated) in Self.queries(in: nodes, isGuarded: false) {
            if let first = seen[query.name] {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.query-twice", at: query.position,
                        "a query is called '\(query.name)' already, at \(first)"))
            }
            seen[query.name] = query.position
            if isRepeated {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.query-repeated", at: query.position,
                        "a query can't stand within 'each'",
                        suggestion: "put it before the list, and group by segment"))
            }
        }
        return diagnostics
    }

    /// The findings' shape as this document sees it: with its queries and, where they are known, their columns.
    func schema(columns: [String: [String]]) -> Schema {
        guard case .object(var members) = Schema.findings else { return .findings }
        let results = queries.map { query -> (String, Schema) in
            guard case .dictionary(.object(var result))? = members["queries"] else { return (query.name, .any) }
            result["rows"] = .array(
                columns[query.name].map { names in
                    .object(Dictionary(names.map { ($0, Schema.any) }, uniquingKeysWith: { first, _ in first }))
                } ?? .dictionary(.any))
            return (query.name, .object(result))
        }
        members["queries"] = .object(Dictionary(results, uniquingKeysWith: { first, _ in first }))
        return .object(members)
    }
}
