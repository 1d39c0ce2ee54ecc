import Basics
import CommonMark
import Findings

/// Turns inline values into text nodes: whatever a value says, it can't become markup.
struct InlineValueExpander {
    let currency: String?
    var diagnostics = Diagnostics()

    init(currency: String?) { self.currency = currency }

    mutating func expand(_ nodes: [DocumentNode], in scope: Scope, isGuarded: Bool = false) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            var inner = scope
            var guarded = isGuarded
            if case .scoped(let own, let isOwn, _) = node.content {
                inner = own
                guarded = guarded || isOwn
            }
            if case .value(let value) = node.content {
                node.content = .markup(.text(text(value, in: scope, isGuarded: isGuarded)))
            }
            node.children = expand(node.children, in: inner, isGuarded: guarded)
            expanded.append(node)
        }
        return expanded
    }

    /// A value as text; told where it is absent and no `when` says that it may be.
    mutating func text(_ value: InlineValue, in scope: Scope, isGuarded: Bool) -> String {
        let found = scope.value(at: value.path)
        if found == nil, !isGuarded {
            diagnostics.append(
                Diagnostic(
                    .warning, "document.absent-value", at: value.position,
                    "the findings have no '\(value.path)'; the text shows a dash",
                    suggestion: "put the sentence into a '{when} \(value.path)' cell"))
        }
        // Space at an end would undo emphasis around the value.
        let text =
            switch value.formatter?.name {
            case .quantity:
                Formatter.text(found, value.formatter, currency: currency, unit: scope.value(at: "unit")?.string)
            case .segment:
                Formatter.text(found, value.formatter, segmentName: name(ofSegment: found?.number, in: scope))
            default: Formatter.text(found, value.formatter, currency: currency)
            }
        return singleLine(text).trimmed
    }

    private func name(ofSegment number: Double?, in scope: Scope) -> String? {
        scope.elements(at: "segments").first { $0.value(at: "id")?.number == number }?.value(at: "name")?.string
    }

    mutating func text(_ template: TextTemplate, in scope: Scope, isGuarded: Bool) -> String {
        template.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let value): text(value, in: scope, isGuarded: isGuarded)
            }
        }.joined()
    }
}
