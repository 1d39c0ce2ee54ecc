import Learning
import Tables

/// Who bought on which days, and for how much: what purchase models learn from.
///
/// A purchase is a day on which a customer bought at least once; lines with a negative amount are returns, not
/// purchases, and count neither as days nor as money.
struct PurchaseDays {
    struct Purchase {
        var day: Int
        var amount: Double
    }

    /// Per customer, in the order of time.
    private(set) var purchases: [[Purchase]]
    let hasAmounts: Bool
    /// The first and the last day with a purchase, whoever made it.
    private(set) var first = Int.max
    private(set) var last = Int.min

    init(_ events: Events, customers: Int) {
        purchases = [[Purchase]](repeating: [], count: customers)
        hasAmounts = events.amount != nil
        for row in events.customer.indices where (events.amount?[row] ?? 0) >= 0 {
            let day = CivilDate.daysSince1970(at: events.time[row])
            purchases[Int(events.customer[row])].append(Purchase(day: day, amount: events.amount?[row] ?? 0))
            first = min(first, day)
            last = max(last, day)
        }
        for customer in purchases.indices { purchases[customer] = Self.byDay(purchases[customer]) }
    }

    /// One entry a day; amounts are added in the order of the file.
    private static func byDay(_ lines: [Purchase]) -> [Purchase] {
        var result: [Purchase] = []
        let order = lines.indices.sorted { (lines[$0].day, $0) < (lines[$1].day, $1) }
        for line in order.map({ lines[$0] }) {
            if result.last?.day == line.day {
                result[result.count - 1].amount += line.amount
            } else {
                result.append(line)
            }
        }
        return result
    }

    /// Nil for a customer without a purchase until `lastDay`.
    func history(_ customer: Int, lastDay: Int) -> PurchaseHistory? {
        PurchaseHistory(days: purchases[customer].map(\.day), lastDay: lastDay)
    }

    func spending(_ customer: Int, lastDay: Int) -> RepeatSpending {
        let repeats = purchases[customer].prefix { $0.day <= lastDay }.dropFirst()
        let sum = repeats.reduce(0) { $0 + $1.amount }
        return RepeatSpending(repeats: repeats.count, mean: repeats.isEmpty ? 0 : sum / Double(repeats.count))
    }

    /// How often a customer bought in a range of days.
    func count(_ customer: Int, in days: Range<Int>) -> Int { purchases[customer].count { days.contains($0.day) } }
}
