/// A table of texts: what a chart shows, or a table of its own.
public struct DataTable: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public var title: String
        /// Set to the right, in tabular figures.
        public var isNumeric: Bool

        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }

        public static func text(_ title: String) -> Column { Column(title) }
        public static func number(_ title: String) -> Column { Column(title, isNumeric: true) }
    }

    public var columns: [Column]
    /// Each as long as `columns`. The first cell names its row.
    public var rows: [[String]]
    public var caption: String?

    public init(_ columns: [Column], rows: [[String]], caption: String? = nil) {
        self.columns = columns
        self.rows = rows
        self.caption = caption
    }
}
