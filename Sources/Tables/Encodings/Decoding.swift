internal import Basics

/// Windows-1252 to UTF-8.
struct Windows1252Decoder: TextFilter {
    let name: String
    private var line = 1
    private var column = 0

    init(name: String) { self.name = name }

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) throws(Diagnostics) {
        output.reserveCapacity(piece.count + piece.count / 8)
        for byte in piece {
            column += 1
            if byte == newline {
                line += 1
                column = 0
            }
            guard byte >= 0x80 else {
                output.append(byte)
                continue
            }
            let scalar = byte < 0xa0 ? windows1252[Int(byte - 0x80)] : UInt32(byte)
            guard scalar > 0 else {
                throw failure(
                    "encoding.windows-1252", name, line: line, column: column,
                    "neither UTF-8 nor Windows-1252: a byte that stands for nothing in either",
                    suggestion: "save the file as UTF-8")
            }
            append(scalar, to: &output)
        }
    }

    mutating func finish(_ output: inout [UInt8]) {}
}

/// The characters of 0x80 … 0x9f; 0 where there is none.
private let windows1252: [UInt32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e,
    0x0178,
]

/// UTF-16 to UTF-8, without the byte order mark. The mark knows better than what was declared.
struct UTF16Decoder: TextFilter {
    private var isBigEndian: Bool
    let name: String
    private var line = 1
    private var isAtStart = true
    /// Half of a unit, and half of a pair of units.
    private var half: UInt8?
    private var high: UInt32?

    init(isBigEndian: Bool, name: String) {
        self.isBigEndian = isBigEndian
        self.name = name
    }

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) throws(Diagnostics) {
        for byte in piece {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
            try add(unit, to: &output)
        }
    }

    private mutating func add(_ unit: UInt32, to output: inout [UInt8]) throws(Diagnostics) {
        defer { isAtStart = false }
        if isAtStart, unit == 0xfeff { return }
        if isAtStart, unit == 0xfffe {
            isBigEndian.toggle()
            return
        }
        if let first = high {
            guard (0xdc00..<0xe000).contains(unit) else { throw halfCharacter() }
            high = nil
            append(0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00), to: &output)
        } else if (0xd800..<0xdc00).contains(unit) {
            high = unit
        } else {
            guard !(0xdc00..<0xe000).contains(unit) else { throw halfCharacter() }
            if unit == UInt32(newline) { line += 1 }
            append(unit, to: &output)
        }
    }

    mutating func finish(_ output: inout [UInt8]) throws(Diagnostics) {
        guard half == nil, high == nil else {
            throw broken("the file is UTF-16, but ends in the middle of a character")
        }
    }

    private func halfCharacter() -> Diagnostics { broken("the file is UTF-16, but holds half a character here") }

    private func broken(_ what: String) -> Diagnostics {
        failure(
            "encoding.utf-16", name, line: line, what,
            suggestion: "copy the file again, or save it as UTF-8")
    }
}

private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3f) }
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800:
        text.append(UInt8(0xc0 | scalar >> 6))
        text.append(tail(0))
    case 0x800..<0x10000:
        text.append(UInt8(0xe0 | scalar >> 12))
        text.append(tail(6))
        text.append(tail(0))
    default:
        text.append(UInt8(0xf0 | scalar >> 18))
        text.append(tail(12))
        text.append(tail(6))
        text.append(tail(0))
    }
}
