import Basics
import Tables

/// How regularly a customer orders: the coefficient of variation (ddof 1) of the days between order days. 0 is like
/// clockwork, about 1 is by chance.
///
/// Orders of one day are one, and days may come in any order: they are kept, a word each, until all are known.
public struct Regularity: Sendable {
    /// Customer and day in one word, ascending by both once sorted.
    private var days: [UInt64] = []
    /// By customer: the day added last, which is mostly the same or the one before.
    private var last: [Int32]
    private let asOf: Int64

    public init(in cohort: Cohort) {
        last = [Int32](repeating: .min, count: cohort.customers.count)
        asOf = cohort.asOf
    }

    public mutating func add(customer: [Int32], time: [Int64]) {
        for row in customer.indices where customer[row] >= 0 {
            guard time[row] != Column.missingTime, time[row] < asOf else { continue }
            let index = Int(customer[row]), day = Int32(CivilDate.daysSince1970(at: time[row]))
            guard last[index] != day else { continue }
            last[index] = day
            days.append(UInt64(index) << 32 | UInt64(UInt32(bitPattern: day ^ .min)))
        }
    }

    /// Missing with fewer than three order days: one gap has no variation.
    public func feature() -> Feature? {
        var values = [Double](repeating: .nan, count: last.count)
        let sorted = days.sorted()
        var start = 0
        while start < sorted.count {
            let customer = sorted[start] >> 32
            var end = start + 1, gaps: [Double] = []
            while end < sorted.count, sorted[end] >> 32 == customer {
                if sorted[end] != sorted[end - 1] { gaps.append(Double(sorted[end] - sorted[end - 1])) }
                end += 1
            }
            if gaps.count >= 2 { values[Int(customer)] = variation(gaps) }
            start = end
        }
        guard values.contains(where: \.isFinite) else { return nil }
        return Feature(
            number: "order_gap_variation", say("Irregularity of orders"), .purchase, unit: nil,
            say(
                "Standard deviation of the days between order days divided by their mean: 0 is like clockwork, ",
                "1 by chance; missing with fewer than three order days."), values)
    }

    private func variation(_ gaps: [Double]) -> Double {
        let count = Double(gaps.count), mean = gaps.reduce(0, +) / count
        let squares = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / (count - 1)).squareRoot() / mean
    }
}
