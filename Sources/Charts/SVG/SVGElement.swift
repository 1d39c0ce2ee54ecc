/// One element of a drawing. Writing escapes by default: no text or attribute can become markup.
public struct SVGElement: Sendable, Hashable {
    public struct Attribute: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    public var name: String
    /// In the order in which they are written.
    public var attributes: [Attribute]
    /// Written before the children.
    public var text: String?
    public var children: [SVGElement]
    /// What it covers, borders included; nil where that isn't known. Never written.
    var extent: Extent?

    /// Attributes whose value is nil are left out.
    public init(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String? = nil,
        children: [SVGElement] = []
    ) {
        self.name = name
        self.attributes = attributes.compactMap { pair in pair.value.map { Attribute(name: pair.key, value: $0) } }
        self.text = text
        self.children = children
    }

    public subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The element as XML, without line breaks.
    public var markup: String {
        var result = ""
        write(to: &result)
        return result
    }

    /// Within a page in HTML, which lets most of the look be written without quotes, and paths in their shortest form:
    /// together an eighth of a drawing.
    public var html: String {
        var result = ""
        write(to: &result, isHTML: true)
        return result
    }

    func write(to result: inout String, isHTML: Bool = false) {
        result += "<"
        result += name
        var isOpen = false
        for attribute in attributes {
            let value =
                isHTML && name == "path" && attribute.name == "d"
                ? shortened(pathData: attribute.value) : attribute.value
            isOpen = isHTML && Self.plain.contains(attribute.name) && needsNoQuotes(value)
            result += " "
            result += attribute.name
            result += isOpen ? "=" : "=\""
            result += isOpen ? value : escaped(value)
            if !isOpen { result += "\"" }
        }
        guard text != nil || !children.isEmpty else {
            // What stands before a slash would else take it for its own.
            result += isOpen ? " />" : "/>"
            return
        }
        result += ">"
        if let text { result += escaped(text) }
        for child in children { child.write(to: &result, isHTML: isHTML) }
        result += "</"
        result += name
        result += ">"
    }
}

extension SVGElement {
    /// Places and looks. What names a drawing keeps its quotes.
    fileprivate static let plain: Set<String> = [
        "x", "y", "dx", "width", "height", "rx", "cx", "cy", "r", "d", "class", "transform", "fill", "fill-opacity",
        "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray", "text-anchor",
    ]
}

/// What HTML allows without quotes, and no more than our drawings use of it.
private func needsNoQuotes(_ value: String) -> Bool {
    !value.isEmpty
        && value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "#"):
                true
            default: false
            }
        }
}

/// A rectangle that holds a shape.
struct Extent: Sendable, Hashable {
    var left, right, top, bottom: Double

    init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, border: Double = 0) {
        left = min(x1, x2) - border / 2
        right = max(x1, x2) + border / 2
        top = min(y1, y2) - border / 2
        bottom = max(y1, y2) + border / 2
    }

    /// Around points of which there is at least one.
    init?(_ points: [(x: Double, y: Double)], border: Double = 0) {
        guard let first = points.first else { return nil }
        let rest = points.dropFirst()
        self.init(
            rest.reduce(first.x) { min($0, $1.x) }, rest.reduce(first.y) { min($0, $1.y) },
            rest.reduce(first.x) { max($0, $1.x) }, rest.reduce(first.y) { max($0, $1.y) }, border: border)
    }

    func overlaps(_ other: Extent) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
}

private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: byte >= 0x20 && byte < 0x7f
    }
}

/// Escapes for text and double-quoted attributes, and drops what XML 1.0 can't hold (section 2.2, Char).
func escaped(_ text: String) -> String {
    // Mostly digits and plain letters.
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result += " "
        case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
            result.unicodeScalars.append(scalar)
        default: continue
        }
    }
    return result
}
