internal import Basics

extension TextEncoding {
    /// The text as UTF-8, without a byte order mark where there was one in UTF-16.
    ///
    /// - Throws: bytes that stand for no character, with the place of the first.
    func decode(_ bytes: [UInt8], name: String) throws(Diagnostics) -> [UInt8] {
        switch self {
        case .utf8: return bytes
        case .windows1252: return try decodeWindows1252(bytes, name: name)
        case .utf16LittleEndian: return try decodeUTF16(bytes, low: 0, high: 1, name: name)
        case .utf16BigEndian: return try decodeUTF16(bytes, low: 1, high: 0, name: name)
        }
    }
}

private func decodeWindows1252(_ bytes: [UInt8], name: String) throws(Diagnostics) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for (index, byte) in bytes.enumerated() {
        if byte < 0x80 {
            text.append(byte)
            continue
        }
        let scalar = byte < 0xa0 ? windows1252[Int(byte - 0x80)] : UInt32(byte)
        guard scalar > 0 else {
            let place = EncodingGuess.place(of: index, in: bytes.span)
            throw failure(
                "encoding.windows-1252", name, line: place.line, column: place.column,
                "neither UTF-8 nor Windows-1252: a byte that stands for nothing in either",
                suggestion: "save the file as UTF-8")
        }
        append(scalar, to: &text)
    }
    return text
}

/// The characters of 0x80 … 0x9f; 0 where there is none.
private let windows1252: [UInt32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e,
    0x0178,
]

private func decodeUTF16(_ bytes: [UInt8], low: Int, high: Int, name: String) throws(Diagnostics) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var line = 1
    func broken(_ what: String) -> Diagnostics {
        failure(
            "encoding.utf-16", name, line: line, what,
            suggestion: "copy the file again, or save it as UTF-8")
    }
    guard bytes.count.isMultiple(of: 2) else {
        line = 1 + stride(from: 0, to: bytes.count - 1, by: 2).count { bytes[$0 + low] == newline && bytes[$0 + high] == 0 }
        throw broken("the file is UTF-16, but ends in the middle of a character")
    }
    func unit(_ index: Int) -> UInt32 { UInt32(bytes[index + low]) | UInt32(bytes[index + high]) << 8 }
    var index = bytes.count >= 2 && unit(0) == 0xfeff ? 2 : 0
    while index < bytes.count {
        var scalar = unit(index)
        index += 2
        if (0xd800..<0xe000).contains(scalar) {
            let next = index < bytes.count ? unit(index) : 0
            guard scalar < 0xdc00, (0xdc00..<0xe000).contains(next) else {
                throw broken("the file is UTF-16, but holds half a character here")
            }
            scalar = 0x10000 + ((scalar - 0xd800) << 10) + (next - 0xdc00)
            index += 2
        }
        if scalar == UInt32(newline) { line += 1 }
        append(scalar, to: &text)
    }
    return text
}

private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3f) }
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800: text += [UInt8(0xc0 | scalar >> 6), tail(0)]
    case 0x800..<0x10000: text += [UInt8(0xe0 | scalar >> 12), tail(6), tail(0)]
    default: text += [UInt8(0xf0 | scalar >> 18), tail(12), tail(6), tail(0)]
    }
}
