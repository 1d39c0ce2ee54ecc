import CommonMark
import Foundation

/// The names of a page's tags and attributes, in order: its structure without its text.
func tags(_ html: String) -> [String] {
    let html = html.replacing(#/<style>[\s\S]*?</style>/#, with: "")
    return html.matches(of: #/<(/?[a-zA-Z!][^>]*)>/#).map { match in
        String(match.1.replacing(#/="[^"]*"/#, with: ""))
    }
}

/// The kinds of a Markdown document's nodes, in order; with their text where asked.
func kinds(_ markdown: String, plainText: Bool = false) -> [String] {
    var found: [String] = []
    func walk(_ node: Node) {
        switch node.kind {
        case .text(let text): found.append(plainText ? text : "text")
        case .softBreak, .lineBreak: found.append("break")
        default: found.append("\(node.kind)")
        }
        node.children.forEach(walk)
    }
    // Neighbouring texts and breaks are one run of text: pipe tables are paragraphs to CommonMark.
    walk(Node.parse(markdown, file: "report.md").root)
    var merged: [String] = []
    for kind in found where plainText || kind != "text" || merged.last != "text" { merged.append(kind) }
    return merged
}
