import Learning
import Tables

/// Who bought on which days, and for how much: what purchase models learn from.
///
/// A purchase is a day on which a customer bought at least once; lines with a negative amount are returns, not
/// purchases, and count neither as days nor as money.
struct PurchaseDays {
    private(set) var customers = 0
    private(set) var hasAmounts = false
    /// The first and the last day with a purchase, whoever made it.
    private(set) var first = Int.max
    private(set) var last = Int.min

    /// Lines as they come; once finished, days by customer in the order of time.
    private(set) var customer: [Int32] = []
    private(set) var day: [Int32] = []
    private(set) var amount: [Double] = []
    /// Where each customer's days begin; one more for the end.
    private var starts: [Int] = []

    init() {}

    /// All purchases at once.
    init(_ events: Events, customers: Int) {
        add(events)
        finish(customers: customers)
    }

    mutating func add(_ events: Events) {
        hasAmounts = hasAmounts || events.amount != nil
        for row in events.customer.indices where (events.amount?[row] ?? 0) >= 0 {
            let day = CivilDate.daysSince1970(at: events.time[row])
            customer.append(events.customer[row])
            self.day.append(Int32(clamping: day))
            amount.append(events.amount?[row] ?? 0)
            first = min(first, day)
            last = max(last, day)
        }
    }

    /// Sorts the lines by customer and day and makes one purchase of each day; amounts are added in the order of the
    /// file.
    mutating func finish(customers: Int) {
        self.customers = customers
        var next = [Int](repeating: 0, count: customers + 1)
        for customer in customer { next[Int(customer) + 1] += 1 }
        for customer in 0..<customers { next[customer + 1] += next[customer] }
        let bounds = next
        var lines = [Line](repeating: Line(day: 0, amount: 0), count: customer.count)
        for (line, owner) in customer.enumerated() {
            let place = next[Int(owner)]
            lines[place] = Line(day: day[line], amount: amount[line])
            next[Int(owner)] = place + 1
        }
        var sorted = PurchaseDays()
        sorted.customer.reserveCapacity(customer.count)
        sorted.day.reserveCapacity(customer.count)
        sorted.amount.reserveCapacity(customer.count)
        starts = []
        starts.reserveCapacity(customers + 1)
        for owner in 0..<customers {
            starts.append(sorted.day.count)
            let own = bounds[owner]..<bounds[owner + 1]
            // Files are mostly in the order of time.
            if !own.dropFirst().allSatisfy({ lines[$0 - 1].day <= lines[$0].day }) {
                let order = own.sorted { (lines[$0].day, $0) < (lines[$1].day, $1) }
                lines.replaceSubrange(own, with: order.map { lines[$0] })
            }
            var previous = Int32.min
            for place in own {
                let line = lines[place]
                if line.day == previous {
                    sorted.amount[sorted.amount.count - 1] += line.amount
                } else {
                    sorted.customer.append(Int32(owner))
                    sorted.day.append(line.day)
                    sorted.amount.append(line.amount)
                    previous = line.day
                }
            }
        }
        starts.append(sorted.day.count)
        customer = sorted.customer
        day = sorted.day
        amount = sorted.amount
    }

    /// A line beside its customer's others, so that it needn't be looked for again.
    private struct Line {
        var day: Int32
        var amount: Double
    }

    private func purchases(_ customer: Int) -> Range<Int> { starts[customer]..<starts[customer + 1] }

    /// Nil for a customer without a purchase until `lastDay`.
    func history(_ customer: Int, lastDay: Int) -> PurchaseHistory? {
        // The days are in order, each once.
        let observed = purchases(customer).prefix { day[$0] <= lastDay }
        guard let first = observed.first, let last = observed.last else { return nil }
        return PurchaseHistory(
            purchases: observed.count, first: Int(day[first]), last: Int(day[last]), lastDay: lastDay)
    }

    func spending(_ customer: Int, lastDay: Int) -> RepeatSpending {
        let repeats = purchases(customer).prefix { day[$0] <= lastDay }.dropFirst()
        let sum = repeats.reduce(0) { $0 + amount[$1] }
        return RepeatSpending(repeats: repeats.count, mean: repeats.isEmpty ? 0 : sum / Double(repeats.count))
    }

    /// How often a customer bought in a range of days.
    func count(_ customer: Int, in days: Range<Int>) -> Int {
        purchases(customer).count { days.contains(Int(day[$0])) }
    }
}
