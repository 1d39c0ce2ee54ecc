public import Basics

/// One figure per customer from the events of a source, such as `share of orders where weekday in [Sat, Sun]`.
public struct EventAggregate: Sendable, Hashable {
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// How many events fulfil the condition.
        case count
        /// Those that do, of all: of events, or of the sum of a value. Missing where there are none.
        case share
        case sum
        /// Of the values present; missing where there are none. So are those below.
        case mean
        case least = "min"
        case greatest = "max"
        /// Standard deviation with n − 1; missing with fewer than two values.
        case deviation = "sd"
        /// How many different values occur.
        case distinct
        /// Days from an event to the cut-off date; missing where there is none.
        case daysSinceFirst = "days since first"
        case daysSinceLast = "days since last"
    }

    public var measure: Measure
    /// What is counted, as written: `orders`, `visits`; nil where a value is measured.
    public var events: Name?
    public var value: ColumnExpression?
    /// The source, where it is said: `in visits`.
    public var source: Name?
    public var condition: ColumnExpression?
    /// As written.
    public var text: String
    public var position: SourcePosition

    /// A word of the expression and its place.
    public struct Name: Sendable, Hashable {
        public var text: String
        public var position: SourcePosition
    }

    /// Whether it is asked of what was given back.
    public var isOfReturns: Bool {
        guard let name = source ?? events else { return false }
        return EventWord.source(of: name.text) == "returns"
    }

    /// The columns that the value and the condition name, each once.
    public var columnNames: [String] {
        var names = value?.columnNames ?? []
        for name in condition?.columnNames ?? [] where !names.contains(name) { names.append(name) }
        return names
    }

    /// Where a column is named first.
    public func position(ofColumn column: String) -> SourcePosition? {
        value?.position(ofColumn: column) ?? condition?.position(ofColumn: column)
    }
}
