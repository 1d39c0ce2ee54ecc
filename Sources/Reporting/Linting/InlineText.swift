import Basics
import CommonMark

/// The text of a paragraph as the author typed it, with the line of each piece; a value or code is one mark that is no
/// letter.
struct InlineText {
    static let mark: Character = "\u{fffc}"

    private(set) var text = ""
    private var pieces: [(offset: Int, position: SourcePosition)] = []

    init(_ nodes: [DocumentNode]) { for node in nodes { add(node) } }

    init(_ template: TextTemplate, at position: SourcePosition) {
        pieces = [(0, position)]
        for piece in template.pieces {
            if case .text(let typed) = piece { text += typed } else { text.append(Self.mark) }
        }
    }

    /// The place of the piece that holds a character, counted from the beginning.
    func position(at offset: Int) -> SourcePosition {
        pieces.last { $0.offset <= offset }?.position ?? SourcePosition(file: "")
    }

    private mutating func add(_ node: DocumentNode) {
        pieces.append((text.count, node.position))
        switch node.content {
        case .markup(.text(let typed)): text += typed
        case .markup(.softBreak), .markup(.lineBreak): text += " "
        case .markup(.code), .value: text.append(Self.mark)
        default: for child in node.children { add(child) }
        }
    }
}
