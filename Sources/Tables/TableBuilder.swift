/// Puts the parts of a table together; levels of categories stay in order of first appearance.
public struct TableBuilder: Sendable {
    private var names: [String] = []
    private var columns: [Column] = []
    /// Per category the codes of its levels.
    private var codes: [[String: Int32]] = []
    private var rowCount = 0

    public init() {}

    /// - Precondition: every part has the same columns.
    public mutating func append(_ part: Table) {
        if names.isEmpty, rowCount == 0 {
            names = part.names
            columns = part.columns
            rowCount = part.rowCount
            codes = part.columns.map { column in
                guard case .category(let cells) = column else { return [:] }
                return Dictionary(
                    zip(cells.levels, cells.levels.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
            }
            return
        }
        precondition(names == part.names, "parts of one table have the same columns")
        rowCount += part.rowCount
        for index in columns.indices { append(part.columns[index], to: index) }
    }

    public var table: Table { Table(rowCount: rowCount, columns: zip(names, columns).map { ($0, $1) }) }

    private mutating func append(_ part: Column, to index: Int) {
        let whole = columns[index]
        columns[index] = .flag([])  // so that the cells aren't copied
        switch (whole, part) {
        case (.number(var cells), .number(let more)):
            cells += more
            columns[index] = .number(cells)
        case (.time(var cells), .time(let more)):
            cells += more
            columns[index] = .time(cells)
        case (.flag(var cells), .flag(let more)):
            cells += more
            columns[index] = .flag(cells)
        case (.category(var cells), .category(let more)):
            let byLevel = more.levels.map { level -> Int32 in
                if let known = codes[index][level] { return known }
                let code = Int32(cells.levels.count)
                codes[index][level] = code
                cells.levels.append(level)
                return code
            }
            cells.codes.reserveCapacity(cells.codes.count + more.codes.count)
            for code in more.codes { cells.codes.append(code < 0 ? -1 : byLevel[Int(code)]) }
            columns[index] = .category(cells)
        default: preconditionFailure("column '\(names[index])' changes its kind from part to part")
        }
    }
}
