import Basics
import Findings
import Foundation

extension Condition {
    /// Reads a claim; nil with a diagnostic where it isn't one.
    static func parse(_ text: String, at position: SourcePosition, _ diagnostics: inout Diagnostics) -> Condition? {
        guard let words = tokens(of: text) else {
            diagnostics.append(malformed(at: position, "a quotation mark is open"))
            return nil
        }
        var clauses: [Clause] = []
        for part in words.split(separator: .word("and"), omittingEmptySubsequences: false) {
            guard let clause = clause(Array(part)) else {
                diagnostics.append(malformed(at: position, "this is not a claim"))
                return nil
            }
            clauses.append(clause)
        }
        return Condition(clauses: clauses, text: text.trimmed, position: position)
    }

    private enum Token: Hashable {
        case word(String)
        case quoted(String)
    }

    private static func malformed(at position: SourcePosition, _ summary: String) -> Diagnostic {
        Diagnostic(
            .error, "document.claim", at: position, summary,
            suggestion: "write e.g. 'segments.count in 3..8', 'audit.concerns > 0' or 'not evaluation.outcome'")
    }

    private static func tokens(of text: String) -> [Token]? {
        var tokens: [Token] = []
        var word = ""
        var rest = text[...]
        func isOperator(_ character: Character) -> Bool { "<>=!".contains(character) }
        while let character = rest.popFirst() {
            if character == "\"" {
                guard let close = rest.firstIndex(of: "\"") else { return nil }
                if !word.isEmpty { tokens.append(.word(word)) }
                word = ""
                tokens.append(.quoted(String(rest[..<close])))
                rest = rest[rest.index(after: close)...]
            } else if character.isWhitespace {
                if !word.isEmpty { tokens.append(.word(word)) }
                word = ""
            } else {
                if let last = word.last, isOperator(last) != isOperator(character) {
                    tokens.append(.word(word))
                    word = ""
                }
                word.append(character)
            }
        }
        if !word.isEmpty { tokens.append(.word(word)) }
        return tokens
    }

    private static func clause(_ tokens: [Token]) -> Clause? {
        var tokens = tokens[...]
        let isNegated = tokens.first == .word("not")
        if isNegated { tokens = tokens.dropFirst() }
        guard let first = tokens.popFirst().flatMap(operand) else { return nil }
        guard let next = tokens.popFirst() else {
            guard case .path = first else { return nil }
            return Clause(isNegated: isNegated, left: first)
        }
        guard case .word(let sign) = next, let last = tokens.popFirst(), tokens.isEmpty else { return nil }
        let comparison: Comparison?
        if sign == "in" {
            comparison = range(last)
        } else if let right = operand(last) {
            switch sign {
            case "==": comparison = .equal(right)
            case "!=": comparison = .unequal(right)
            case "<": comparison = .less(right)
            case "<=": comparison = .atMost(right)
            case ">": comparison = .more(right)
            case ">=": comparison = .atLeast(right)
            default: comparison = nil
            }
        } else {
            comparison = nil
        }
        return comparison.map { Clause(isNegated: isNegated, left: first, comparison: $0) }
    }

    private static func operand(_ token: Token) -> Operand? {
        switch token {
        case .quoted(let text): .literal(.string(text))
        case .word("true"): .literal(.bool(true))
        case .word("false"): .literal(.bool(false))
        case .word(let word):
            if let number = Double(word), number.isFinite {
                .literal(.number(number))
            } else if InlineValue.isPath(word), word.unicodeScalars.first?.properties.isAlphabetic == true {
                .path(word)
            } else {
                nil
            }
        }
    }

    /// `3..8`
    private static func range(_ token: Token) -> Comparison? {
        guard case .word(let word) = token, let dots = word.range(of: ".."), let low = Double(word[..<dots.lowerBound]),
            let high = Double(word[dots.upperBound...]), low <= high, high.isFinite, low.isFinite
        else { return nil }
        return .within(low: low, high: high)
    }
}
