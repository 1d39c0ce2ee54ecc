/// What the cells of a column hold.
public enum ColumnKind: String, Sendable, Hashable, Codable {
    /// A double; NaN where missing.
    case number
    /// One of few texts, dictionary-encoded.
    case category
    /// Seconds since 1970-01-01T00:00:00 of the clock that wrote the file (no time zone is applied).
    case time
    /// Yes or no; read from true/false, yes/no, 1/0, t/f, y/n in any letter case.
    case flag
}

/// One column of a table, all cells of one kind. Missing cells have a mark of their own in each kind.
public enum Column: Sendable, Hashable {
    case number([Double])
    case category(Categories)
    case time([Int64])
    case flag([Int8])

    /// The mark of a missing cell in `.time`.
    public static let missingTime = Int64.min
    /// The mark of a missing cell in `.flag`; 0 is no, 1 is yes.
    public static let missingFlag = Int8(-1)

    public var kind: ColumnKind {
        switch self {
        case .number: .number
        case .category: .category
        case .time: .time
        case .flag: .flag
        }
    }

    public var count: Int {
        switch self {
        case .number(let values): values.count
        case .category(let values): values.codes.count
        case .time(let values): values.count
        case .flag(let values): values.count
        }
    }

    public func isMissing(_ row: Int) -> Bool {
        switch self {
        case .number(let values): values[row].isNaN
        case .category(let values): values.codes[row] < 0
        case .time(let values): values[row] == Column.missingTime
        case .flag(let values): values[row] == Column.missingFlag
        }
    }

    /// The rows without a value, ascending.
    public var missingRows: [Int] {
        switch self {
        case .number(let values): values.indices.filter { values[$0].isNaN }
        case .category(let values): values.codes.indices.filter { values.codes[$0] < 0 }
        case .time(let values): values.indices.filter { values[$0] == Column.missingTime }
        case .flag(let values): values.indices.filter { values[$0] == Column.missingFlag }
        }
    }

    /// The rows at `indices`, in that order. Categories keep their levels, used or not.
    public func selecting(_ indices: [Int]) -> Column {
        switch self {
        case .number(let values): .number(indices.map { values[$0] })
        case .category(let values):
            .category(Categories(codes: indices.map { values.codes[$0] }, levels: values.levels))
        case .time(let values): .time(indices.map { values[$0] })
        case .flag(let values): .flag(indices.map { values[$0] })
        }
    }
}

/// A dictionary-encoded column of texts. `levels` are in order of first appearance in the file.
public struct Categories: Sendable, Hashable {
    /// Indices into `levels`; -1 where missing.
    public var codes: [Int32]
    public var levels: [String]

    public init(codes: [Int32], levels: [String]) {
        self.codes = codes
        self.levels = levels
    }

    public subscript(row: Int) -> String? { codes[row] < 0 ? nil : levels[Int(codes[row])] }
}
