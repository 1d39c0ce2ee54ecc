public import Tables

/// The figures that formulas ask of a source, one value per customer, gathered chunk by chunk: memory grows with the
/// customers, not with their events (but for different orders and different values, which must be remembered to be
/// counted once). Sums run in row order, so that a result is the same to the last bit however the rows are divided.
public struct EventFigures: Sendable {
    private let aggregates: [EventAggregate]
    private let names: [String]
    private let asOf: Int64
    private var totals: [EventTotal]

    public init(_ aggregates: [EventAggregate], in cohort: Cohort) {
        self.aggregates = aggregates
        names = aggregates.flatMap(\.columnNames)
        asOf = cohort.asOf
        totals = aggregates.map { EventTotal($0, customers: cohort.customers.count, asOf: cohort.asOf) }
    }

    /// Events without a time, or not before the cut-off date, don't count.
    ///
    /// - Precondition: the table has the columns that the aggregates name, but for those of the clock, and of kinds that
    ///   passed the aggregates' check.
    public mutating func add(_ chunk: EventChunk) {
        guard !aggregates.isEmpty, !chunk.customer.isEmpty else { return }
        var chunk = chunk.adding(names, asOf: asOf)
        for row in chunk.time.indices where chunk.time[row] == Column.missingTime || chunk.time[row] >= asOf {
            chunk.customer[row] = -1
        }
        for index in aggregates.indices { totals[index].add(chunk) }
    }

    /// For each aggregate one value per customer.
    public func values() -> [[Double]] { totals.map { $0.values() } }
}
