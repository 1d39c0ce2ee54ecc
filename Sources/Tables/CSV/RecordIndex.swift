internal import Basics

/// Where the wanted cells of each record stand, found in one pass over the text.
struct RecordIndex {
    /// Data rows of the text, well-formed or not.
    private(set) var rows = 0
    /// Per well-formed row: the physical line where it starts.
    private(set) var lines: [Int32] = []
    /// Per wanted field, per well-formed row: its place.
    private(set) var cells: [[PackedField]]
    /// The rows that aren't well-formed.
    private(set) var rejected: [RejectedRow] = []

    /// - Parameters:
    ///   - scanner: stands behind the header.
    ///   - names: the header.
    ///   - wanted: the numbers of the fields to keep.
    ///   - limit: no more than so many rows.
    init(
        _ bytes: Span<UInt8>, scanner start: RecordScanner, file: String, names: [String], wanted: [Int],
        limit: Int = .max
    ) throws(Diagnostics) {
        var scanner = start
        cells = Array(repeating: [], count: wanted.count)
        var fields: [Field] = []
        var blankLines: [Int] = []  // they count only if another record follows
        while rows < limit {
            let line = scanner.line
            guard scanner.next(in: bytes, into: &fields) else { return }
            if let opened = scanner.unbalancedLine { throw unbalancedQuote(file, line: opened) }
            if fields.count == 1, fields[0].start == fields[0].end, !fields[0].isQuoted(in: bytes) {
                blankLines.append(line)
                continue
            }
            for blank in blankLines { addBlank(line: blank, names: names) }
            blankLines.removeAll(keepingCapacity: true)
            add(fields, line: line, broken: scanner.brokenField, names: names, wanted: wanted)
        }
    }

    /// An empty line is a row where there is but one column, and else none.
    private mutating func addBlank(line: Int, names: [String]) {
        guard names.count == 1 else {
            rows += 1
            return reject(line, "", "an empty line")
        }
        add([Field(start: 0, end: 0)], line: line, broken: nil, names: names, wanted: Array(cells.indices))
    }

    private mutating func add(_ fields: [Field], line: Int, broken: Int?, names: [String], wanted: [Int]) {
        rows += 1
        guard fields.count == names.count else {
            let count = fields.count == 1 ? "1 field" : "\(fields.count) fields"
            return reject(line, "", "\(count) where the header has \(names.count)")
        }
        if let broken, broken < names.count { return reject(line, names[broken], CellProblem.textAfterQuote.reason) }
        if fields[fields.count - 1].end - fields[0].start > PackedField.maximumLength,
            let long = wanted.sorted().first(where: { fields[$0].count > PackedField.maximumLength })
        {
            return reject(line, names[long], CellProblem.tooLong.reason)
        }
        for index in wanted.indices { cells[index].append(PackedField(fields[wanted[index]])) }
        lines.append(Int32(clamping: line))
    }

    private mutating func reject(_ line: Int, _ column: String, _ reason: String) {
        rejected.append(RejectedRow(line: line, column: column, reason: reason))
    }
}

func unbalancedQuote(_ file: String, line: Int) -> Diagnostics {
    failure(
        "csv.unbalanced-quote", file, line: line, "a quote opens on this line and never closes",
        explanation: "A quote at the beginning of a field begins a quoted text; inside it a quote is written twice.",
        suggestion: "close it, or double it if it belongs to the text")
}

/// A field's place in eight bytes: 40 bits of start, 23 of length, one for doubled quotes.
struct PackedField {
    static let maximumLength = 1 << 23 - 1
    private let bits: UInt64

    init(_ field: Field) {
        bits = UInt64(field.start) << 24 | UInt64(field.count) << 1 | (field.isEscaped ? 1 : 0)
    }

    var start: Int { Int(bits >> 24) }
    var end: Int { start + Int(bits >> 1 & UInt64(Self.maximumLength)) }
    var field: Field { Field(start: start, end: end, isEscaped: isEscaped) }
    var isEscaped: Bool { bits & 1 == 1 }
}
