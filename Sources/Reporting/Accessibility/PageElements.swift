/// The elements of a page in the order in which they stand, for checks. Reads what our writers write: every element but
/// the parts of a table is closed, attributes are quoted doubly or not at all.
struct PageElements {
    struct Element {
        var name: String
        var attributes: [(name: String, value: String)] = []
        /// The element around it, by its place in the list.
        var parent: Int?
        /// Whether there is text in it, at any depth.
        var hasText = false

        subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
    }

    private(set) var all: [Element] = []
    private var open: [Int] = []

    init(_ html: String) {
        var html = html
        html.withUTF8 { read($0) }
    }

    /// The elements within another, however deep: they follow it in the list.
    func within(_ index: Int) -> Range<Int> {
        var end = index + 1
        while end < all.count, (all[end].parent ?? -1) >= index { end += 1 }
        return index + 1..<end
    }

    private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link", "wbr"]

    /// What the start of a table's part ends by itself.
    private static let ended: [String: Set<String>] = [
        "td": ["td", "th"], "th": ["td", "th"], "tr": ["td", "th", "tr"],
        "tbody": ["td", "th", "tr", "thead", "tbody"], "tfoot": ["td", "th", "tr", "thead", "tbody"],
    ]

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                let start = at
                while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
                if bytes[start..<at].contains(where: { $0 > 0x20 }) { markText() }
                continue
            }
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "/") {
                close(word(bytes, &at, after: 1))
                skip(bytes, &at, past: ">")
            } else if at < bytes.count, bytes[at] == UInt8(ascii: "!") {
                skip(bytes, &at, past: ">")
            } else {
                element(bytes, &at)
            }
        }
    }

    private mutating func element(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
        let name = word(bytes, &at, after: 0)
        if let ended = Self.ended[name] {
            while let last = open.last, ended.contains(all[last].name) { open.removeLast() }
        }
        var element = Element(name: name, parent: open.last)
        var isClosed = Self.void.contains(element.name)
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if bytes[at] == UInt8(ascii: "/") {
                isClosed = true
                at += 1
            } else if bytes[at] <= 0x20 {
                at += 1
            } else {
                let name = word(bytes, &at, after: 0)
                guard at + 1 < bytes.count, !name.isEmpty, bytes[at] == UInt8(ascii: "=") else {
                    element.attributes.append((name, ""))
                    if name.isEmpty { at += 1 }
                    continue
                }
                let isQuoted = bytes[at + 1] == UInt8(ascii: "\"")
                let start = at + (isQuoted ? 2 : 1)
                at = start
                while at < bytes.count,
                    isQuoted
                        ? bytes[at] != UInt8(ascii: "\"") : bytes[at] > 0x20 && bytes[at] != UInt8(ascii: ">")
                { at += 1 }
                element.attributes.append((name, String(decoding: bytes[start..<at], as: UTF8.self)))
                if isQuoted { at += 1 }
            }
        }
        at += 1
        all.append(element)
        if ["style", "script"].contains(element.name) {
            while at < bytes.count, !(bytes[at] == UInt8(ascii: "<") && at + 1 < bytes.count && bytes[at + 1] == 0x2f) {
                at += 1
            }
        }
        if !isClosed { open.append(all.count - 1) }
    }

    private mutating func close(_ name: String) {
        guard let index = open.lastIndex(where: { all[$0].name == name }) else { return }
        open.removeSubrange(index...)
    }

    private mutating func markText() {
        for index in open.reversed() {
            if all[index].hasText { break }
            all[index].hasText = true
        }
    }

    /// A name, ended by white space or what can't be in one.
    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, after skipped: Int) -> String {
        let start = at + skipped
        at = start
        while at < bytes.count, bytes[at] > 0x20, !"=>/\"".utf8.contains(bytes[at]) { at += 1 }
        return String(decoding: bytes[min(start, at)..<at], as: UTF8.self)
    }

    private func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, past end: Unicode.Scalar) {
        while at < bytes.count, bytes[at] != UInt8(ascii: end) { at += 1 }
        at += 1
    }
}
