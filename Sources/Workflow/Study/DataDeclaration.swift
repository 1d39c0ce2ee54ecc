public import Basics
public import Databases
public import Tables

/// Where rows are, and how they are written: a file, several, or a part of a database.
public struct DataDeclaration: Sendable {
    public enum Place: Sendable {
        /// Paths or patterns such as `parts/*.csv`, relative to the study folder.
        case csv([Path])
        case ndjson([Path])
        case sqlite(Path, SQLiteTable.Content?, SourcePosition)
    }

    public struct Path: Sendable {
        public var text: String
        public var position: SourcePosition
    }

    public var place: Place
    public var options = TextOptions()
    /// Nil: found in the cells.
    public var decimal: CellFormat.DecimalFormat?
    /// Nil: found in the cells.
    public var dates: TimeFormat?
    /// The clock of times that state no offset; nil: the study's.
    public var clock: Clock?

    /// As the study writes it.
    public var path: String {
        switch place {
        case .csv(let paths), .ndjson(let paths): paths.map(\.text).joined(separator: ", ")
        case .sqlite(let path, .table(let table), _): "\(path.text), \(table)"
        case .sqlite(let path, _, _): path.text
        }
    }

    public var position: SourcePosition? {
        switch place {
        case .csv(let paths), .ndjson(let paths): paths.first?.position
        case .sqlite(let path, _, _): path.position
        }
    }
}

/// A table that says who stands behind the ids of a source.
public struct IdDeclaration: Sendable {
    public var data: DataDeclaration
    /// The column of the ids that the source's rows hold.
    public var from: String
    /// The column of the customers' ids.
    public var to: String
    public var fromPosition: SourcePosition
    public var toPosition: SourcePosition
}

/// What a column's numbers may be; others are counted, not left out.
public struct RangeDeclaration: Sendable {
    public var column: String
    public var low: Double
    public var high: Double
    public var position: SourcePosition
}
