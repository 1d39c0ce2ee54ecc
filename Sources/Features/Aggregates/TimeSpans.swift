import Tables

/// Per customer the earliest and the latest event, found as they stream by.
public struct TimeSpans: Sendable {
    /// `Column.missingTime` without events.
    public private(set) var first: [Int64]
    public private(set) var last: [Int64]

    init(customers: Int) {
        first = [Int64](repeating: Column.missingTime, count: customers)
        last = first
    }

    mutating func add(_ rows: EventGroups, _ time: [Int64]) {
        precondition(time.count == rows.customer.count, "\(time.count) times for \(rows.customer.count) events")
        first.withUnsafeMutableBufferPointer { first in
            last.withUnsafeMutableBufferPointer { last in
                rows.forEach { row, customer in
                    let time = time[row]
                    if last[customer] == Column.missingTime || time < first[customer] { first[customer] = time }
                    if time > last[customer] { last[customer] = time }
                }
            }
        }
    }
}
