/// How the lines of a text file are divided, guessed from the first of them.
struct FileLayout: Sendable, Hashable {
    enum Delimiter: Sendable, Hashable, CaseIterable {
        case comma, semicolon, tab, pipe
        /// Runs of blanks, as in tables set for the eye.
        case blanks

        var byte: UInt8? {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            case .pipe: UInt8(ascii: "|")
            case .blanks: nil
            }
        }

        /// As a study's `delimiter` names it.
        var word: String {
            switch self {
            case .comma: "comma"
            case .semicolon: "semicolon"
            case .tab: "tab"
            case .pipe: "|"
            case .blanks: "blanks"
            }
        }

        var phrase: String {
            switch self {
            case .comma: "commas"
            case .semicolon: "semicolons"
            case .tab: "tabs"
            case .pipe: "vertical bars"
            case .blanks: "blanks"
            }
        }
    }

    var delimiter: Delimiter
    /// The names that the file's columns lack; nil where the first line holds them.
    var names: [String]?
    var encoding: String?
    /// Whether the reader sees the delimiter in the first line by itself.
    var isFoundInHeader: Bool

    /// - Parameter text: whole lines in UTF-8.
    /// - Returns: nil where the lines are no table: a single column of prose, say.
    init?(_ text: [UInt8], encoding: String?) {
        let lines = Self.firstLines(text, count: 200)
        guard !lines.isEmpty else { return nil }
        var best: (delimiter: Delimiter, fields: Int, share: Double)?
        for delimiter in Delimiter.allCases {
            let counts = lines.map { Self.fields($0, delimiter).count }
            let fields = counts.sorted()[counts.count / 2]
            let share = Double(counts.count { $0 == fields }) / Double(counts.count)
            // Blanks stand within texts, too: they divide only where nothing else does.
            guard fields > 1, share > (delimiter == .blanks ? 0.98 : 0.7), delimiter != .blanks || best == nil
            else { continue }
            if let known = best, (known.share, known.fields) >= (share, fields) { continue }
            best = (delimiter, fields, share)
        }
        guard let best else { return nil }
        delimiter = best.delimiter
        self.encoding = encoding
        let inHeader = Delimiter.allCases.dropLast().map { Self.fields(lines[0], $0).count }
        isFoundInHeader =
            best.delimiter != .blanks && inHeader.max() == Self.fields(lines[0], best.delimiter).count
        let rows = lines.map { Self.fields($0, best.delimiter) }.filter { $0.count == best.fields }
        if !Self.hasHeader(rows) { names = (1...best.fields).map { "column_\($0)" } }
    }

    /// The lines as comma-separated values with a header, which the CSV reader takes.
    func commaSeparated(_ text: [UInt8]) -> (bytes: [UInt8], delimiter: UInt8) {
        let header = names.map { Array($0.joined(separator: ",").utf8) + [UInt8(ascii: "\n")] } ?? []
        if let byte = delimiter.byte {
            guard let names else { return (text, byte) }
            return (
                Array(names.joined(separator: String(UnicodeScalar(byte))).utf8) + [UInt8(ascii: "\n")] + text, byte
            )
        }
        var bytes = header
        bytes.reserveCapacity(text.count)
        var isFieldOpen = false, hasField = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "\n"):
                bytes.append(byte)
                (isFieldOpen, hasField) = (false, false)
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): isFieldOpen = false
            default:
                if !isFieldOpen && hasField { bytes.append(UInt8(ascii: ",")) }
                bytes.append(byte)
                (isFieldOpen, hasField) = (true, true)
            }
        }
        return (bytes, UInt8(ascii: ","))
    }

    /// Whether the first row differs from the others as names do: no number or time, where they have some.
    private static func hasHeader(_ rows: [[String]]) -> Bool {
        guard let first = rows.first, rows.count > 1 else { return true }
        func isData(_ text: String) -> Bool {
            let text = text.trimmed
            return NumberShape.number(text, decimalComma: false) != nil
                || NumberShape.number(text, decimalComma: true) != nil || DateShape.couldBeTime(text)
        }
        return !first.contains(where: isData)
    }

    private static func firstLines(_ text: [UInt8], count: Int) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else {
                line.append(byte)
                continue
            }
            if line.contains(where: { $0 > 32 }) { lines.append(line) }
            line = []
            if lines.count == count { return lines }
        }
        if line.contains(where: { $0 > 32 }) { lines.append(line) }
        return lines
    }

    private static func fields(_ line: [UInt8], _ delimiter: Delimiter) -> [String] {
        if delimiter == .blanks {
            return line.split { $0 == 32 || $0 == 9 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
        }
        var fields: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in line where byte != 13 {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == delimiter.byte, !isQuoted {
                fields.append([])
            } else {
                fields[fields.count - 1].append(byte)
            }
        }
        return fields.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension String {
    /// Without the white space around it.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
