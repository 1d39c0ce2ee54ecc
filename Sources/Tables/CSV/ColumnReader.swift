/// One column read from its cells; rows whose cell couldn't be read hold the missing mark and a problem.
struct ColumnReader {
    private(set) var column: Column
    /// Ascending by row.
    private(set) var problems: [(row: Int, problem: CellProblem)] = []

    init(_ kind: ColumnKind, as format: CellFormat, cells: [PackedField], in bytes: Span<UInt8>) {
        column = .flag([])
        switch kind {
        case .number:
            column = .number(
                values(cells, in: bytes, missing: .nan) { cell throws(CellProblem) in
                    try readNumber(cell, as: format.number)
                })
        case .time:
            column = .time(
                values(cells, in: bytes, missing: Column.missingTime) { cell throws(CellProblem) in
                    try readTime(cell, as: format.time)
                })
        case .flag:
            column = .flag(
                values(cells, in: bytes, missing: Column.missingFlag) { cell throws(CellProblem) in
                    try readFlag(cell)
                })
        case .category:
            column = .category(categories(cells, in: bytes))
        }
    }

    private mutating func values<Value>(
        _ cells: [PackedField], in bytes: Span<UInt8>, missing: Value,
        _ read: (Span<UInt8>) throws(CellProblem) -> Value
    ) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(cells.count)
        for (row, cell) in cells.enumerated() {
            let whole = bytes.extracting(cell.start..<cell.end)
            let range = trimmed(whole)
            var value = missing
            if !range.isEmpty {
                do { value = try read(whole.extracting(range)) } catch { problems.append((row, error)) }
            }
            values.append(value)
        }
        return values
    }

    private mutating func categories(_ cells: [PackedField], in bytes: Span<UInt8>) -> Categories {
        var encoder = CategoryEncoder()
        var codes: [Int32] = []
        codes.reserveCapacity(cells.count)
        for (row, cell) in cells.enumerated() {
            var code: Int32 = -1
            if cell.start < cell.end {
                do {
                    if cell.isEscaped {
                        code = try encoder.code(of: cell.field.content(in: bytes).span)
                    } else {
                        code = try encoder.code(of: bytes.extracting(cell.start..<cell.end))
                    }
                } catch { problems.append((row, error)) }
            }
            codes.append(code)
        }
        return Categories(codes: codes, levels: encoder.levels)
    }
}

extension Categories {
    /// Without the levels that no row holds; the others keep their order.
    func droppingUnusedLevels() -> Categories {
        var isUsed = [Bool](repeating: false, count: levels.count)
        for code in codes where code >= 0 { isUsed[Int(code)] = true }
        guard isUsed.contains(false) else { return self }
        var newCode = [Int32](repeating: -1, count: levels.count)
        var kept: [String] = []
        for (code, level) in levels.enumerated() where isUsed[code] {
            newCode[code] = Int32(kept.count)
            kept.append(level)
        }
        return Categories(codes: codes.map { $0 < 0 ? -1 : newCode[Int($0)] }, levels: kept)
    }
}
