import Basics
import Charts
import CommonMark
import Findings
import Foundation
import Mustache
import Templates

/// The whole page around a document.
struct ReportPage {
    let document: ExpandedDocument
    let head: PageHead
    let findings: Findings
    let template: DocumentTemplate

    func html() throws(Diagnostics) -> String {
        try Page.render(
            Templates.page,
            [
                "language": document.language, "title": singleLine(document.title), "kicker": head.kicker,
                "style": StyleSheet.text,
                "lede": HTMLWriter.html(document.lede), "body": HTMLWriter.html(document.body),
                "chips": head.chips.map { ["style": $0.style, "text": $0.text] },
                "contents": document.contents.map(Self.entry),
                "footer": footer, "skip": say("Skip to the report"), "verdicts": say("Verdicts"),
                "contentsTitle": say("Contents"),
            ])
    }

    func markdown() -> String {
        let title = Node(.heading(level: 1), [Node(.text(singleLine(document.title)))])
        let kicker = Node(.paragraph, [Node(.emphasis, [Node(.text(singleLine(head.kicker)))])])
        let chips = Node(.list(.init()), head.chips.map { Node(.item, [Node(.paragraph, [Node(.text($0.text))])]) })
        let foot = [Node(.thematicBreak), Node(.paragraph, [Node(.text(footer))])]
        return [
            Node(.document, [title, kicker]).commonMark(), MarkdownWriter.markdown(document.lede),
            Node(.document, [chips]).commonMark(), MarkdownWriter.markdown(document.body),
            Node(.document, foot).commonMark(),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func figures() -> [(name: String, svg: String)] {
        var figures: [(name: String, svg: String)] = []
        func collect(_ nodes: [DocumentNode]) {
            for node in nodes {
                if case .figure(let figure) = node.content, !figures.contains(where: { $0.name == figure.name }) {
                    figures.append((figure.name, figure.chart.standaloneSVG(id: figure.name)))
                }
                collect(node.children)
            }
        }
        collect(document.lede + document.body)
        return figures
    }

    private static func entry(_ entry: ContentsEntry) -> [String: Any] {
        [
            "id": fragment(entry.id), "title": entry.title, "hasEntries": !entry.entries.isEmpty,
            "entries": entry.entries.map { ["id": fragment($0.id), "title": $0.title] },
        ]
    }

    /// An id as an address writes it.
    private static func fragment(_ id: String) -> String {
        id.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? id
    }

    private var footer: String {
        let provenance = findings.provenance
        return [
            say("Study \(findings.study.slug)"), say("seed \(provenance.seed)"),
            "\(provenance.tool) \(provenance.version)",
            say("study \(provenance.studyDigest.prefix(7))"), say("document \(template.digest.prefix(7))"),
            say("every figure on this page is in findings.json"),
        ].map(singleLine).joined(separator: " · ")
    }
}

/// Pages by Mustache: escaped by default.
enum Page {
    static func render(_ template: String, _ context: [String: Any]) throws(Diagnostics) -> String {
        do {
            return try MustacheTemplate(string: template).render(context)
        } catch {
            throw Diagnostics([
                Diagnostic(.error, "page.template", "the page's own template is broken", explanation: "\(error)")
            ])
        }
    }
}
