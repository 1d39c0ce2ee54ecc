public import Basics

extension Node {
    /// The tree without what an author may not put on a page: raw HTML goes (comments without a word), links to anything but the web, mail or the
    /// page itself become their text, and pictures become their alternative text (a report loads nothing). Each is told.
    public func cleaned() -> (node: Node, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        let children = children.flatMap { Node.clean($0, &diagnostics) }
        return (Node(kind, children, at: position), diagnostics)
    }

    private static func clean(_ node: Node, _ diagnostics: inout Diagnostics) -> [Node] {
        let children = node.children.flatMap { clean($0, &diagnostics) }
        switch node.kind {
        case .htmlBlock(let text), .htmlInline(let text):
            guard !isComment(text) else { return [] }
            diagnostics.append(
                Diagnostic(
                    .warning, "document.raw-html", at: node.position, "raw HTML is left out",
                    suggestion: "write it as Markdown"))
            return []
        case .link(let destination, _) where !isSafe(destination):
            diagnostics.append(
                Diagnostic(
                    .warning, "document.unsafe-link", at: node.position, "this kind of link is left out",
                    suggestion: "link to https:, http:, mailto: or a relative address"))
            return children
        case .image:
            diagnostics.append(
                Diagnostic(
                    .warning, "document.picture", at: node.position, "a picture becomes its alternative text",
                    explanation: "A report is one file that loads nothing; charts come from figure cells."))
            return children
        default: return [Node(node.kind, children, at: node.position)]
        }
    }

    /// Whether it is a note of the author's to authors, and nothing else.
    private static func isComment(_ html: String) -> Bool {
        guard let start = html.firstIndex(where: { !$0.isWhitespace }), html[start...].hasPrefix("<!--"),
            let end = html.firstRange(of: "-->")
        else { return false }
        return html[end.upperBound...].allSatisfy(\.isWhitespace)
    }

    /// A relative address, a fragment, or one of three schemes.
    static func isSafe(_ destination: String) -> Bool {
        let address = destination.unicodeScalars.filter { $0.value > 0x20 }  // browsers skip control characters
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        guard scheme.endIndex < address.endIndex, address[scheme.endIndex] == ":" else { return true }
        let name = scheme.map { String($0) }.joined().lowercased()
        return ["http", "https", "mailto"].contains(name)
    }
}
