public import Tables

/// A table as queries see it: rows of customers, under names that all studies share.
public struct StudyTable: Sendable {
    public enum Values: Sendable {
        case column(Column)
        /// Numbers that only tell things apart; negative where missing.
        case codes([Int32])

        var count: Int {
            switch self {
            case .column(let column): column.count
            case .codes(let codes): codes.count
            }
        }
    }

    public var name: String
    /// Whose each row is: a place in the study's list of customers. Only a number without meaning gets into the table.
    public var customer: [Int32]
    public var columns: [(name: String, values: Values)]

    /// - Precondition: every column has one cell per row.
    public init(_ name: String, customer: [Int32], columns: [(name: String, values: Values)]) {
        precondition(
            columns.allSatisfy { $0.values.count == customer.count }, "columns of '\(name)' of different length")
        self.name = name
        self.customer = customer
        self.columns = columns
    }
}

/// The tables and columns that a study will have, known before anything is read.
public struct StudySchema: Sendable {
    public struct Table: Sendable, Hashable {
        public var name: String
        /// Besides `customer`.
        public var columns: [String]
        /// Further columns may come: the features are known once the data is.
        public var isOpen: Bool

        public init(_ name: String, _ columns: [String], isOpen: Bool = false) {
            self.name = name
            self.columns = columns
            self.isOpen = isOpen
        }
    }

    public var tables: [Table]

    public init(_ tables: [Table]) { self.tables = tables }

    /// The tables that any study may have.
    public static let everyTable = [
        "customers", "purchases", "visits", "interactions", "campaigns", "segments", "features",
    ]

    var names: Set<String> { Set(tables.map(\.name)) }
}

extension [String] {
    /// Without names that another one already means, in whatever case, and `customer`.
    public var distinctColumns: [String] {
        var seen: Set = ["customer"]
        return filter { !$0.isEmpty && !$0.utf8.contains(0) && seen.insert($0.asciiLowercased).inserted }
    }
}
