internal import Basics

struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case number(Double)
        case text(String)
        /// A word without quotes: a keyword, a function or a column.
        case word(String)
        /// A name in backticks: always a column.
        case quotedName(String)
        case symbol(String)
        case end
    }

    var kind: Kind
    var range: Range<Int>
}

/// The expression's tokens, ending with `.end`.
func tokens(of source: ExpressionSource) throws(Diagnostics) -> [Token] {
    var lexer = ExpressionLexer(source: source)
    var tokens: [Token] = []
    while true {
        let token = try lexer.next()
        tokens.append(token)
        if token.kind == .end { return tokens }
    }
}

private struct ExpressionLexer {
    let source: ExpressionSource
    var offset = 0

    private var current: Unicode.Scalar? { offset < source.scalars.count ? source.scalars[offset] : nil }

    mutating func next() throws(Diagnostics) -> Token {
        while let scalar = current, scalar.properties.isWhitespace { offset += 1 }
        let start = offset
        guard let scalar = current else { return Token(kind: .end, range: start..<start) }
        let kind: Token.Kind
        switch scalar {
        case "\"", "'": kind = .text(try quoted(by: scalar, "text"))
        case "`": kind = .quotedName(try quoted(by: scalar, "column name"))
        case "0"..."9", ".": kind = .number(try number())
        default: kind = isWordStart(scalar) ? .word(word()) : .symbol(try symbol())
        }
        return Token(kind: kind, range: start..<offset)
    }

    /// The quote is written twice where it belongs to the text.
    private mutating func quoted(by mark: Unicode.Scalar, _ what: String) throws(Diagnostics) -> String {
        let start = offset
        var content = String.UnicodeScalarView()
        offset += 1
        while let scalar = current {
            offset += 1
            if scalar != mark {
                content.append(scalar)
            } else if current == mark {
                content.append(mark)
                offset += 1
            } else {
                return String(content)
            }
        }
        throw source.failure("unbalanced-quote", start, "the \(what) that begins here has no closing \(mark)")
    }

    private mutating func number() throws(Diagnostics) -> Double {
        let start = offset
        while let scalar = current, isDigit(scalar) || scalar == "." { offset += 1 }
        if let scalar = current, scalar == "e" || scalar == "E" {
            var ahead = offset + 1
            if ahead < source.scalars.count, source.scalars[ahead] == "-" || source.scalars[ahead] == "+" { ahead += 1 }
            if ahead < source.scalars.count, isDigit(source.scalars[ahead]) {
                offset = ahead
                while let scalar = current, isDigit(scalar) { offset += 1 }
            }
        }
        let followsWord = current.map(isWordStart) ?? false
        let bytes = Array(source.text(in: start..<offset).utf8)
        guard !followsWord, let value = try? readNumber(bytes.span) else {
            throw source.failure(
                "not-a-number", start, "this is neither a number nor a name",
                suggestion: "put a column's name that begins with a digit in backticks")
        }
        return value
    }

    private mutating func word() -> String {
        let start = offset
        while let scalar = current,
            isWordStart(scalar) || scalar.properties.numericType != nil || scalar == "."
                || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark
        { offset += 1 }
        return source.text(in: start..<offset)
    }

    private mutating func symbol() throws(Diagnostics) -> String {
        let two = source.text(in: offset..<min(offset + 2, source.scalars.count))
        if ["==", "!=", "<>", "<=", ">="].contains(two) {
            offset += 2
            return two
        }
        let one = source.text(in: offset..<(offset + 1))
        guard "+-*/()[],=<>".contains(one) else { throw unexpected(one, two) }
        offset += 1
        return one
    }

    private func unexpected(_ one: String, _ two: String) -> Diagnostics {
        let suggestion: String? =
            switch one {
            case "&": "write 'and'"
            case "|": "write 'or'"
            case "!": "write 'not'"
            case "“", "”", "„", "‘", "’", "«", "»": "put texts in straight quotes"
            case "−", "–": "write a minus as '-'"
            default: "put a column's name that holds such characters in backticks"
            }
        let scalar = source.scalars[offset]
        let shown = scalar.properties.isWhitespace || scalar.value < 0x20 ? "U+\(hexadecimal(scalar.value))" : one
        return source.failure("unexpected-character", offset, "unexpected '\(shown)'", suggestion: suggestion)
    }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isWordStart(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
