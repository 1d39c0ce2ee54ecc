/// A column that grows cell by cell, for sources that aren't read by blocks of bytes.
public struct ColumnBuilder {
    public let request: ColumnRequest
    private var numbers: [Double] = []
    private var integers: [Int64] = []
    private var flags: [Int8] = []
    private var codes: [Int32] = []
    private var encoder = CategoryEncoder()

    public init(_ request: ColumnRequest) { self.request = request }

    public mutating func appendMissing() {
        switch request.kind {
        case .number: numbers.append(.nan)
        case .time: integers.append(Column.missingTime)
        case .flag: flags.append(Column.missingFlag)
        case .category: codes.append(-1)
        }
    }

    /// - Returns: why the text can't be read as the column's kind; nothing is appended then.
    public mutating func append(_ text: [UInt8]) -> String? {
        do throws(CellProblem) {
            try text.reading { cell throws(CellProblem) in try append(cell) }
            return nil
        } catch {
            return error.reason
        }
    }

    /// A number that is one already. A time needs a format that counts from 1970.
    public mutating func append(_ number: Double) -> String? {
        guard number.isFinite else { return CellProblem.notFinite.reason }
        if request.kind == .number {
            numbers.append(number)
            return nil
        }
        if request.kind == .time, !request.format.time.layout.isUnix, !isCalendarNumber(number) {
            return CellProblem.notTime.reason
        }
        return append(Array(shortestText(number).utf8))
    }

    /// `20240305`
    private func isCalendarNumber(_ number: Double) -> Bool { (10_000_101...99_991_231).contains(number) }

    public mutating func append(_ flag: Bool) -> String? {
        switch request.kind {
        case .flag: flags.append(flag ? 1 : 0)
        case .category: return append(Array((flag ? "true" : "false").utf8))
        case .number: return CellProblem.notNumber.reason
        case .time: return CellProblem.notTime.reason
        }
        return nil
    }

    private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) throws(CellProblem) {
        let trimmed = UnsafeBufferPointer(rebasing: cell[trimmed(cell)])
        if request.kind == .category ? cell.isEmpty : trimmed.isEmpty { return appendMissing() }
        switch request.kind {
        case .number: numbers.append(try readNumber(trimmed, as: request.format.number))
        case .time: integers.append(try readTime(trimmed, as: request.format.time))
        case .flag: flags.append(try readFlag(trimmed))
        case .category: codes.append(try encoder.code(of: cell))
        }
    }

    public mutating func removeLast() {
        switch request.kind {
        case .number: numbers.removeLast()
        case .time: integers.removeLast()
        case .flag: flags.removeLast()
        case .category: codes.removeLast()
        }
    }

    /// What was appended; levels that were taken back with their rows are none.
    public var column: Column {
        switch request.kind {
        case .number: .number(numbers)
        case .time: .time(integers)
        case .flag: .flag(flags)
        case .category: .category(Categories(codes: codes, levels: encoder.levels).droppingUnusedLevels())
        }
    }
}

/// The rows of a source that is read one after the other: a row with a cell that can't be read is none.
public struct RowBuilder {
    public private(set) var columns: [ColumnBuilder]
    private var lines: [Int32] = []
    private var rejected: [RejectedRow] = []
    private var rows = 0

    public init(_ requests: [ColumnRequest]) { columns = requests.map(ColumnBuilder.init) }

    /// - Parameters:
    ///   - line: where the row stands, for `rejected.csv`.
    ///   - append: puts the cell of the column with this number into the builder, or says why it can't.
    public mutating func appendRow(line: Int, _ append: (Int, inout ColumnBuilder) -> String?) {
        rows += 1
        for index in columns.indices {
            guard let reason = append(index, &columns[index]) else { continue }
            for done in 0..<index { columns[done].removeLast() }
            rejected.append(RejectedRow(line: line, column: columns[index].request.name, reason: reason))
            return
        }
        lines.append(Int32(clamping: line))
    }

    /// A row that is none of columns.
    public mutating func reject(line: Int, reason: String) {
        rows += 1
        rejected.append(RejectedRow(line: line, column: "", reason: reason))
    }

    /// Starts anew, as after a part of the rows was handed on.
    public mutating func clear() { self = RowBuilder(columns.map(\.request)) }

    /// Rows since the beginning or the last `clear`, readable or not.
    public var rowCount: Int { rows }

    public var result: ReadResult {
        let named = columns.map { (name: $0.request.name, column: $0.column) }
        return ReadResult(
            table: Table(rowCount: lines.count, columns: named), rows: rows, rejected: rejected, lines: lines)
    }
}
