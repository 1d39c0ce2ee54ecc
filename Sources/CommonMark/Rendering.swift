internal import CCMark
import Foundation

extension Node {
    /// The tree as HTML, by cmark in safe mode: raw HTML of the author's and unsafe links are left out, text is escaped,
    /// trusted text stands as it is.
    public func html() -> String { CTree(of: self, for: \.html).html() }

    /// The tree as CommonMark. Raw HTML stays in: call `cleaned()` first where the author isn't trusted.
    public func commonMark() -> String { CTree(of: self, for: \.commonMark).commonMark() }
}

/// A tree of libcmark's own, freed with its owner. Trusted text differs by output, so there is one tree for each.
private struct CTree: ~Copyable {
    private let root: OpaquePointer?

    /// Built with an explicit stack; children that their parent can't hold (an item in a paragraph) are left out.
    init(of node: Node, for format: KeyPath<Node.Trusted, Node.Around>) {
        root = CTree.make(node.kind, format)
        var pending: [(node: Node, parent: OpaquePointer)] = []
        if let root { pending = node.children.reversed().map { ($0, root) } }
        while let (child, parent) = pending.popLast() {
            guard let made = CTree.make(child.kind, format) else { continue }
            guard cmark_node_append_child(parent, made) == 1 else {
                cmark_node_free(made)
                continue
            }
            pending.append(contentsOf: child.children.reversed().map { ($0, made) })
        }
    }

    deinit { if let root { cmark_node_free(root) } }

    borrowing func html() -> String { CTree.take(cmark_render_html(root, CMARK_OPT_DEFAULT)) }
    borrowing func commonMark() -> String { CTree.take(cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0)) }

    private static func take(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text else { return "" }
        defer { free(text) }
        return String(cString: text)
    }

    private static func make(_ kind: Node.Kind, _ format: KeyPath<Node.Trusted, Node.Around>) -> OpaquePointer? {
        let node = cmark_node_new(type(of: kind))
        switch kind {
        case .list(let style):
            cmark_node_set_list_type(node, style.start == nil ? CMARK_BULLET_LIST : CMARK_ORDERED_LIST)
            // cmark keeps starts of up to nine digits, as CommonMark does.
            if let start = style.start { cmark_node_set_list_start(node, Int32(min(max(start, 0), 999_999_999))) }
            cmark_node_set_list_tight(node, style.isTight ? 1 : 0)
        case .heading(let level): cmark_node_set_heading_level(node, Int32(min(max(level, 1), 6)))
        case .codeBlock(let info, let literal):
            cmark_node_set_fence_info(node, info)
            cmark_node_set_literal(node, literal)
        case .htmlBlock(let text), .text(let text), .code(let text), .htmlInline(let text):
            cmark_node_set_literal(node, text)
        case .link(let destination, let title), .image(let destination, let title):
            cmark_node_set_url(node, destination)
            cmark_node_set_title(node, title)
        case .customBlock(let trusted), .customInline(let trusted):
            cmark_node_set_on_enter(node, trusted[keyPath: format].before)
            cmark_node_set_on_exit(node, trusted[keyPath: format].after)
        default: break
        }
        return node
    }

    private static func type(of kind: Node.Kind) -> cmark_node_type {
        switch kind {
        case .document: CMARK_NODE_DOCUMENT
        case .blockQuote: CMARK_NODE_BLOCK_QUOTE
        case .item: CMARK_NODE_ITEM
        case .paragraph: CMARK_NODE_PARAGRAPH
        case .thematicBreak: CMARK_NODE_THEMATIC_BREAK
        case .list: CMARK_NODE_LIST
        case .heading: CMARK_NODE_HEADING
        case .codeBlock: CMARK_NODE_CODE_BLOCK
        case .htmlBlock: CMARK_NODE_HTML_BLOCK
        case .text: CMARK_NODE_TEXT
        case .code: CMARK_NODE_CODE
        case .htmlInline: CMARK_NODE_HTML_INLINE
        case .softBreak: CMARK_NODE_SOFTBREAK
        case .lineBreak: CMARK_NODE_LINEBREAK
        case .emphasis: CMARK_NODE_EMPH
        case .strong: CMARK_NODE_STRONG
        case .link: CMARK_NODE_LINK
        case .image: CMARK_NODE_IMAGE
        case .customBlock: CMARK_NODE_CUSTOM_BLOCK
        case .customInline: CMARK_NODE_CUSTOM_INLINE
        }
    }
}
