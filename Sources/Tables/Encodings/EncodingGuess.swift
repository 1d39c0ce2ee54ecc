internal import Basics

/// What the bytes of a text say about its encoding.
enum EncodingGuess {
    /// - Parameters:
    ///   - bytes: the text or its beginning; a character cut off at the end doesn't count.
    ///   - name: the file, for diagnostics.
    /// - Throws: a text that is partly UTF-8 and partly not, with the place of the first byte that isn't.
    static func encoding(of text: [UInt8], name: String) throws(Diagnostics) -> TextEncoding {
        var result = Result<TextEncoding, Diagnostics>.success(.utf8)
        text.withUnsafeBufferPointer { bytes in
            do throws(Diagnostics) {
                result = .success(try encoding(of: bytes, name: name))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    private static func encoding(
        of bytes: UnsafeBufferPointer<UInt8>, name: String
    ) throws(Diagnostics) -> TextEncoding {
        if let marked = byteOrderMark(bytes) { return marked }
        if let wide = unmarkedUTF16(bytes) { return wide }
        let scan = UTF8Scan(bytes)
        guard let invalid = scan.firstInvalid else { return .utf8 }
        guard !scan.hasWideCharacters else {
            let place = place(of: invalid, in: bytes)
            throw failure(
                "encoding.mixed", name, line: place.line, column: place.column,
                "the file is mostly UTF-8, but not here",
                explanation: "Parts in different encodings were probably put together.",
                suggestion: "save it anew as UTF-8, or declare 'encoding: windows-1252' to read all of it so")
        }
        return .windows1252
    }

    static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xff, 0xfe): return .utf16LittleEndian
        case (0xfe, 0xff): return .utf16BigEndian
        default: return nil
        }
    }

    /// Text in UTF-16 without a mark: its ASCII characters have a NUL beside each.
    static func unmarkedUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let count = min(bytes.count, 4096) & ~1
        guard count >= 4 else { return nil }
        var zeros = [0, 0]
        for index in 0..<count where bytes[index] == 0 { zeros[index & 1] += 1 }
        if zeros[1] * 10 > count * 4, zeros[0] * 100 < count { return .utf16LittleEndian }
        if zeros[0] * 10 > count * 4, zeros[1] * 100 < count { return .utf16BigEndian }
        return nil
    }

    /// Line and byte within it, both from 1.
    private static func place(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        var line = 1, start = 0
        for index in 0..<offset where bytes[index] == newline {
            line += 1
            start = index + 1
        }
        return (line, offset - start + 1)
    }
}

/// One look over bytes as UTF-8 (The Unicode Standard, table 3-7).
struct UTF8Scan {
    /// Where the first byte stands that belongs to no character.
    private(set) var firstInvalid: Int?
    /// Whether a character beyond ASCII was found.
    private(set) var hasWideCharacters = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                while index + 8 <= bytes.count, Self.isPlain(bytes, at: index) { index += 8 }
                continue
            }
            let length = Self.length(bytes, at: index)
            if length > 0 {
                hasWideCharacters = true
                index += length
            } else {
                // What a block's end cuts off is no error.
                if length == 0 { return }
                if firstInvalid == nil { firstInvalid = index }
                if hasWideCharacters { return }
                index += 1
            }
        }
    }

    /// Whether the eight bytes from here on are ASCII.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    }

    /// Bytes of the character beyond ASCII that begins here; 0 where the text ends inside it, -1 where none begins.
    private static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        var second: ClosedRange<UInt8> = 0x80...0xbf
        let count: Int
        switch first {
        case 0xc2...0xdf: count = 2
        case 0xe0...0xef:
            count = 3
            if first == 0xe0 { second = 0xa0...0xbf }
            if first == 0xed { second = 0x80...0x9f }
        case 0xf0...0xf4:
            count = 4
            if first == 0xf0 { second = 0x90...0xbf }
            if first == 0xf4 { second = 0x80...0x8f }
        default: return -1
        }
        for offset in 1..<count {
            guard index + offset < bytes.count else { return 0 }
            guard (offset == 1 ? second : 0x80...0xbf).contains(bytes[index + offset]) else { return -1 }
        }
        return count
    }
}
