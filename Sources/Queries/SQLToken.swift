/// The smallest part of an SQL text that means something.
struct SQLToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// A keyword or a name; `isQuoted` where it can only be a name.
        case word(isQuoted: Bool)
        case string, number, blob, symbol
    }

    var kind: Kind
    /// The name without quotes and in lower case, the string's content; otherwise as written.
    var text: String
    /// As it goes to SQLite.
    var source: String
    /// From 0, in lines of the SQL.
    var line: Int
    /// From 1.
    var column: Int

    /// A keyword or function's name can't be quoted.
    func isWord(_ word: String) -> Bool { kind == .word(isQuoted: false) && text == word }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    var isName: Bool { if case .word = kind { true } else { false } }
}

/// A token, or a pair of brackets with what stands between.
enum SQLNode: Sendable, Hashable {
    case token(SQLToken)
    case group(open: SQLToken, [SQLNode])

    var token: SQLToken? { if case .token(let token) = self { token } else { nil } }
    var group: [SQLNode]? { if case .group(_, let nodes) = self { nodes } else { nil } }
    /// Where it begins.
    var first: SQLToken {
        switch self {
        case .token(let token), .group(let token, _): token
        }
    }

    func isWord(_ word: String) -> Bool { token?.isWord(word) ?? false }
    func isSymbol(_ symbol: String) -> Bool { token?.isSymbol(symbol) ?? false }
}

extension Collection<SQLNode> {
    /// The text for SQLite: tokens with blanks between, no comments.
    var sql: String {
        map { node in
            switch node {
            case .token(let token): token.source
            case .group(_, let nodes): "(\(nodes.sql))"
            }
        }.joined(separator: " ")
    }

    /// Split at a symbol of this level; one empty part for nothing.
    func split(at symbol: String) -> [[SQLNode]] {
        split(omittingEmptySubsequences: false) { $0.isSymbol(symbol) }.map { Array($0) }
    }

    /// Whether both say the same, however they are written.
    func says(_ other: some Collection<SQLNode>) -> Bool { normal == other.normal }

    private var normal: [String] {
        flatMap { node -> [String] in
            switch node {
            case .token(let token): [token.isName || token.kind == .number ? token.text : token.source]
            case .group(_, let nodes): ["("] + nodes.normal + [")"]
            }
        }
    }
}
