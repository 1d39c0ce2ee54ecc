/// A column that a select makes.
struct SelectItem {
    var expression: [SQLNode]
    /// After `as`, or of a plain column.
    var name: SQLToken?
    /// `*` or `table.*`; then `expression` is all there is.
    var isStar: Bool

    init(_ nodes: [SQLNode]) throws(SQLProblem) {
        expression = nodes
        isStar = nodes.last?.isSymbol("*") == true && (nodes.count == 1 || nodes.count == 3 && nodes[1].isSymbol("."))
        if let place = nodes.lastIndex(where: { $0.isWord("as") }) {
            guard place == nodes.count - 2, place > 0, let alias = nodes.last?.token, alias.isName else {
                throw SQLProblem("sql.alias", "after 'as' stands a column's name", at: nodes[place].first)
            }
            name = alias
            expression = Array(nodes[..<place])
        } else if Self.hasImpliedName(nodes) {
            throw SQLProblem(
                "sql.alias", "a column's name needs 'as'", at: nodes.last?.first,
                suggestion: "write e.g. 'sum(amount) as revenue'")
        } else if let column = Self.column(nodes) {
            name = column
        }
    }

    /// Whether it is a customer's number as it stands in one of these sources.
    func isCustomer(in aliases: [String: Ownership]) -> Bool { Self.isCustomer(expression, in: aliases) }

    static func isCustomer(_ nodes: [SQLNode], in aliases: [String: Ownership]) -> Bool {
        guard column(nodes)?.text == "customer" else { return false }
        return nodes.count == 1 || aliases[nodes[0].first.text] == .customer
    }

    /// `column` or `table.column`.
    private static func column(_ nodes: [SQLNode]) -> SQLToken? {
        guard nodes.count == 1 || nodes.count == 3 && nodes[1].isSymbol(".") && nodes[0].token?.isName == true,
            let token = nodes.last?.token, token.isName, !ExpressionScan.isKeyword(token)
        else { return nil }
        return token
    }

    /// An operand after an operand is a name without `as`.
    private static func hasImpliedName(_ nodes: [SQLNode]) -> Bool {
        guard nodes.count > 1, let last = nodes.last?.token, last.kind == .string || last.isName,
            !ExpressionScan.isKeyword(last)
        else { return false }
        if last.isWord("end"), nodes.contains(where: { $0.isWord("case") }) { return false }
        switch nodes[nodes.count - 2] {
        case .group: return true
        case .token(let before):
            if before.kind == .symbol { return false }
            if nodes.count > 2, before.isWord("like") || before.isWord("glob") { return false }
            return !ExpressionScan.isKeyword(before) || ["null", "isnull", "notnull"].contains(before.text)
        }
    }
}
