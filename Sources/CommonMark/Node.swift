public import Basics

/// A node of a CommonMark syntax tree: a plain value that can be walked, changed and put together at will.
///
/// Trees are at most `Node.depthLimit` deep when they come from `parse`, so that walking one may recurse.
public struct Node: Sendable, Hashable {
    public var kind: Kind
    public var children: [Node]
    /// Where the node began; nil for nodes that no one wrote.
    public var position: SourcePosition?

    public init(_ kind: Kind, _ children: [Node] = [], at position: SourcePosition? = nil) {
        self.kind = kind
        self.children = children
        self.position = position
    }

    public enum Kind: Sendable, Hashable {
        case document, blockQuote, item, paragraph, thematicBreak
        case list(ListStyle)
        case heading(level: Int)
        /// `info` is the fence's info string; empty for indented code.
        case codeBlock(info: String, literal: String)
        case htmlBlock(String)
        case text(String), code(String), htmlInline(String)
        case softBreak, lineBreak, emphasis, strong
        case link(destination: String, title: String)
        case image(destination: String, title: String)
        /// Trusted text before and after the children, written as it stands.
        case customBlock(Trusted)
        case customInline(Trusted)
    }

    public struct ListStyle: Sendable, Hashable {
        /// The first number of an ordered list; nil for bullets.
        public var start: Int?
        public var isTight: Bool

        public init(start: Int? = nil, isTight: Bool = true) {
            self.start = start
            self.isTight = isTight
        }
    }

    /// Markup that the program made itself, once for each output format. Never put user's text here unescaped.
    public struct Trusted: Sendable, Hashable {
        public var html: Around
        public var commonMark: Around

        public init(html: Around, commonMark: Around) {
            self.html = html
            self.commonMark = commonMark
        }
    }

    public struct Around: Sendable, Hashable {
        public var before: String
        public var after: String

        public init(_ before: String, _ after: String = "") {
            self.before = before
            self.after = after
        }
    }
}

extension Node {
    /// The text that a reader sees, without markup.
    public var plainText: String {
        switch kind {
        case .text(let text), .code(let text): text
        case .softBreak, .lineBreak: " "
        case .codeBlock(_, let literal): literal
        default: children.map(\.plainText).joined()
        }
    }
}
