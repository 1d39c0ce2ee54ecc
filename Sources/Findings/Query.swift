public import Basics

/// What a document asks of the study's tables in a `sql` cell.
public struct Query: Sendable, Hashable {
    public var name: String
    /// As the author wrote it.
    public var sql: String
    /// Of the first character of the SQL.
    public var position: SourcePosition
    /// Whether a `when` stands around it: then the study may lack a table that it names.
    public var isGuarded: Bool

    public init(name: String, sql: String, position: SourcePosition, isGuarded: Bool = false) {
        self.name = name
        self.sql = sql
        self.position = position
        self.isGuarded = isGuarded
    }
}

/// What came of a query, after disclosure control: all that rendering needs.
public struct QueryResult: Codable, Sendable, Hashable {
    public struct Column: Codable, Sendable, Hashable {
        public var name: String
        /// text, integer, real or null (nothing but missing values).
        public var type: String

        public init(name: String, type: String) {
            self.name = name
            self.type = type
        }
    }

    public var sql: String
    public var columns: [Column]
    /// Values by the column's name; null where missing or withheld.
    public var rows: [[String: Value]]
    /// Rows left out as fewer customers than the threshold stand behind them, or to protect such a row.
    public var suppressed: Int
    /// Single figures withheld: place of the row, name of the column.
    public var withheld: [WithheldFigure]

    public init(
        sql: String, columns: [Column], rows: [[String: Value]], suppressed: Int, withheld: [WithheldFigure]
    ) {
        self.sql = sql
        self.columns = columns
        self.rows = rows
        self.suppressed = suppressed
        self.withheld = withheld
    }
}

/// A figure of a query's result that disclosure control took away.
public struct WithheldFigure: Codable, Sendable, Hashable {
    public var row: Int
    public var column: String

    public init(row: Int, column: String) {
        self.row = row
        self.column = column
    }
}
