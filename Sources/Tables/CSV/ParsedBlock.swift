internal import Basics

/// What is wanted of each record, found in the header.
struct WantedFields: Sendable {
    let names: [String]
    let delimiter: UInt8
    let columns: [(name: String, kind: ColumnKind, format: CellFormat, field: Int)]
    let keys: [(request: KeyRequest, field: Int)]

    /// The fields of the columns, then those of the keys.
    var fields: [Int] { columns.map(\.field) + keys.map(\.field) }
}

/// The typed columns of one block of whole records; lines are counted from 0 at the block's beginning.
struct ParsedBlock: Sendable {
    /// Without the blank lines at the end.
    var chunk: RowChunk
    var lineCount = 0
    /// Blank lines at the end, rows only if another record follows.
    var blankLines = 0..<0
    /// What makes the file unreadable, and the line.
    var failure: (line: Int, problem: Problem)?

    enum Problem { case unbalancedQuote, cut, endless }

    init(_ block: TextBlock, _ wanted: WantedFields) {
        guard !block.isEndless else {
            chunk = RowChunk(table: Table(rowCount: 0), rows: 0)
            failure = (0, .endless)
            return
        }
        self = block.bytes.withUnsafeBufferPointer { ParsedBlock($0, wanted) }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: WantedFields) {
        let fields = wanted.fields
        let index = RecordIndex(bytes, delimiter: wanted.delimiter, names: wanted.names, wanted: fields)
        var columns: [Column] = [], keys: [KeyColumn] = []
        var problems: [(field: Int, name: String, cells: [(row: Int, problem: CellProblem)])] = []
        index.cells.withUnsafeBufferPointer { cells in
            for (place, field) in fields.enumerated() {
                var reader = ColumnReader(cells: cells, bytes: bytes, width: fields.count, field: place)
                if place < wanted.columns.count {
                    columns.append(reader.column(wanted.columns[place].kind, as: wanted.columns[place].format))
                } else {
                    keys.append(reader.keys(wanted.keys[place - wanted.columns.count].request.index))
                }
                if !reader.problems.isEmpty { problems.append((field, wanted.names[field], reader.problems)) }
            }
        }
        var lines = index.lines
        var rejected = index.rejected
        if !problems.isEmpty {
            // Of each row the first cell that couldn't be read is named.
            var isReadable = [Bool](repeating: true, count: lines.count)
            for column in problems.sorted(by: { $0.field < $1.field }) {
                for (row, problem) in column.cells where isReadable[row] {
                    isReadable[row] = false
                    rejected.append(
                        RejectedRow(line: Int(lines[row]), column: column.name, reason: problem.reason))
                }
            }
            rejected.sort { $0.line < $1.line }
            let readable = lines.indices.filter { isReadable[$0] }
            lines = readable.map { lines[$0] }
            columns = columns.map { column in
                guard case .category(let cells) = column.selecting(readable) else { return column.selecting(readable) }
                return .category(cells.droppingUnusedLevels())
            }
            keys = keys.map { $0.selecting(readable) }
        }
        chunk = RowChunk(
            table: Table(rowCount: lines.count, columns: zip(wanted.columns, columns).map { ($0.name, $1) }),
            keys: keys, rows: index.rows, rejected: rejected, lines: lines)
        lineCount = index.lineCount
        blankLines = index.blankLines
        failure =
            index.unbalancedLine.map { ($0, .unbalancedQuote) } ?? index.cutLine.map { ($0, .cut) }
    }

    /// Blank lines as rows of a file of one column.
    static func blankRows(_ lines: Range<Int>, _ wanted: WantedFields) -> RowChunk {
        let index = [PackedField](repeating: PackedField(start: 0, count: 0), count: lines.count * wanted.fields.count)
        let columns = index.withUnsafeBufferPointer { cells in
            wanted.columns.indices.map { place in
                var reader = ColumnReader(
                    cells: cells, bytes: UnsafeBufferPointer(start: nil, count: 0), width: wanted.fields.count,
                    field: place)
                return (wanted.columns[place].name, reader.column(wanted.columns[place].kind, as: .standard))
            }
        }
        return RowChunk(
            table: Table(rowCount: lines.count, columns: columns),
            keys: wanted.keys.map { _ in KeyColumn(codes: [Int32](repeating: -1, count: lines.count), unknown: []) },
            rows: lines.count, lines: lines.map { Int32(clamping: $0) })
    }
}

extension ParsedBlock {
    /// What the position in the file is found from.
    var withoutCells: ParsedBlock {
        var copy = self
        copy.chunk.table = Table(rowCount: 0)
        copy.chunk.keys = []
        return copy
    }
}

extension WantedFields {
    /// No rows, of the wanted columns.
    var emptyChunk: RowChunk { ParsedBlock.blankRows(0..<0, self) }
}
