internal import Basics

/// The first record of a CSV file, and where the data begin.
struct Header {
    let names: [String]
    let delimiter: UInt8
    /// Where the data begin.
    let end: Int
    let endLine: Int

    /// The text from its beginning; no more of it is read than the header needs.
    ///
    /// - Parameter names: of the columns, where the file has none and its first line holds data.
    init(
        _ input: any TextInput, file: String, delimiter given: UInt8?, names: [String]? = nil
    ) throws(Diagnostics) {
        var head: [UInt8] = []
        while true {
            let room = max(Self.usualHead, head.count)
            let isWhole = try input.append(room, to: &head) < room
            var result = Result<Header?, Diagnostics>.success(nil)
            head.withUnsafeBufferPointer { bytes in
                do throws(Diagnostics) {
                    result = .success(try Header(bytes, isWhole: isWhole, file: file, delimiter: given, names: names))
                } catch {
                    result = .failure(error)
                }
            }
            if let header = try result.get() {
                self = header
                return
            }
            guard head.count < RecordBlocks.longestRecord else { throw endlessRecord(file, line: 1) }
        }
    }

    private static let usualHead = 1 << 16

    /// Nil where the header goes on behind the bytes.
    private init?(
        _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, file: String, delimiter given: UInt8?, names: [String]?
    ) throws(Diagnostics) {
        let hasMark = bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf
        var offset = hasMark ? 3 : 0
        var line = 1
        while offset < bytes.count, bytes[offset] == newline || bytes[offset] == carriageReturn {
            if bytes[offset] == newline { line += 1 }
            offset += 1
        }
        guard offset < bytes.count else {
            guard isWhole else { return nil }
            throw failure(
                "csv.empty", file, "the file is empty", explanation: "Expected a header line with the columns' names.")
        }

        delimiter = given ?? Self.findDelimiter(bytes, from: offset)
        guard delimiter != quote, delimiter != newline, delimiter != carriageReturn, delimiter < 0x80 else {
            throw failure("csv.delimiter", file, "a quote, a line end or a byte beyond ASCII can't separate columns")
        }
        var scanner = RecordScanner(delimiter: delimiter, offset: offset, line: line)
        var fields: [Field] = []
        _ = scanner.next(in: bytes, into: &fields)
        if !isWhole, scanner.offset == bytes.count { return nil }
        if let opened = scanner.unbalancedLine { throw unbalancedQuote(file, line: opened) }
        guard fields.count <= CSVFile.mostColumns else {
            throw failure(
                "csv.too-many-columns", file, line: line,
                "the header has \(fields.count) columns, more than the \(CSVFile.mostColumns) of any spreadsheet",
                suggestion: "is the delimiter right, and does the file have line ends?")
        }
        if let names {
            guard fields.count == names.count else {
                throw failure(
                    "csv.header", file, line: line,
                    "the first line has \(fields.count) field\(fields.count == 1 ? "" : "s"), but the study names "
                        + "\(names.count) column\(names.count == 1 ? "" : "s")",
                    suggestion: "does 'delimiter' say what separates the columns?")
            }
            end = offset
            endLine = line
            self.names = names
            return
        }
        end = scanner.offset
        endLine = scanner.line
        self.names = try Self.names(of: fields, in: bytes, file: file, line: line)
    }

    /// The most frequent of comma, semicolon, tab and pipe outside quotes in the first line; at a tie the first of them.
    private static func findDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isInQuotes = false
        var offset = start
        while offset < bytes.count, isInQuotes || bytes[offset] != newline {
            if bytes[offset] == quote { isInQuotes.toggle() }
            if !isInQuotes, let index = candidates.firstIndex(of: bytes[offset]) { counts[index] += 1 }
            offset += 1
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    private static func names(
        of fields: [Field], in bytes: UnsafeBufferPointer<UInt8>, file: String, line: Int
    ) throws(Diagnostics) -> [String] {
        var names: [String] = []
        var known: Set<String> = []
        var problems = Diagnostics()
        let position = SourcePosition(file: file, line: line)
        for (index, field) in fields.enumerated() {
            var content = field.content(in: bytes)
            if content.contains(0) {
                throw failure(
                    "csv.binary", file, line: line, "the header holds NUL bytes: this is no text in UTF-8",
                    suggestion: "save the file as CSV in UTF-8")
            }
            if !field.isQuoted(in: bytes) {
                content = Array(content[content.withUnsafeBufferPointer(trimmed)])
                if content.contains(carriageReturn) {
                    throw failure(
                        "csv.carriage-returns", file, line: line,
                        "the lines end with carriage returns alone", suggestion: "save the file with LF or CRLF")
                }
            }
            guard let name = String(validating: content, as: UTF8.self) else {
                problems.append(
                    Diagnostic(
                        .error, "csv.not-utf-8", at: position, "the name of column \(index + 1) is not UTF-8",
                        suggestion: "save the file as UTF-8; it may be in Windows-1252"))
                continue
            }
            if !name.isEmpty, !known.insert(name).inserted {
                problems.append(
                    Diagnostic(
                        .error, "csv.duplicate-column", at: position, "the header has two columns '\(name)'",
                        suggestion: "rename one of them"))
            }
            names.append(name)
        }
        try problems.throwIfErrors()
        return names
    }
}
