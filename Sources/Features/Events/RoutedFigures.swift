public import Tables

/// Figures of a source whose rows are partly set apart: purchases, and what was given back.
public struct RoutedFigures: Sendable {
    /// For each aggregate whether it is asked of returns.
    private let isOfReturns: [Bool]
    private var events: EventFigures
    private var returns: EventFigures

    public init(_ aggregates: [EventAggregate], in cohort: Cohort) {
        isOfReturns = aggregates.map(\.isOfReturns)
        events = EventFigures(aggregates.filter { !$0.isOfReturns }, in: cohort)
        returns = EventFigures(aggregates.filter(\.isOfReturns), in: cohort)
    }

    public mutating func add(_ chunk: EventChunk) { events.add(chunk) }

    public mutating func addReturns(_ chunk: EventChunk) { returns.add(chunk) }

    /// For each aggregate one value per customer.
    public func values() -> [[Double]] {
        var own = events.values().makeIterator(), back = returns.values().makeIterator()
        return isOfReturns.compactMap { $0 ? back.next() : own.next() }
    }
}
