public import Basics
internal import CCMark

extension Node {
    /// Levels of nesting that a tree may have; what lies deeper is left out with an error.
    public static let depthLimit = 100

    /// Parses CommonMark 0.30.
    ///
    /// - Parameters:
    ///   - text: the Markdown; any text is valid.
    ///   - file: the name that positions bear.
    ///   - firstLine: the line of the file on which `text` begins.
    ///   - depth: levels already used by the tree that this one will be part of.
    /// - Returns: a `document` node, and a diagnostic where the text nests too deeply.
    public static func parse(
        _ text: String, file: String, firstLine: Int = 1, depth: Int = 0
    ) -> (root: Node, diagnostics: Diagnostics) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let parsed else { return (Node(.document), Diagnostics()) }
        defer { cmark_node_free(parsed) }
        cmark_consolidate_text_nodes(parsed)
        return convert(parsed, file: file, firstLine: firstLine, limit: max(1, depthLimit - depth))
    }

    private static func convert(
        _ parsed: OpaquePointer, file: String, firstLine: Int, limit: Int
    ) -> (root: Node, diagnostics: Diagnostics) {
        let iterator = cmark_iter_new(parsed)
        defer { cmark_iter_free(iterator) }
        var diagnostics = Diagnostics()
        var open: [Node] = []
        var root = Node(.document)
        var skipped = 0  // how many levels below the limit the iterator is
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let current = cmark_iter_get_node(iterator) else { break }
            if event == CMARK_EVENT_ENTER {
                let isLeaf = isLeaf(cmark_node_get_type(current))
                let position = SourcePosition(
                    file: file, line: firstLine + max(1, Int(cmark_node_get_start_line(current))) - 1,
                    column: max(1, Int(cmark_node_get_start_column(current))))
                if skipped > 0 || open.count >= limit {
                    if skipped == 0, !diagnostics.hasErrors { diagnostics.append(tooDeep(at: position)) }
                    if !isLeaf { skipped += 1 }
                    continue
                }
                let node = Node(kind(of: current), at: position)
                if isLeaf, !open.isEmpty { open[open.count - 1].children.append(node) } else { open.append(node) }
            } else if skipped > 0 {
                skipped -= 1
            } else if let closed = open.popLast() {
                if open.isEmpty { root = closed } else { open[open.count - 1].children.append(closed) }
            }
        }
        return (root, diagnostics)
    }

    private static func tooDeep(at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, "document.too-deep", at: position, "the text nests more than \(depthLimit) levels deep",
            suggestion: "take out quotes, lists or emphasis within each other")
    }

    private static func isLeaf(_ type: cmark_node_type) -> Bool {
        switch type {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
            true
        default: false
        }
    }

    private static func kind(of node: OpaquePointer) -> Kind {
        func string(_ characters: UnsafePointer<CChar>?) -> String { characters.map { String(cString: $0) } ?? "" }
        func literal() -> String { string(cmark_node_get_literal(node)) }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_LIST:
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            return .list(
                ListStyle(
                    start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
                    isTight: cmark_node_get_list_tight(node) == 1))
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK:
            return .codeBlock(info: string(cmark_node_get_fence_info(node)), literal: literal())
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock(literal())
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_TEXT: return .text(literal())
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .code(literal())
        case CMARK_NODE_HTML_INLINE: return .htmlInline(literal())
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK:
            return .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            return .image(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        default: return .document
        }
    }
}
