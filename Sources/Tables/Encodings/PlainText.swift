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

/// A file's text as the CSV reader takes it: decompressed, in UTF-8, one character between columns.
struct PlainText {
    let bytes: [UInt8]
    let encoding: TextEncoding
    let delimiter: UInt8?

    init(_ stored: [UInt8], name: String, options: TextOptions) throws(Diagnostics) {
        let text = try decompressed(stored, name: name)
        if let declared = options.encoding {
            encoding = declared
        } else {
            encoding = try EncodingGuess.encoding(of: text.span, name: name)
        }
        let decoded = try encoding.decode(text, name: name)
        bytes = options.isSeparatedByBlanks ? Self.joiningBlanks(decoded) : decoded
        delimiter = options.isSeparatedByBlanks ? UInt8(ascii: "\t") : options.delimiter
    }

    /// One tab for each run of blanks inside a line, none at its ends; lines stay where they are.
    private static func joiningBlanks(_ text: [UInt8]) -> [UInt8] {
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count)
        var isPending = false, isAtStart = true
        for byte in text {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): isPending = true
            case newline, carriageReturn:
                joined.append(byte)
                isPending = false
                isAtStart = true
            default:
                if isPending, !isAtStart { joined.append(UInt8(ascii: "\t")) }
                joined.append(byte)
                isPending = false
                isAtStart = false
            }
        }
        return joined
    }
}
