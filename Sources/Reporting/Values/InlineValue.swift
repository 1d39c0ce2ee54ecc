import Basics
import Foundation

/// `{{ path | formatter }}`: a place for one figure.
struct InlineValue: Sendable, Hashable {
    var path: String
    var formatter: Formatter?
    var position: SourcePosition

    /// Reads what stands between the braces.
    /// - Parameter position: of the first brace.
    static func parse(_ text: String, at position: SourcePosition, _ diagnostics: inout Diagnostics) -> InlineValue? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        guard parts.count <= 2, isPath(parts[0]) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.inline-value", at: position, "this is not a path and a formatter",
                    suggestion: "write e.g. '{{ segments.0.share | percent }}'"))
            return nil
        }
        var value = InlineValue(path: parts[0], position: position)
        if parts.count == 2 {
            // With a wrong formatter too its path is worth checking.
            value.formatter = parseFormatter(parts[1], at: position, &diagnostics)
        }
        return value
    }

    /// `name` or `name(argument)`.
    static func parseFormatter(
        _ text: String, at position: SourcePosition, _ diagnostics: inout Diagnostics
    ) -> Formatter? {
        var word = text
        var argument: String?
        if let open = text.firstIndex(of: "("), text.last == ")" {
            word = String(text[..<open]).trimmed
            argument = String(text[text.index(after: open)...].dropLast()).trimmed
        }
        guard let name = Formatter.Name(rawValue: word) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.unknown-formatter", at: position, "unknown formatter '\(word)'",
                    suggestion: didYouMean(word, in: Formatter.names)))
            return nil
        }
        let formatter = Formatter(name: name, argument: argument)
        if let problem = formatter.argumentProblem {
            diagnostics.append(Diagnostic(.error, "document.formatter-argument", at: position, problem))
            return nil
        }
        return formatter
    }

    /// Keys between dots; a key may hold any characters but white space and the syntax's own.
    static func isPath(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.count <= 500
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { key in
                !key.isEmpty
                    && key.unicodeScalars.allSatisfy {
                        !$0.properties.isWhitespace && !"{}|()\"<>=".unicodeScalars.contains($0)
                    }
            }
    }
}

/// A line of text with inline values in it: a caption, a title, a run of prose.
struct TextTemplate: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case value(InlineValue)
    }

    var pieces: [Piece]

    var values: [InlineValue] { pieces.compactMap { if case .value(let value) = $0 { value } else { nil } } }

    /// - Parameter locate: the place of an inline value, given its source with braces.
    static func parse(
        _ text: String, locate: (String) -> SourcePosition, _ diagnostics: inout Diagnostics
    ) -> TextTemplate {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.range(of: "{{") {
            if open.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<open.lowerBound]))) }
            guard let close = rest[open.upperBound...].range(of: "}}") else {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.unclosed-value", at: locate(String(rest[open.lowerBound...].prefix(20))),
                        "'{{' without '}}' on the same line", suggestion: "close it, or write it as code: `{{`"))
                rest = ""
                break
            }
            let source = String(rest[open.lowerBound..<close.upperBound])
            let inner = String(rest[open.upperBound..<close.lowerBound])
            if let value = InlineValue.parse(inner, at: locate(source), &diagnostics) { pieces.append(.value(value)) }
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return TextTemplate(pieces: pieces)
    }
}
