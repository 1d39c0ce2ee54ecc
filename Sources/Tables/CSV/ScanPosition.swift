internal import Basics

/// Turns places in blocks, which come in order, into places in the file.
struct ScanPosition {
    /// The line where the next block begins, from 1.
    private(set) var line: Int
    let file: String
    private var rows = 0
    private var rejected = 0
    /// Blank lines that count only if another record follows.
    private var blank = 0..<0

    /// A file with more unreadable rows, and more of them than of others, is no table.
    private static let mostRejected = 1_000_000

    init(line: Int, file: String) {
        self.line = line
        self.file = file
    }

    /// The blank lines of earlier blocks, once a record follows.
    mutating func blankRows(before block: ParsedBlock, columns: Int) throws(Diagnostics) -> Range<Int>? {
        guard !blank.isEmpty, block.chunk.rows > 0 else { return nil }
        defer { blank = 0..<0 }
        try count(blank.count, rejected: columns == 1 ? 0 : blank.count)
        return blank
    }

    static func places(ofBlank lines: Range<Int>, columns: Int) -> RowPlaces {
        guard columns == 1 else {
            return RowPlaces(
                rows: lines.count,
                rejected: lines.map { RejectedRow(line: $0, column: "", reason: RejectedRow.emptyLine) }, lines: [])
        }
        return RowPlaces(rows: lines.count, rejected: [], lines: lines.map { Int32(clamping: $0) })
    }

    mutating func advance(over block: ParsedBlock) throws(Diagnostics) -> RowPlaces {
        if let found = block.failure { throw failure(found.problem, line: line + found.line) }
        try count(block.chunk.rows, rejected: block.chunk.rejected.count)
        let base = Int32(clamping: line)
        var places = RowPlaces(rows: block.chunk.rows, rejected: block.chunk.rejected, lines: block.chunk.lines)
        for row in places.lines.indices {
            places.lines[row] = places.lines[row].addingReportingOverflow(base).partialValue
        }
        for row in places.rejected.indices { places.rejected[row].line += line }
        if !block.blankLines.isEmpty {
            let found = block.blankLines.lowerBound + line..<block.blankLines.upperBound + line
            blank = blank.isEmpty ? found : blank.lowerBound..<found.upperBound
        }
        line += block.lineCount
        return places
    }

    private mutating func count(_ more: Int, rejected unreadable: Int) throws(Diagnostics) {
        rows += more
        rejected += unreadable
        guard rejected > Self.mostRejected, rejected > rows / 2 else { return }
        throw Tables.failure(
            "csv.no-table", file, line: line, "more than a million rows can't be read, and they are most of them",
            explanation: "Expected rows with as many fields as the header.",
            suggestion: "is this the right file, and are its delimiter and its encoding?")
    }

    private func failure(_ problem: ParsedBlock.Problem, line: Int) -> Diagnostics {
        switch problem {
        case .unbalancedQuote: unbalancedQuote(file, line: line)
        case .endless: endlessRecord(file, line: line)
        case .cut:
            Tables.failure(
                "csv.cut-off", file, line: line, "the file ends in the middle of a row",
                explanation: "The last row has fewer fields than the header, and no line end.",
                suggestion: "copy or export the file again; it is incomplete")
        }
    }
}

func unbalancedQuote(_ file: String, line: Int) -> Diagnostics {
    failure(
        "csv.unbalanced-quote", file, line: line, "a quote opens on this line and never closes",
        explanation: "A quote at the beginning of a field begins a quoted text; inside it a quote is written twice.",
        suggestion: "close it, or double it if it belongs to the text")
}

func endlessRecord(_ file: String, line: Int) -> Diagnostics {
    failure(
        "csv.endless-row", file, line: line,
        "the row that begins on this line is longer than \(RecordBlocks.longestRecord >> 20) MB",
        suggestion: "is a quote unbalanced, or does the file have no line ends?")
}
