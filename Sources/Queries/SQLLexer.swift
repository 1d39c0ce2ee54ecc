/// Text → tokens, as SQLite reads them (tokenize.c): four ways of quoting, two of comments.
struct SQLLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 0
    private var column = 1

    private init(_ sql: String) { scalars = Array(sql.unicodeScalars) }

    /// - Throws: where a quote or comment is open, or a character has no place in SQL.
    static func tokens(_ sql: String) throws(SQLProblem) -> [SQLToken] {
        var lexer = SQLLexer(sql)
        if let zero = lexer.scalars.firstIndex(of: "\0") {
            let line = lexer.scalars[..<zero].count { $0 == "\n" }
            throw SQLProblem("sql.character", "a zero byte has no place in a query", line: line, column: 1)
        }
        var tokens: [SQLToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < scalars.count {
            if scalars[index] == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
            index += 1
        }
    }

    private mutating func next() throws(SQLProblem) -> SQLToken? {
        try skipBlanks()
        guard let first = peek() else { return nil }
        let start = (index: index, line: line, column: column)
        func token(_ kind: SQLToken.Kind, _ text: String, _ source: String? = nil) -> SQLToken {
            SQLToken(kind: kind, text: text, source: source ?? text, line: start.line, column: start.column)
        }
        func source() -> String { String(String.UnicodeScalarView(scalars[start.index..<index])) }
        switch first {
        case "'": return token(.string, try quoted(until: "'"), source())
        case "\"", "`":
            let name = try quoted(until: first)
            return token(.word(isQuoted: true), name.asciiLowercased, Self.quotedName(name))
        case "[":
            let name = try quoted(until: "]")
            return token(.word(isQuoted: true), name.asciiLowercased, Self.quotedName(name))
        case "x" where peek(1) == "'", "X" where peek(1) == "'":
            advance()
            _ = try quoted(until: "'")
            return token(.blob, source())
        case _ where Self.beginsName(first):
            while let scalar = peek(), Self.continuesName(scalar) { advance() }
            return token(.word(isQuoted: false), source().asciiLowercased, source())
        case _ where Self.isDigit(first) || first == "." && peek(1).map(Self.isDigit) == true:
            while let scalar = peek() {
                let isSigned = (scalar == "+" || scalar == "-") && [UnicodeScalar("e"), "E"].contains(peek(-1) ?? " ")
                guard Self.continuesName(scalar) || scalar == "." || isSigned else { break }
                advance()
            }
            return token(.number, source().asciiLowercased, source())
        default:
            for symbol in ["->>", "->", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>"]
            where symbol.unicodeScalars.elementsEqual(scalars[index..<min(index + symbol.count, scalars.count)]) {
                advance(symbol.count)
                return token(.symbol, symbol)
            }
            guard "()+-*/%&|~<>=,.;".unicodeScalars.contains(first) else {
                throw SQLProblem(
                    "sql.character", "'\(first.escaped(asASCII: true))' has no place in a query", line: line,
                    column: column,
                    suggestion: "?:@$#".unicodeScalars.contains(first) ? "a query has no parameters" : nil)
            }
            advance()
            return token(.symbol, String(first))
        }
    }

    private mutating func skipBlanks() throws(SQLProblem) {
        while let scalar = peek() {
            if " \t\n\r\u{c}".unicodeScalars.contains(scalar) {
                advance()
            } else if scalar == "-", peek(1) == "-" {
                while let scalar = peek(), scalar != "\n" { advance() }
            } else if scalar == "/", peek(1) == "*" {
                let start = (line, column)
                advance(2)
                while peek() != nil, !(peek() == "*" && peek(1) == "/") { advance() }
                guard peek() != nil else {
                    throw SQLProblem("sql.comment", "this comment has no end", line: start.0, column: start.1)
                }
                advance(2)
            } else {
                return
            }
        }
    }

    /// The content between quotes; doubled, a quote stands for itself.
    private mutating func quoted(until end: Unicode.Scalar) throws(SQLProblem) -> String {
        let start = (line, column)
        var content = String.UnicodeScalarView()
        advance()
        while let scalar = peek() {
            advance()
            guard scalar == end else {
                content.append(scalar)
                continue
            }
            guard end != "]", peek() == end else { return String(content) }
            content.append(scalar)
            advance()
        }
        throw SQLProblem("sql.quote", "this quotation has no end", line: start.0, column: start.1)
    }

    /// In backquotes: what stands in double quotes and names no column would be a text to SQLite.
    static func quotedName(_ name: String) -> String { "`\(name.replacing("`", with: "``"))`" }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar.value > 127
    }

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        beginsName(scalar) || isDigit(scalar) || scalar == "$"
    }
}

extension String {
    /// In lower case as far as SQLite goes, which knows ASCII only.
    var asciiLowercased: String {
        String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}

/// What is wrong with a query, at a place within it.
struct SQLProblem: Error, Sendable, Hashable {
    var identifier: String
    var summary: String
    /// From 0.
    var line: Int
    /// From 1.
    var column: Int
    var suggestion: String?

    init(_ identifier: String, _ summary: String, line: Int, column: Int, suggestion: String? = nil) {
        self.identifier = identifier
        self.summary = summary
        self.line = line
        self.column = column
        self.suggestion = suggestion
    }

    init(_ identifier: String, _ summary: String, at token: SQLToken?, suggestion: String? = nil) {
        self.init(identifier, summary, line: token?.line ?? 0, column: token?.column ?? 1, suggestion: suggestion)
    }
}
