internal import Basics

/// Where the wanted cells of each record of a block stand, found in one pass over the text.
///
/// A record of as many fields as the header, none of them quoted, is one look at the marks; all others are walked over
/// field by field.
struct RecordIndex {
    /// Data rows of the block, well-formed or not, blank ones at its end left out.
    private(set) var rows = 0
    /// Per well-formed row: the line where it starts, from 0 at the block's beginning.
    private(set) var lines: [Int32] = []
    /// Row by row, of each well-formed one the wanted fields' places.
    private(set) var cells: [PackedField] = []
    /// The rows that aren't well-formed.
    private(set) var rejected: [RejectedRow] = []
    /// Blank lines at the end: they count only if another record follows.
    private(set) var blankLines = 0..<0
    /// All lines of the block.
    private(set) var lineCount = 0
    /// The line on which a quote opens that the block never closes.
    private(set) var unbalancedLine: Int?
    /// The line of a last record that has too few fields and no line end.
    private(set) var cutLine: Int?

    private let names: [String]
    private let wanted: [Int]

    /// - Parameters:
    ///   - names: the header.
    ///   - wanted: the numbers of the fields to keep.
    ///   - limit: no more than so many rows.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, names: [String], wanted: [Int], limit: Int = .max
    ) {
        self.names = names
        self.wanted = wanted
        let marks = marks(in: bytes, delimiter: delimiter)
        let expected = marks.count / max(1, names.count) + 1
        lines.reserveCapacity(expected)
        cells.reserveCapacity(expected * wanted.count)
        marks.withUnsafeBufferPointer { walk(bytes, marks: $0, delimiter: delimiter, limit: limit) }
    }

    private mutating func walk(
        _ bytes: UnsafeBufferPointer<UInt8>, marks: UnsafeBufferPointer<UInt32>, delimiter: UInt8, limit: Int
    ) {
        let width = names.count
        var scanner = RecordScanner(delimiter: delimiter, offset: 0, line: 0)
        var fields: [Field] = []
        var offset = 0, mark = 0, line = 0
        while offset < bytes.count, rows < limit {
            if width > 1, mark + width <= marks.count, hasPlainRecord(bytes, marks, mark, delimiter) {
                let end = Int(marks[mark + width - 1])
                if end - offset <= PackedField.maximumLength {
                    if !blankLines.isEmpty { addBlanks() }
                    for field in wanted {
                        let start = field == 0 ? offset : Int(marks[mark + field - 1]) + 1
                        var stop = Int(marks[mark + field])
                        if field == width - 1, stop > start, bytes[stop - 1] == carriageReturn { stop -= 1 }
                        cells.append(PackedField(start: start, count: stop - start))
                    }
                    lines.append(Int32(truncatingIfNeeded: line))
                    rows += 1
                    line += 1
                    mark += width
                    offset = end + 1
                    continue
                }
            }
            scanner.move(to: offset, line: line)
            _ = scanner.next(in: bytes, into: &fields)
            if let opened = scanner.unbalancedLine {
                unbalancedLine = opened
                return
            }
            add(fields, line: line, broken: scanner.brokenField, in: bytes, isLast: scanner.offset == bytes.count)
            offset = scanner.offset
            line = scanner.line
            while mark < marks.count, marks[mark] < offset { mark += 1 }
        }
        lineCount = line
    }

    /// Whether the next marks are those of a record with the header's number of fields, none of them quoted.
    @inline(__always)
    private func hasPlainRecord(
        _ bytes: UnsafeBufferPointer<UInt8>, _ marks: UnsafeBufferPointer<UInt32>, _ mark: Int, _ delimiter: UInt8
    ) -> Bool {
        let last = mark + names.count - 1
        guard bytes[Int(marks[last])] == newline else { return false }
        var place = mark
        while place < last {
            if bytes[Int(marks[place])] != delimiter { return false }
            place += 1
        }
        return true
    }

    private mutating func add(
        _ fields: [Field], line: Int, broken: Int?, in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) {
        if fields.count == 1, fields[0].start == fields[0].end, !fields[0].isQuoted(in: bytes) {
            blankLines = blankLines.isEmpty ? line..<line + 1 : blankLines.lowerBound..<line + 1
            return
        }
        if !blankLines.isEmpty { addBlanks() }
        rows += 1
        guard fields.count == names.count else {
            if isLast, fields.count < names.count, bytes.last != newline { cutLine = line }
            let count = fields.count == 1 ? "1 field" : "\(fields.count) fields"
            return reject(line, "", "\(count) where the header has \(names.count)")
        }
        if let broken, broken < names.count { return reject(line, names[broken], CellProblem.textAfterQuote.reason) }
        if fields[fields.count - 1].end - fields[0].start > PackedField.maximumLength,
            let long = wanted.sorted().first(where: { fields[$0].count > PackedField.maximumLength })
        {
            return reject(line, names[long], CellProblem.tooLong.reason)
        }
        for field in wanted { cells.append(PackedField(fields[field])) }
        lines.append(Int32(clamping: line))
    }

    /// An empty line is a row where there is but one column, and else none.
    private mutating func addBlanks() {
        for line in blankLines {
            rows += 1
            if names.count == 1 {
                for _ in wanted { cells.append(PackedField(start: 0, count: 0)) }
                lines.append(Int32(clamping: line))
            } else {
                reject(line, "", RejectedRow.emptyLine)
            }
        }
        blankLines = 0..<0
    }

    private mutating func reject(_ line: Int, _ column: String, _ reason: String) {
        rejected.append(RejectedRow(line: line, column: column, reason: reason))
    }
}

extension RejectedRow {
    static let emptyLine = "an empty line"
}

/// A field's place in eight bytes: 40 bits of start, 23 of length, one for doubled quotes.
struct PackedField {
    static let maximumLength = 1 << 23 - 1
    private let bits: UInt64

    @inline(__always)
    init(start: Int, count: Int, isEscaped: Bool = false) {
        bits =
            UInt64(truncatingIfNeeded: start) << 24 | UInt64(truncatingIfNeeded: count) << 1 | (isEscaped ? 1 : 0)
    }

    init(_ field: Field) { self.init(start: field.start, count: field.count, isEscaped: field.isEscaped) }

    var start: Int { Int(bits >> 24) }
    var count: Int { Int(bits >> 1 & UInt64(Self.maximumLength)) }
    var isEscaped: Bool { bits & 1 == 1 }
}
