public import Tables

/// Some rows of a source of events, as they come.
public struct EventChunk: Sendable {
    /// The columns that formulas name.
    public var table: Table
    /// Index into the cohort's customers; -1 where the event isn't counted.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]
    /// A number for each order, -1 where the row has none; without it each row is an order of its own. One order has the
    /// same number in every chunk.
    public var order: [Int32]?

    /// - Precondition: one customer and one time per row.
    public init(table: Table, customer: [Int32], time: [Int64], order: [Int32]? = nil) {
        precondition(
            table.rowCount == customer.count && table.rowCount == time.count,
            "\(customer.count) customers and \(time.count) times for \(table.rowCount) rows")
        self.table = table
        self.customer = customer
        self.time = time
        self.order = order
    }

    /// With the columns of the clock among `names` that the table lacks.
    func adding(_ names: some Sequence<String>, asOf: Int64) -> EventChunk {
        var chunk = self
        for name in names where chunk.table[name] == nil {
            guard let column = ClockColumn(rawValue: name) else { continue }
            chunk.table.append(name, column.values(time, asOf: asOf))
        }
        return chunk
    }
}
