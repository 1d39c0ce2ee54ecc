import Basics
import Charts
import CommonMark
import Findings

/// A node of a report document: Markdown, or what Segmentary adds to it. Each expander takes one kind out of the tree.
struct DocumentNode: Sendable {
    enum Content: Sendable {
        case markup(Node.Kind)
        /// A fenced directive as the author wrote it. Gone after the expanders.
        case cell(DocumentCell)
        /// A place for one figure within prose. Gone after the inline values.
        case value(InlineValue)
        /// What `each` and `when` leave: their children see the names of this scope.
        case scoped(Scope, isGuarded: Bool, mark: Int?)
        case figure(FigureBlock)
        case table(TableBlock)
        case numbers([LabelledText])
        case callout(Callout, title: String)
        case brokenClaim(Check)
        case heading(HeadingBlock)
    }

    var content: Content
    var children: [DocumentNode]
    var position: SourcePosition

    init(_ content: Content, _ children: [DocumentNode] = [], at position: SourcePosition) {
        self.content = content
        self.children = children
        self.position = position
    }
}

struct FigureBlock: Sendable {
    var name: String
    var chart: Chart
    var caption: String
    /// Set with the headings.
    var id = ""
    /// Where it stands among the page's figures, from 1; set with the headings.
    var ordinal = 1

    /// What the drawing's own ids begin with: short, and nothing that a heading's can be.
    var drawing: String { "f.\(ordinal)" }

    /// The title as the first sentence of the text below the chart.
    var lead: String { ".!?".contains(chart.title.suffix(1)) ? chart.title : chart.title + "." }
}

struct TableBlock: Sendable {
    var table: DataTable
    var note: String?
    var id = ""
}

struct LabelledText: Sendable, Hashable {
    var label: String
    var text: String
}

struct HeadingBlock: Sendable, Hashable {
    var level: Int
    var id: String
    /// The section's number, for level two.
    var number: Int?
    /// The colour of the segment that the section is about, from 0.
    var mark: Int?
}

/// MyST's admonitions that a report needs.
enum Callout: String, CaseIterable, Sendable {
    case note, tip, warning
}

extension DocumentNode {
    /// The text that a reader sees.
    var plainText: String {
        switch content {
        case .markup(let kind): Node(kind).plainText + children.map(\.plainText).joined()
        default: children.map(\.plainText).joined()
        }
    }
}

extension [DocumentNode] {
    /// Replaces each node for which `transform` gives something, children first where `childrenFirst`.
    func rewritten(_ transform: (DocumentNode) -> [DocumentNode]?) -> [DocumentNode] {
        flatMap { node -> [DocumentNode] in
            var node = node
            node.children = node.children.rewritten(transform)
            return transform(node) ?? [node]
        }
    }
}
