import Basics
import Charts
import CommonMark
import Findings

/// An expanded document as Markdown: pipe tables, links to the figures' files.
enum MarkdownWriter {
    static func markdown(_ nodes: [DocumentNode]) -> String { Node(.document, nodes.flatMap(self.nodes)).commonMark() }

    private static func nodes(_ node: DocumentNode) -> [Node] {
        let children = node.children.flatMap(nodes)
        switch node.content {
        case .markup(let kind): return [Node(kind, children)]
        case .heading(let heading): return [Node(.heading(level: heading.level), children)]
        case .figure(let figure): return self.nodes(figure)
        case .table(let block):
            let note = block.note.map { Node(.paragraph, [Node(.text($0))]) }
            return [self.table(block.table)] + (note.map { [$0] } ?? [])
        case .numbers(let numbers):
            return [
                self.table(
                    DataTable(
                        numbers.map { DataTable.Column($0.label, isNumeric: true) },
                        rows: [numbers.map(\.text)]))
            ]
        case .callout(_, let title):
            return [Node(.blockQuote, [Node(.paragraph, [Node(.strong, [Node(.text(title))])])] + children)]
        case .brokenClaim(let check):
            let label = Node(.strong, [Node(.text(BrokenClaim.title))])
            return [Node(.blockQuote, [Node(.paragraph, [label, Node(.text(" " + BrokenClaim.sentence(check)))])])]
        case .cell, .value, .scoped: return []
        }
    }

    /// The picture, its caption, and its data behind a disclosure triangle.
    private static func nodes(_ figure: FigureBlock) -> [Node] {
        let picture = Node(
            .image(destination: "figures/\(figure.name).svg", title: ""),
            [Node(.text(singleLine(figure.chart.description)))])
        let caption = figure.caption.isEmpty ? "" : " " + singleLine(figure.caption)
        let title = Node(.strong, [Node(.text(singleLine(figure.lead)))])
        let data = block("<details><summary>\(say("Data"))</summary>\n\n\(text(figure.chart.data))\n</details>\n\n")
        return [
            Node(.paragraph, [picture]), Node(.paragraph, [title, Node(.text(caption))]), data,
        ]
    }

    private static func block(_ text: String) -> Node {
        Node(.customBlock(Node.Trusted(html: .init(""), commonMark: .init(text))))
    }

    private static func table(_ table: DataTable) -> Node { block(text(table) + "\n") }

    static func text(_ table: DataTable) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        // A caption begins a line, where more than inline markup begins.
        let caption = table.caption.map { Node(.document, [Node(.paragraph, [Node(.text(singleLine($0)))])]) }
        var text = caption.map { $0.commonMark() + "\n" } ?? ""
        text += line(table.columns.map { escapedForMarkdown($0.title) })
        text += line(table.columns.map { $0.isNumeric ? "---:" : "---" })
        for row in table.rows { text += line(row.map(escapedForMarkdown)) }
        return text
    }
}
