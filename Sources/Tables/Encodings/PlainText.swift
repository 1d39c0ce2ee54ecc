internal import Basics

/// What can't be seen in a text file, or shall not be guessed.
public struct TextOptions: Sendable, Hashable {
    /// What separates columns; nil: found in the first line.
    public var delimiter: UInt8?
    /// Any number of blanks separates columns, those at a line's ends don't count.
    public var isSeparatedByBlanks: Bool
    /// The columns' names where the file has none, its first line being data.
    public var header: [String]?
    /// Nil: found in the bytes.
    public var encoding: TextEncoding?

    public init(
        delimiter: UInt8? = nil, isSeparatedByBlanks: Bool = false, header: [String]? = nil,
        encoding: TextEncoding? = nil
    ) {
        self.delimiter = delimiter
        self.isSeparatedByBlanks = isSeparatedByBlanks
        self.header = header
        self.encoding = encoding
    }
}

/// A file's text as its readers take it: decompressed, in UTF-8, one character between columns.
struct PlainText: Sendable {
    let encoding: TextEncoding
    private let stored: StoredBytes
    private let name: String
    private let isSeparatedByBlanks: Bool

    init(_ stored: StoredBytes, name: String, options: TextOptions) throws(Diagnostics) {
        self.stored = stored
        self.name = name
        isSeparatedByBlanks = options.isSeparatedByBlanks
        if let declared = options.encoding {
            encoding = declared
        } else {
            encoding = try Self.guess(stored, name: name)
        }
    }

    /// From the beginning.
    func input() throws(Diagnostics) -> any TextInput {
        var input = try stored.text(name: name)
        switch encoding {
        case .utf8: break
        case .windows1252: input = FilteredInput(input, Windows1252Decoder(name: name))
        case .utf16LittleEndian: input = FilteredInput(input, UTF16Decoder(isBigEndian: false, name: name))
        case .utf16BigEndian: input = FilteredInput(input, UTF16Decoder(isBigEndian: true, name: name))
        }
        return isSeparatedByBlanks ? FilteredInput(input, BlankJoiner()) : input
    }

    /// The encoding by the first 32 MB, and by sixteen pieces of what follows in a file that isn't compressed. What
    /// comes to light elsewhere rejects its row, with the reason.
    private static func guess(_ stored: StoredBytes, name: String) throws(Diagnostics) -> TextEncoding {
        guard case .file(let file) = stored, try !stored.isCompressed, let isWide = try isWideUTF8(file) else {
            var head: [UInt8] = []
            _ = try stored.text(name: name).append(sampled, to: &head)
            return try EncodingGuess.encoding(of: head, name: name)
        }
        guard file.size > sampled, !isWide else { return .utf8 }
        var piece = [UInt8](repeating: 0, count: pieceSize)
        for number in 0..<16 {
            let scan = try scan(file, &piece, from: sampled + (file.size - sampled) / 16 * number)
            if scan.hasWideCharacters { break }
            if scan.firstInvalid != nil { return .windows1252 }
        }
        return .utf8
    }

    /// Whether the beginning has characters beyond ASCII; nil where it isn't UTF-8 without a mark, nothing else. A piece at
    /// a time stays in the cache and needs no memory.
    private static func isWideUTF8(_ file: StoredFile) throws(Diagnostics) -> Bool? {
        let isMarked = try file.head(4096).withUnsafeBufferPointer {
            EncodingGuess.byteOrderMark($0) != nil || EncodingGuess.unmarkedUTF16($0) != nil
        }
        guard !isMarked else { return nil }
        var isWide = false
        // Fresh memory for each piece would take as long as to read it.
        var piece = [UInt8](repeating: 0, count: pieceSize)
        for start in stride(from: 0, to: min(sampled, file.size), by: pieceSize) {
            let scan = try scan(file, &piece, from: start)
            guard scan.firstInvalid == nil else { return nil }
            isWide = isWide || scan.hasWideCharacters
        }
        return isWide
    }

    private static func scan(
        _ file: StoredFile, _ piece: inout [UInt8], from offset: Int
    ) throws(Diagnostics) -> UTF8Scan {
        let count = try file.read(into: &piece, from: offset)
        // Its beginning may cut a character.
        let first = offset > 0 ? piece[..<count].firstIndex { $0 & 0xc0 != 0x80 } ?? 0 : 0
        return piece.withUnsafeBufferPointer { UTF8Scan(UnsafeBufferPointer(rebasing: $0[first..<count])) }
    }

    private static let pieceSize = 1 << 20

    private static let sampled = 1 << 25
}
