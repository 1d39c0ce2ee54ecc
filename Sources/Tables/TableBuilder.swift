/// Puts the parts of a table together; levels of categories stay in order of first appearance.
public struct TableBuilder: Sendable {
    private var names: [String] = []
    /// Per column its parts; codes of categories are those of the whole already.
    private var parts: [[Column]] = []
    /// Per column the levels found so far.
    private var encoders: [CategoryEncoder] = []
    private var rowCount = 0

    public init() {}

    /// - Precondition: every part has the same columns, of the same kinds.
    public mutating func append(_ part: Table) {
        if parts.isEmpty {
            names = part.names
            parts = part.columns.map { _ in [] }
            encoders = part.columns.map { _ in CategoryEncoder() }
        }
        precondition(names == part.names, "parts of one table have the same columns")
        rowCount += part.rowCount
        for (index, column) in part.columns.enumerated() {
            precondition(
                parts[index].first?.kind ?? column.kind == column.kind,
                "column '\(names[index])' changes its kind from part to part")
            parts[index].append(recoded(column, index))
        }
    }

    public var table: Table {
        Table(rowCount: rowCount, columns: names.indices.map { (names[$0], whole($0)) })
    }

    private mutating func recoded(_ column: Column, _ index: Int) -> Column {
        guard case .category(let cells) = column else { return column }
        let byLevel = cells.levels.map { encoders[index].code(ofLevel: $0) }
        return .category(Categories(codes: cells.codes.map { $0 < 0 ? -1 : byLevel[Int($0)] }, levels: []))
    }

    private func whole(_ index: Int) -> Column {
        let parts = parts[index]
        switch parts.first {
        case .number, nil: return .number(joined(parts) { if case .number(let cells) = $0 { cells } else { [] } })
        case .time: return .time(joined(parts) { if case .time(let cells) = $0 { cells } else { [] } })
        case .flag: return .flag(joined(parts) { if case .flag(let cells) = $0 { cells } else { [] } })
        case .category:
            let codes = joined(parts) { if case .category(let cells) = $0 { cells.codes } else { [] } }
            return .category(Categories(codes: codes, levels: encoders[index].levels))
        }
    }

    private func joined<Cell>(_ parts: [Column], _ cells: (Column) -> [Cell]) -> [Cell] {
        var whole: [Cell] = []
        whole.reserveCapacity(rowCount)
        for part in parts { whole += cells(part) }
        return whole
    }
}
