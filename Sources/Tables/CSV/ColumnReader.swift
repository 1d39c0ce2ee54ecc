/// One column of a block read from its cells; rows whose cell couldn't be read hold the missing mark and a problem.
struct ColumnReader {
    /// Row by row the places of all wanted fields.
    let cells: UnsafeBufferPointer<PackedField>
    let bytes: UnsafeBufferPointer<UInt8>
    /// The number of wanted fields, and which of them the column is.
    let width: Int
    let field: Int
    /// Ascending by row.
    private(set) var problems: [(row: Int, problem: CellProblem)] = []

    init(
        cells: UnsafeBufferPointer<PackedField>, bytes: UnsafeBufferPointer<UInt8>, width: Int, field: Int
    ) {
        self.cells = cells
        self.bytes = bytes
        self.width = width
        self.field = field
    }

    private var rows: Int { cells.count / width }

    mutating func column(_ kind: ColumnKind, as format: CellFormat) -> Column {
        switch kind {
        case .number where format.number == .standard: .number(values(missing: .nan, quickNumber, readNumber))
        case .number:
            .number(
                values(missing: .nan, { _ in nil }) { cell throws(CellProblem) in
                    try readNumber(cell, as: format.number)
                })
        case .time where format.time.isUsual:
            .time(
                values(missing: Column.missingTime, quickTime) { cell throws(CellProblem) in
                    try readTime(cell, as: format.time)
                })
        case .time:
            .time(
                values(missing: Column.missingTime, { _ in nil }) { cell throws(CellProblem) in
                    try readTime(cell, as: format.time)
                })
        case .flag:
            .flag(
                values(missing: Column.missingFlag, { _ in nil }) { cell throws(CellProblem) in try readFlag(cell) })
        case .category: .category(categories())
        }
    }

    /// - Parameter quick: reads the usual forms; nil where a cell isn't one, to be looked at thoroughly.
    @inline(__always)
    private mutating func values<Value>(
        missing: Value, _ quick: (UnsafeBufferPointer<UInt8>) -> Value?,
        _ read: (UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Value
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: rows) { values, written in
            for row in 0..<rows {
                let whole = text(row)
                if let value = quick(whole) {
                    values.initializeElement(at: row, to: value)
                    continue
                }
                var value = missing
                let range = trimmed(whole)
                if !range.isEmpty {
                    do throws(CellProblem) { value = try read(UnsafeBufferPointer(rebasing: whole[range])) } catch {
                        problems.append((row, error))
                    }
                }
                values.initializeElement(at: row, to: value)
            }
            written = rows
        }
    }

    private mutating func categories() -> Categories {
        var encoder = CategoryEncoder()
        let codes = codes { cell throws(CellProblem) in try encoder.code(of: cell) }
        return Categories(codes: codes, levels: encoder.levels)
    }

    mutating func keys(_ index: KeyIndex) -> KeyColumn {
        var encoder = CategoryEncoder()
        let codes = codes { cell throws(CellProblem) in
            if let known = index.code(of: cell) { return known }
            return -2 - (try encoder.code(of: cell))
        }
        return KeyColumn(codes: codes, unknown: encoder.levels)
    }

    @inline(__always)
    private mutating func codes(
        _ code: (UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Int32
    ) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: rows) { codes, written in
            for row in 0..<rows {
                var result: Int32 = -1
                let cell = cells[row &* width &+ field]
                if cell.count > 0 {
                    do throws(CellProblem) {
                        result = cell.isEscaped ? try unescaped(cell, code) : try code(text(row))
                    } catch { problems.append((row, error)) }
                }
                codes.initializeElement(at: row, to: result)
            }
            written = rows
        }
    }

    private func unescaped(
        _ cell: PackedField, _ code: (UnsafeBufferPointer<UInt8>) throws(CellProblem) -> Int32
    ) throws(CellProblem) -> Int32 {
        let content = Field(start: cell.start, end: cell.start + cell.count, isEscaped: true).content(in: bytes)
        var result = Result<Int32, CellProblem>.success(-1)
        content.withUnsafeBufferPointer { content in
            do throws(CellProblem) { result = .success(try code(content)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    @inline(__always)
    private func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
        let cell = cells[row &* width &+ field]
        return UnsafeBufferPointer(start: bytes.baseAddress.map { $0 + cell.start }, count: cell.count)
    }
}

extension Categories {
    /// Without the levels that no row holds, in order of first appearance.
    func droppingUnusedLevels() -> Categories {
        var newCode = [Int32](repeating: -1, count: levels.count)
        var kept: [String] = []
        for code in codes where code >= 0 && newCode[Int(code)] < 0 {
            newCode[Int(code)] = Int32(kept.count)
            kept.append(levels[Int(code)])
        }
        return Categories(codes: codes.map { $0 < 0 ? -1 : newCode[Int($0)] }, levels: kept)
    }
}
