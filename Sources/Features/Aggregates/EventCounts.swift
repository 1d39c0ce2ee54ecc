/// Events per customer, counted as they stream by.
public struct EventCounts: Sendable {
    public private(set) var values: [Double]

    init(customers: Int) { values = [Double](repeating: 0, count: customers) }

    mutating func add(_ rows: EventGroups) {
        values.withUnsafeMutableBufferPointer { values in rows.forEach { values[$1] += 1 } }
    }

    /// Whether any event counts.
    var isEmpty: Bool { values.allSatisfy { $0 == 0 } }
}
