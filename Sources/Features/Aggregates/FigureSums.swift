import Tables

/// Per customer the sum of a figure over the events that have it, and how many do, added up as they stream by.
public struct FigureSums: Sendable {
    /// The sum and the number of events side by side, as they are always wanted together.
    private var figures: [SIMD2<Double>]

    /// Made anew at each call.
    public var sum: [Double] { figures.map { $0.x } }
    /// Events that have the figure; made anew at each call.
    public var present: [Double] { figures.map { $0.y } }

    init(customers: Int) { figures = [SIMD2<Double>](repeating: .zero, count: customers) }

    mutating func add(_ rows: EventGroups, _ values: [Double]) {
        precondition(values.count == rows.customer.count, "\(values.count) values for \(rows.customer.count) events")
        figures.withUnsafeMutableBufferPointer { figures in
            rows.forEach { row, customer in
                let value = values[row]
                if value.isFinite { figures[customer] += [value, 1] }
            }
        }
    }

    /// Yes counts as 1, no as 0.
    mutating func add(_ rows: EventGroups, _ flags: [Int8]) {
        precondition(flags.count == rows.customer.count, "\(flags.count) flags for \(rows.customer.count) events")
        figures.withUnsafeMutableBufferPointer { figures in
            rows.forEach { row, customer in
                if flags[row] != Column.missingFlag { figures[customer] += [Double(flags[row]), 1] }
            }
        }
    }

    /// Per customer the mean, of flags the share of yes; NaN where no event has the figure.
    public var mean: [Double] { figures.map { $0.y == 0 ? .nan : $0.x / $0.y } }
}
