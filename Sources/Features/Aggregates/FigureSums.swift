import Tables

/// Per customer the sum of a figure over the events that have it, and how many do, added up as they stream by.
public struct FigureSums: Sendable {
    public private(set) var sum: [Double]
    public private(set) var present: [Double]

    init(customers: Int) {
        sum = [Double](repeating: 0, count: customers)
        present = sum
    }

    mutating func add(_ rows: EventGroups, _ values: [Double]) {
        precondition(values.count == rows.customer.count, "\(values.count) values for \(rows.customer.count) events")
        rows.forEach { row, customer in
            guard values[row].isFinite else { return }
            sum[customer] += values[row]
            present[customer] += 1
        }
    }

    /// Yes counts as 1, no as 0.
    mutating func add(_ rows: EventGroups, _ flags: [Int8]) {
        precondition(flags.count == rows.customer.count, "\(flags.count) flags for \(rows.customer.count) events")
        rows.forEach { row, customer in
            guard flags[row] != Column.missingFlag else { return }
            sum[customer] += Double(flags[row])
            present[customer] += 1
        }
    }

    /// Per customer the mean, of flags the share of yes; NaN where no event has the figure.
    public var mean: [Double] { ratio(sum, present) }
}
