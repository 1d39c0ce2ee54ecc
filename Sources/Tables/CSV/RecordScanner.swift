/// Walks over CSV text record by record (RFC 4180: quotes may hold delimiters, newlines and doubled quotes).
///
/// A line ends with LF or CRLF; a carriage return elsewhere is an ordinary character. A quote inside a field that
/// doesn't begin with one is an ordinary character as well.
struct RecordScanner {
    private let delimiter: UInt8
    /// Where the next record begins.
    private(set) var offset: Int
    /// The physical line there, from 1.
    private(set) var line: Int
    /// The line on which a quote opened that the text never closes.
    private(set) var unbalancedLine: Int?
    /// The number of the record's first field that has text behind its closing quote.
    private(set) var brokenField: Int?

    init(delimiter: UInt8, offset: Int = 0, line: Int = 1) {
        self.delimiter = delimiter
        self.offset = offset
        self.line = line
    }

    /// Goes on from the beginning of another record.
    mutating func move(to offset: Int, line: Int) {
        self.offset = offset
        self.line = line
    }

    /// Puts the fields of the next record of `bytes` into `fields`; false at the end of the text.
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>, into fields: inout [Field]) -> Bool {
        fields.removeAll(keepingCapacity: true)
        brokenField = nil
        guard offset < bytes.count else { return false }
        while true {
            let field = bytes[offset] == quote ? quotedField(bytes, number: fields.count) : plainField(bytes)
            fields.append(field)
            guard offset < bytes.count else { return true }
            let end = bytes[offset]
            offset += 1
            if end == newline {
                line += 1
                return true
            }
            if offset == bytes.count {  // a delimiter as the very last byte: one more field, empty
                fields.append(Field(start: offset, end: offset))
                return true
            }
        }
    }

    /// Ends on the delimiter, the newline or the end of the text.
    private mutating func plainField(_ bytes: UnsafeBufferPointer<UInt8>) -> Field {
        let start = offset
        var index = offset
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == newline { break }
            index += 1
        }
        offset = index
        return Field(start: start, end: withoutCarriageReturn(bytes, start, index))
    }

    private mutating func quotedField(_ bytes: UnsafeBufferPointer<UInt8>, number: Int) -> Field {
        let start = offset + 1
        let openingLine = line
        var index = start
        var isEscaped = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
                isEscaped = true
                index += 1
            } else if byte == newline {
                line += 1
            }
            index += 1
        }
        guard index < bytes.count else {
            unbalancedLine = openingLine
            offset = bytes.count
            return Field(start: start, end: bytes.count)
        }
        offset = index + 1
        if plainField(bytes).count > 0, brokenField == nil { brokenField = number }
        return Field(start: start, end: index, isEscaped: isEscaped)
    }

    private func withoutCarriageReturn(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let endsLine = end == bytes.count || bytes[end] == newline
        return endsLine && end > start && bytes[end - 1] == carriageReturn ? end - 1 : end
    }
}

/// One field of a record: its bytes without the quotes around it.
struct Field {
    var start: Int
    var end: Int
    /// Whether doubled quotes stand for one.
    var isEscaped = false
    var count: Int { end - start }

    /// Whether quotes stand around it: what stands before an unquoted field is a delimiter or a newline.
    func isQuoted(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { start > 0 && bytes[start - 1] == quote }

    /// The text it stands for, with doubled quotes made single.
    func content(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(count)
        var index = start
        while index < end {
            content.append(bytes[index])
            index += isEscaped && bytes[index] == quote ? 2 : 1
        }
        return content
    }
}

let quote = UInt8(ascii: "\"")
let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
