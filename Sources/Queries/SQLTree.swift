/// Tokens → a tree by brackets.
enum SQLTree {
    static let depthLimit = 40
    static let sizeLimit = 20_000

    static func read(_ sql: String) throws(SQLProblem) -> [SQLNode] {
        guard sql.utf8.count <= sizeLimit else {
            throw SQLProblem("sql.long", "a query of more than \(sizeLimit) bytes", line: 0, column: 1)
        }
        var tokens = try SQLLexer.tokens(sql)[...]
        while tokens.last?.isSymbol(";") == true { tokens.removeLast() }
        if let second = tokens.first(where: { $0.isSymbol(";") }) {
            throw SQLProblem(
                "sql.statements", "a cell holds one query", at: second, suggestion: "give each query a cell of its own")
        }
        let nodes = try group(&tokens, depth: 0)
        if let left = tokens.first {
            throw SQLProblem("sql.bracket", "this bracket closes nothing", at: left)
        }
        guard !nodes.isEmpty else { throw SQLProblem("sql.empty", "there is no query here", line: 0, column: 1) }
        return nodes
    }

    private static func group(_ tokens: inout ArraySlice<SQLToken>, depth: Int) throws(SQLProblem) -> [SQLNode] {
        var nodes: [SQLNode] = []
        while let token = tokens.first, !token.isSymbol(")") {
            tokens.removeFirst()
            guard token.isSymbol("(") else {
                nodes.append(.token(token))
                continue
            }
            guard depth < depthLimit else {
                throw SQLProblem("sql.depth", "more than \(depthLimit) brackets within each other", at: token)
            }
            let inner = try group(&tokens, depth: depth + 1)
            guard tokens.first?.isSymbol(")") == true else {
                throw SQLProblem("sql.bracket", "this bracket is open", at: token)
            }
            tokens.removeFirst()
            nodes.append(.group(open: token, inner))
        }
        return nodes
    }
}
