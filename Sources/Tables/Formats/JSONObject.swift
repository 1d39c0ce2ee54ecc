/// A value of a JSON object, as bytes of its text.
enum JSONValue {
    case missing
    case number(Range<Int>)
    case flag(Bool)
    /// Between the quotes.
    case text(Range<Int>, isEscaped: Bool)
    case list
}

/// Why a line is no object of JSON (RFC 8259).
enum JSONProblem: Error {
    case syntax, notObject, repeatedKey, tooDeep, notUTF8

    var reason: String {
        switch self {
        case .syntax: "not JSON"
        case .notObject: "not an object: each line holds one, in braces"
        case .repeatedKey: "a key stands twice in one object"
        case .tooDeep: "objects nested more than 32 deep"
        case .notUTF8: "holds a NUL byte or is not UTF-8"
        }
    }
}

/// Walks over one JSON object and hands out what stands at the end of each path: `{"a": {"b": 1}}` is `a.b`.
struct JSONObject {
    private let bytes: [UInt8]
    private var index = 0
    private var path: [UInt8] = []

    /// - Parameter visit: gets each path with its value.
    static func read(
        _ bytes: [UInt8], visit: (_ path: [UInt8], JSONValue) throws(JSONProblem) -> Void
    ) throws(JSONProblem) {
        var reader = JSONObject(bytes)
        reader.skipBlanks()
        guard reader.next == UInt8(ascii: "{") else { throw reader.next == nil ? .syntax : .notObject }
        try reader.object(depth: 0, visit)
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw .syntax }
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func object(
        depth: Int, _ visit: (_ path: [UInt8], JSONValue) throws(JSONProblem) -> Void
    ) throws(JSONProblem) {
        guard depth < 32 else { throw .tooDeep }
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "}") {
            index += 1
            return
        }
        let outer = path.count
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\""), case .text(let range, let isEscaped) = try text() else { throw .syntax }
            if outer > 0 { path.append(UInt8(ascii: ".")) }
            path += isEscaped ? try Self.unescaped(bytes[range]) : Array(bytes[range])
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw .syntax }
            index += 1
            skipBlanks()
            if next == UInt8(ascii: "{") {
                try object(depth: depth + 1, visit)
            } else {
                try visit(path, value(depth: depth + 1))
            }
            path.removeLast(path.count - outer)
            skipBlanks()
            guard let mark = next else { throw .syntax }
            index += 1
            if mark == UInt8(ascii: "}") { return }
            guard mark == UInt8(ascii: ",") else { throw .syntax }
        }
    }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        guard let first = next else { throw .syntax }
        switch first {
        case UInt8(ascii: "\""): return try text()
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .missing)
        default: return try number()
        }
    }

    /// Its elements must be JSON, and are nothing that a column could hold.
    private mutating func list(depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth < 32 else { throw .tooDeep }
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "]") {
            index += 1
            return .list
        }
        while true {
            skipBlanks()
            if next == UInt8(ascii: "{") {
                try object(depth: depth + 1) { (_, _) throws(JSONProblem) in }
            } else {
                _ = try value(depth: depth + 1)
            }
            skipBlanks()
            guard let mark = next else { throw .syntax }
            index += 1
            if mark == UInt8(ascii: "]") { return .list }
            guard mark == UInt8(ascii: ",") else { throw .syntax }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
        guard matches else { throw .syntax }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        let first = next
        guard digits() > 0,
            first != UInt8(ascii: "0") || index - start <= 1 + (bytes[start] == UInt8(ascii: "-") ? 1 : 0)
        else { throw .syntax }
        if next == UInt8(ascii: ".") {
            index += 1
            guard digits() > 0 else { throw .syntax }
        }
        if let mark = next, mark | 0x20 == UInt8(ascii: "e") {
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            guard digits() > 0 else { throw .syntax }
        }
        return .number(start..<index)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = next, isDigit(byte) { index += 1 }
        return index - start
    }

    private mutating func text() throws(JSONProblem) -> JSONValue {
        index += 1
        let start = index
        var isEscaped = false
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                index += 1
                return .text(start..<index - 1, isEscaped: isEscaped)
            }
            guard byte >= 0x20 else { throw byte == 0 ? .notUTF8 : .syntax }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                index += 1
            }
            index += 1
        }
        throw .syntax
    }

    private mutating func skipBlanks() {
        while let byte = next, isBlank(byte) || byte == newline || byte == carriageReturn { index += 1 }
    }

    /// A text with its escapes resolved; half of a surrogate pair is no character.
    static func unescaped(_ text: ArraySlice<UInt8>) throws(JSONProblem) -> [UInt8] {
        var plain: [UInt8] = []
        var index = text.startIndex
        func unit(at start: Int) -> UInt32? {
            guard start + 4 <= text.endIndex else { return nil }
            return UInt32(String(decoding: text[start..<start + 4], as: UTF8.self), radix: 16)
        }
        while index < text.endIndex {
            guard text[index] == UInt8(ascii: "\\") else {
                plain.append(text[index])
                index += 1
                continue
            }
            index += 1
            guard index < text.endIndex else { throw .syntax }
            let mark = text[index]
            index += 1
            switch mark {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(mark)
            case UInt8(ascii: "b"): plain.append(8)
            case UInt8(ascii: "f"): plain.append(12)
            case UInt8(ascii: "n"): plain.append(10)
            case UInt8(ascii: "r"): plain.append(13)
            case UInt8(ascii: "t"): plain.append(9)
            case UInt8(ascii: "u"):
                guard var scalar = unit(at: index) else { throw .syntax }
                index += 4
                if (0xd800..<0xdc00).contains(scalar) {
                    guard text[index...].starts(with: Array("\\u".utf8)), let low = unit(at: index + 2),
                        (0xdc00..<0xe000).contains(low)
                    else { throw .syntax }
                    scalar = 0x10000 + ((scalar - 0xd800) << 10) + (low - 0xdc00)
                    index += 6
                }
                guard let character = UnicodeScalar(scalar) else { throw .syntax }
                plain += Array(String(Character(character)).utf8)
            default: throw .syntax
            }
        }
        return plain
    }
}
