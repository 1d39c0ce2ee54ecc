internal import Basics

/// What descending through an expression's tokens takes, whatever the grammar.
protocol TokenParser {
    /// End with `.end`.
    var tokens: [Token] { get }
    var source: ExpressionSource { get }
    /// Of the next token.
    var index: Int { get set }
    /// How deep in parentheses, signs and the like.
    var nesting: Int { get set }
}

extension TokenParser {
    var token: Token { tokens[index] }

    /// Where the last token taken ends.
    var end: Int { index == 0 ? 0 : tokens[index - 1].range.upperBound }

    /// Whether the next token, or one behind it, is this word in any letter case.
    func isWord(_ word: String, ahead: Int = 0) -> Bool {
        guard index + ahead < tokens.count, case .word(let found) = tokens[index + ahead].kind else { return false }
        return found.lowercased() == word
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        index += 1
        return true
    }

    mutating func takeSymbol(_ symbol: String) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    mutating func take(_ operations: [ArithmeticOperation]) -> ArithmeticOperation? {
        guard case .symbol(let symbol) = token.kind, let operation = ArithmeticOperation(rawValue: symbol),
            operations.contains(operation)
        else { return nil }
        index += 1
        return operation
    }

    /// One level deeper; bounds the stack used for parsing and evaluating.
    mutating func descend(_ offset: Int) throws(Diagnostics) {
        nesting += 1
        guard nesting <= nestingLimit else {
            throw source.failure("too-deep", offset, "more than \(nestingLimit) levels of nesting")
        }
    }

    func unexpected(_ expected: String, suggestions: [String] = []) -> Diagnostics {
        let text = source.text(in: token.range)
        let found = token.kind == .end ? "the expression ends" : "found '\(text)'"
        return source.failure(
            "syntax", token.range.lowerBound, "\(found) where \(expected) was expected",
            suggestion: didYouMean(text, in: suggestions))
    }
}

/// Parentheses, `not`, functions and minus signs inside each other.
private let nestingLimit = 40
