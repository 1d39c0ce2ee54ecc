/// What each row of a table, or of a select, is about.
enum Ownership: Sendable, Hashable {
    /// One customer, whose number stands in the column `customer`.
    case customer
    /// Nobody: constants, a series of months.
    case nobody
}

/// What follows `from`: tables and selects, joined so that a row is about one customer only.
struct SourceList {
    /// By the name under which columns are addressed.
    private(set) var aliases: [String: Ownership] = [:]
    /// Conditions after `on`, to be looked through.
    private(set) var conditions: [[SQLNode]] = []

    var isAboutCustomers: Bool { aliases.values.contains(.customer) }

    /// - Parameters:
    ///   - relation: what a table's name, or a select in brackets, is about.
    init(_ nodes: [SQLNode], relation: (SQLNode) throws(SQLProblem) -> Ownership) throws(SQLProblem) {
        var rest = nodes[...]
        var isFirst = true
        while !rest.isEmpty {
            let start = rest.first?.first
            try Self.takeJoin(&rest, isFirst: isFirst)
            guard let node = rest.popFirst(), node.token?.isName ?? true else {
                throw SQLProblem("sql.syntax", "a table is missing here", at: rest.first?.first ?? start)
            }
            if rest.first?.isSymbol(".") == true || rest.first?.group != nil, node.group == nil {
                throw SQLProblem("sql.table", "this is no table of the study", at: node.first)
            }
            let ownership = try relation(node)
            let alias = try Self.takeAlias(&rest) ?? node.token?.text ?? ""
            let usesCustomer = try takeConstraint(&rest)
            if ownership == .customer, isAboutCustomers, !usesCustomer {
                throw SQLProblem(
                    "sql.join", "tables of customers are joined by their customer", at: node.first,
                    suggestion: "write 'join … using (customer)'")
            }
            guard aliases.updateValue(ownership, forKey: alias) == nil || alias.isEmpty else {
                throw SQLProblem(
                    "sql.alias", "'\(alias)' stands here twice", at: node.first,
                    suggestion: "give each a name of its own with 'as'")
            }
            isFirst = false
        }
    }

    private static func takeJoin(_ rest: inout ArraySlice<SQLNode>, isFirst: Bool) throws(SQLProblem) {
        var words: [SQLToken] = []
        while let token = rest.first?.token, token.isSymbol(",") || SQLWords.joins.contains(token.text) {
            guard !token.isWord("natural") else {
                throw SQLProblem("sql.join", "a natural join", at: token, suggestion: "write 'join … using (customer)'")
            }
            words.append(token)
            rest.removeFirst()
        }
        if isFirst != words.isEmpty {
            throw SQLProblem("sql.syntax", "this is no list of tables", at: words.first ?? rest.first?.first)
        }
    }

    private static func takeAlias(_ rest: inout ArraySlice<SQLNode>) throws(SQLProblem) -> String? {
        let isExplicit = rest.first?.isWord("as") == true
        if isExplicit { rest.removeFirst() }
        guard let token = rest.first?.token, token.isName, isExplicit || !Self.endsSource(token) else {
            guard !isExplicit else {
                throw SQLProblem("sql.syntax", "a name is missing after 'as'", at: rest.first?.first)
            }
            return nil
        }
        rest.removeFirst()
        return token.text
    }

    private static func endsSource(_ token: SQLToken) -> Bool {
        token.kind == .word(isQuoted: false)
            && (SQLWords.joins.contains(token.text) || token.text == "on" || token.text == "using")
    }

    /// Returns whether `using` names the customer.
    private mutating func takeConstraint(_ rest: inout ArraySlice<SQLNode>) throws(SQLProblem) -> Bool {
        if rest.first?.isWord("using") == true {
            rest.removeFirst()
            guard let columns = rest.popFirst()?.group else {
                throw SQLProblem("sql.syntax", "'using' names columns in brackets", at: rest.first?.first)
            }
            return columns.contains { $0.token?.isName == true && $0.token?.text == "customer" }
        }
        if rest.first?.isWord("on") == true {
            rest.removeFirst()
            let condition = rest.prefix { node in
                node.token.map {
                    !$0.isSymbol(",") && !($0.kind == .word(isQuoted: false) && SQLWords.joins.contains($0.text))
                }
                    ?? true
            }
            conditions.append(Array(condition))
            rest = rest.dropFirst(condition.count)
        }
        return false
    }
}
