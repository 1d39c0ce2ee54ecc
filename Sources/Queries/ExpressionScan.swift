import Basics

/// Looks through an expression for what no query may use.
enum ExpressionScan {
    /// A function with its arguments, at any depth.
    struct Call {
        var name: SQLToken
        var arguments: [SQLNode]
        /// The window it looks through.
        var window: [SQLNode]?

        /// Whether it makes one value of many rows.
        var isAggregate: Bool {
            guard window == nil else { return false }
            if SQLWords.ofGroups.contains(name.text) || name.text == "group_concat" { return true }
            return ["min", "max"].contains(name.text) && arguments.split(at: ",").count == 1
        }
    }

    /// All calls in the order in which they stand.
    /// - Throws: for a select within, an unknown function, a collation of the machine's language.
    static func calls(_ nodes: [SQLNode]) throws(SQLProblem) -> [Call] {
        var calls: [Call] = []
        for (index, node) in nodes.enumerated() {
            switch node {
            case .group(let open, let inner):
                if isSelect(inner) {
                    throw SQLProblem(
                        "sql.subquery", "a select stands within an expression", at: open,
                        suggestion: "put it into a 'with' part and join it by customer")
                }
                calls += try self.calls(inner)
            case .token(let token):
                try check(token)
                guard isCalled(token), nodes.indices.contains(index + 1), let arguments = nodes[index + 1].group else {
                    continue
                }
                try checkFunction(token)
                calls.append(Call(name: token, arguments: arguments, window: try window(after: index + 1, in: nodes)))
            }
        }
        return calls
    }

    static func isSelect(_ nodes: [SQLNode]) -> Bool {
        ["select", "with", "values"].contains { nodes.first?.isWord($0) == true }
    }

    static func isKeyword(_ token: SQLToken) -> Bool {
        token.kind == .word(isQuoted: false) && SQLWords.keywords.contains(token.text)
    }

    /// Whether brackets behind it are a function's.
    static func isCalled(_ token: SQLToken) -> Bool {
        token.isName && !(token.kind == .word(isQuoted: false) && SQLWords.notCalled.contains(token.text))
    }

    private static func check(_ token: SQLToken) throws(SQLProblem) {
        switch token.kind {
        case .word(isQuoted: false) where ["current_date", "current_time", "current_timestamp"].contains(token.text):
            throw SQLProblem(
                "sql.function", "'\(token.text)' would give other results tomorrow", at: token,
                suggestion: "write the day: '2024-10-01'")
        case .word(isQuoted: false) where token.text == "filter":
            throw SQLProblem(
                "sql.filter", "'filter' isn't supported", at: token, suggestion: "write 'case when … then … end'")
        case .word where token.text == "rowid" || token.text == "_rowid_" || token.text == "oid":
            throw SQLProblem("sql.column", "tables have no '\(token.text)' here", at: token)
        default: break
        }
    }

    private static func checkFunction(_ token: SQLToken) throws(SQLProblem) {
        guard !SQLWords.everyFunction.contains(token.text) || token.kind != .word(isQuoted: false) else { return }
        let ofTime = ["date", "time", "datetime", "julianday", "strftime", "unixepoch", "timediff"]
        throw SQLProblem(
            "sql.function", "a query can't use the function '\(token.text)'", at: token,
            suggestion: ofTime.contains(token.text)
                ? "times are texts: substr(time, 1, 7) is the month, days(time) counts days since 1970"
                : didYouMean(token.text, in: SQLWords.everyFunction.sorted()))
    }

    private static func window(after index: Int, in nodes: [SQLNode]) throws(SQLProblem) -> [SQLNode]? {
        guard nodes.indices.contains(index + 1), nodes[index + 1].isWord("over") else { return nil }
        guard nodes.indices.contains(index + 2), let window = nodes[index + 2].group else {
            throw SQLProblem(
                "sql.window", "a window with a name", at: nodes[index + 1].first,
                suggestion: "write it in brackets after 'over'")
        }
        return window
    }
}

extension Collection<SQLNode> {
    /// The first token at any depth for which a predicate holds.
    func firstToken(where predicate: (SQLToken) -> Bool) -> SQLToken? {
        for node in self {
            switch node {
            case .token(let token): if predicate(token) { return token }
            case .group(_, let nodes): if let found = nodes.firstToken(where: predicate) { return found }
            }
        }
        return nil
    }

    /// The customer's number, as a name.
    var customerName: SQLToken? { firstToken { $0.isName && $0.text == "customer" } }
}
