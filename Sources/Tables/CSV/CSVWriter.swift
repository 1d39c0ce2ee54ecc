/// How times are written.
public enum TimeStyle: Sendable, Hashable {
    /// `YYYY-MM-DDTHH:MM:SS`
    case dateAndTime
    /// `YYYY-MM-DD` at midnight, else as `dateAndTime`.
    case dateAtMidnight
}

/// Writes RFC 4180 text in UTF-8 with LF, such that `CSVFile` reads the same back. Missing cells are empty,
/// and so an empty text reads back as missing; infinities are written as `inf`, which isn't read as a number.
public struct CSVWriter: Sendable {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8
    private let columnCount: Int
    /// What may not stand outside quotes in a row.
    private let quoted: [UInt8]

    public init(header: [String], delimiter: UInt8 = UInt8(ascii: ",")) {
        self.delimiter = delimiter
        columnCount = header.count
        // Where nothing shows which delimiter the file has, none may stand outside quotes.
        let ambiguous = Array(",;\t|".utf8) + [delimiter]
        quoted = header.count == 1 ? ambiguous : [delimiter]
        appendRecord(header, quoting: ambiguous)
    }

    /// The whole table with its header.
    public init(_ table: Table, times: TimeStyle, delimiter: UInt8 = UInt8(ascii: ",")) {
        self.init(header: table.names, delimiter: delimiter)
        for row in 0..<table.rowCount {
            append(table.columns.map { $0.text(row, times: times) })
        }
    }

    /// - Precondition: as many cells as the header has names.
    public mutating func append(_ row: [String]) {
        precondition(row.count == columnCount, "a row of \(row.count) cells for \(columnCount) columns")
        appendRecord(row, quoting: quoted)
    }

    private mutating func appendRecord(_ cells: [String], quoting delimiters: [UInt8]) {
        if cells.count == 1, cells[0].isEmpty { bytes += [quote, quote] }  // else it would be an empty line
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            appendCell(cell, quoting: delimiters)
        }
        bytes.append(newline)
    }

    private mutating func appendCell(_ cell: String, quoting delimiters: [UInt8]) {
        var cell = cell
        cell.withUTF8 { text in
            let isPlain =
                text.allSatisfy { $0 != quote && $0 != newline && $0 != carriageReturn && !delimiters.contains($0) }
                && text.first != byteOrderMark && !(text.first.map(isBlank) ?? false)
                && !(text.last.map(isBlank) ?? false)
            if isPlain {
                bytes.append(contentsOf: text)
                return
            }
            bytes.append(quote)
            for byte in text {
                bytes.append(byte)
                if byte == quote { bytes.append(quote) }
            }
            bytes.append(quote)
        }
    }
}

extension Column {
    /// A cell as text: numbers as short as they read back to the same, whole ones without `.0`; flags as true and
    /// false; empty where missing.
    public func text(_ row: Int, times: TimeStyle) -> String {
        if isMissing(row) { return "" }
        switch self {
        case .number(let values): return shortestText(values[row])
        case .category(let categories): return categories[row] ?? ""
        case .flag(let values): return values[row] == 1 ? "true" : "false"
        case .time(let values):
            let isMidnight = values[row] % secondsPerDay == 0
            return times == .dateAtMidnight && isMidnight ? isoDate(values[row]) : isoDateTime(values[row])
        }
    }
}

/// The shortest decimal text that reads back as the same double; `12`, not `12.0`.
func shortestText(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// The first byte of U+FEFF.
private let byteOrderMark: UInt8 = 0xef
