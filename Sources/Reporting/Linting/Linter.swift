public import Basics
import CommonMark
import Foundation

extension DocumentTemplate {
    /// What an editor would send back to the author: all that `check` finds, and what reads badly or may not stay true.
    /// Each has its place; none is personal data.
    public func lint() -> Diagnostics {
        var linter = Linter(sources: sources)
        linter.visit(nodes)
        var found = diagnostics
        found.append(contentsOf: check())
        found.append(contentsOf: linter.diagnostics)
        return found.inOrder(ofFiles: sources.map(\.name))
    }
}

/// Walks a document as its author wrote it. One rule stands in one function; what a rule may find although it is meant
/// so, a comment of the file allows: `<!-- lint: allow 0.8, heading-jump -->`.
struct Linter {
    private(set) var diagnostics = Diagnostics()
    private let sources: [SourceFile]
    private let allowed: [String: Set<String>]
    private var level = 1
    /// Where the last text was found, so that the same one again is found behind it.
    private var cursor = SourcePosition(file: "", line: 0, column: 0)

    init(sources: [SourceFile]) {
        self.sources = sources
        allowed = Dictionary(sources.map { ($0.name, Self.allowances(in: $0)) }) { $0.union($1) }
    }

    mutating func visit(_ nodes: [DocumentNode]) {
        for node in nodes {
            switch node.content {
            case .markup(.heading(let written)): checkHeading(node, level: written)
            case .markup(.link): checkLink(node)
            case .markup(.codeBlock(let info, let literal)): checkCode(node, info, literal)
            case .cell(let cell): checkCell(cell, node)
            default: break
            }
            if node.isProse { checkNumbers(InlineText(node.children)) }
            visit(node.children)
        }
    }

    // MARK: Rules

    private mutating func checkNumbers(_ text: InlineText) {
        for number in ProseNumber.results(in: text.text) {
            let line = text.position(at: number.offset)
            tell(
                "number", at: place(number.text, near: line),
                "'\(number.text)' is typed by hand and looks like a result",
                "write it as '{{ path | formatter }}', or allow it: '<!-- lint: allow \(number.text) -->'",
                allowedAs: number.text)
        }
    }

    private mutating func checkHeading(_ node: DocumentNode, level written: Int) {
        if InlineText(node.children).text.trimmed.isEmpty {
            tell("empty-heading", at: node.position, "this heading is empty")
        }
        let next = max(2, written)
        if next > level + 1 {
            tell(
                "heading-jump", at: node.position, "the heading jumps from level \(level) to level \(next)",
                "begin it with \(String(repeating: "#", count: level + 1))")
        }
        level = next
    }

    private mutating func checkLink(_ node: DocumentNode) {
        let text = InlineText(node.children).text.trimmed
        let says = text.lowercased().trimmingCharacters(in: .punctuationCharacters)
        if text.isEmpty {
            tell("link-text", at: node.position, "this link has no text", "say where it leads")
        } else if ["here", "click here", "this", "link", "this link", "more", "read more"].contains(says) {
            tell(
                "link-text", at: place(text, near: node.position), "the link's text '\(text)' says nothing by itself",
                "say where it leads: links are also read without the text around them")
        }
    }

    /// A fence that closes too early, as one around it has as many backticks, leaves one behind that opens a block of code
    /// up to the end of the document. An example of a cell has a language: ` ```markdown `.
    private mutating func checkCode(_ node: DocumentNode, _ info: String, _ literal: String) {
        guard info.trimmed.isEmpty, literal.split(separator: "\n").contains(where: { $0.contains(#/^\s*`{3,}\{/#) })
        else {
            return
        }
        tell(
            "cell-in-code", at: node.position, "a cell stands in this block of code, where it is only text",
            "give a cell more backticks than any inside of it; an example of a cell has a language: '```markdown'")
    }

    private mutating func checkCell(_ cell: DocumentCell, _ node: DocumentNode) {
        switch cell {
        case .figure(_, let caption): checkCaption(caption, of: "figure", isNeeded: false, at: node.position)
        case .galleryTable(_, let options):
            checkCaption(options.caption, of: "table", isNeeded: false, at: node.position)
        case .pathTable(_, _, let options):
            checkCaption(options.caption, of: "table", isNeeded: true, at: node.position)
        case .sql(_, let options) where options.isShown:
            checkCaption(options.table.caption, of: "table", isNeeded: true, at: node.position)
        case .chart(let chart):
            for text in [chart.title, chart.caption] { checkNumbers(InlineText(text, at: chart.position)) }
        case .callout(let kind, let title):
            checkContent(node, kind.rawValue)
            if let title { checkNumbers(InlineText(title, at: node.position)) }
        case .each: checkContent(node, "each")
        case .when: checkContent(node, "when")
        case .check(let claims) where claims.isEmpty:
            tell("empty-cell", at: node.position, "this 'check' claims nothing")
        case .numbers(let values) where values.isEmpty:
            tell("empty-cell", at: node.position, "this 'numbers' shows nothing")
        default: break
        }
    }

    private mutating func checkCaption(
        _ caption: TextTemplate?, of kind: String, isNeeded: Bool, at position: SourcePosition
    ) {
        guard let caption else {
            if isNeeded {
                tell("caption", at: position, "this table has no caption", "say what its rows are: ':caption: …'")
            }
            return
        }
        let text = InlineText(caption, at: position)
        if text.text.trimmed.isEmpty {
            tell("caption", at: position, "the caption of this \(kind) is empty", "write it, or leave ':caption:' out")
        }
        checkNumbers(text)
    }

    private mutating func checkContent(_ node: DocumentNode, _ name: String) {
        if node.children.isEmpty { tell("empty-cell", at: node.position, "this '\(name)' has no content") }
    }

    // MARK: Telling

    private mutating func tell(
        _ rule: String, at position: SourcePosition, _ summary: String, _ suggestion: String? = nil,
        allowedAs word: String? = nil
    ) {
        let allowed = allowed[position.file] ?? []
        guard !allowed.contains(rule), !(word.map { Self.isAllowed($0, allowed) } ?? false) else { return }
        diagnostics.append(Diagnostic(.warning, "lint.\(rule)", at: position, summary, suggestion: suggestion))
    }

    /// The column of a text on its line, if it stands there as it is.
    private mutating func place(_ text: String, near position: SourcePosition) -> SourcePosition {
        guard let source = sources.first(where: { $0.name == position.file }) else { return position }
        let isSameLine = cursor.file == position.file && cursor.line == position.line
        cursor = source.position(line: position.line, of: text, from: isSameLine ? cursor.column + 1 : 1)
        return cursor
    }

    private static func allowances(in source: SourceFile) -> Set<String> {
        var words: Set<String> = []
        for line in source.lines {
            for comment in line.matches(of: #/<!--\s*lint:\s*allow\s+(.*?)\s*-->/#) {
                // A comma without a blank behind it belongs to a number.
                words.formUnion(comment.1.split(separator: #/,\s+/#).map { normal(String($0)) })
            }
        }
        return words
    }

    /// A number that is allowed alone is allowed with any unit.
    private static func isAllowed(_ word: String, _ allowed: Set<String>) -> Bool {
        let word = normal(word)
        return allowed.contains(word) || allowed.contains(word.split(separator: " ").first.map(String.init) ?? word)
    }

    private static func normal(_ text: String) -> String { text.replacing("\u{a0}", with: " ").trimmed }
}

extension DocumentNode {
    /// Whether its children are a run of text.
    fileprivate var isProse: Bool {
        switch content {
        case .markup(.paragraph), .markup(.heading): true
        default: false
        }
    }
}
