/// One select, cut into its clauses. What stands in brackets stays whole.
struct SelectClauses {
    /// Between `select` and `from`, without `distinct`.
    var items: [[SQLNode]] = []
    var isDistinct = false
    private var clauses: [String: [SQLNode]] = [:]
    let first: SQLToken?

    /// Without the word that begins the clause; nil where there is none.
    subscript(clause: String) -> [SQLNode]? { clauses[clause] }

    init(_ nodes: [SQLNode]) throws(SQLProblem) {
        first = nodes.first?.first
        var current = ""
        var last = -1
        var index = nodes.startIndex
        while index < nodes.endIndex {
            let node = nodes[index]
            index += 1
            guard let token = node.token, token.kind == .word(isQuoted: false),
                let place = SQLWords.clauses.firstIndex(of: token.text), !Self.isDistinctFrom(nodes, before: index - 1)
            else {
                clauses[current, default: []].append(node)
                continue
            }
            guard place > last else {
                throw SQLProblem("sql.syntax", "'\(token.text)' stands in the wrong place", at: token)
            }
            (current, last) = (token.text, place)
            clauses[current] = []
            if current == "group" || current == "order" {
                guard index < nodes.endIndex, nodes[index].isWord("by") else {
                    throw SQLProblem("sql.syntax", "'\(current)' without 'by'", at: token)
                }
                index += 1
            }
        }
        guard var selected = clauses["select"], clauses[""] == nil else {
            throw SQLProblem(
                "sql.not-select", "a query begins with 'select' or 'with'", at: nodes.first?.first,
                suggestion: "a report reads its tables and changes nothing")
        }
        if selected.first?.isWord("distinct") == true {
            isDistinct = true
            selected.removeFirst()
        } else if selected.first?.isWord("all") == true {
            selected.removeFirst()
        }
        items = selected.split(at: ",")
        if let empty = items.first(where: \.isEmpty) {
            throw SQLProblem("sql.syntax", "a column is missing between two commas", at: empty.first?.first ?? first)
        }
    }

    /// `is distinct from` begins no clause.
    private static func isDistinctFrom(_ nodes: [SQLNode], before index: Int) -> Bool {
        index > 1 && nodes[index].isWord("from") && nodes[index - 1].isWord("distinct")
            && (nodes[index - 2].isWord("is") || nodes[index - 2].isWord("not"))
    }
}
