import Tables

/// Purchases by calendar month.
struct MonthlyActivity {
    struct Month {
        var rows = 0
        var orders = 0
        var amount = 0.0
        var spend: SpendByCustomer
        fileprivate var hasRowsWithoutOrder = false
    }

    /// By `CivilDate.monthIndex`.
    private(set) var months: [Int: Month] = [:]
    let hasOrders: Bool
    private let customers: Int
    /// By order the month of its first row; an order of several months is rare but possible.
    private var monthOfOrder: [Int32] = []
    private var furtherMonths: Set<Int64> = []

    init(customers: Int, hasOrders: Bool) {
        self.customers = customers
        self.hasOrders = hasOrders
    }

    mutating func add(_ events: Events) {
        var start = 0
        // Rows that follow each other are often of one month.
        while start < events.time.count {
            let index = CivilDate(secondsSince1970: events.time[start]).monthIndex
            let span = Self.span(of: index)
            var end = start + 1
            while end < events.time.count, span.contains(events.time[end]) { end += 1 }
            add(events, start..<end, month: index)
            start = end
        }
    }

    private mutating func add(_ events: Events, _ rows: Range<Int>, month index: Int) {
        var month = months.removeValue(forKey: index) ?? Month(spend: SpendByCustomer(customers: customers))
        month.rows += rows.count
        for row in rows {
            let amount = events.amount?[row] ?? 0
            month.amount += amount
            month.spend.add(amount, events.customer[row])
        }
        if let order = events.order {
            for row in rows where isNew(order[row], in: index, &month) { month.orders += 1 }
        }
        months[index] = month
    }

    private mutating func isNew(_ order: Int32, in month: Int, _ facts: inout Month) -> Bool {
        guard order >= 0 else {
            defer { facts.hasRowsWithoutOrder = true }
            return !facts.hasRowsWithoutOrder
        }
        let place = Int(order), none = Int32.min
        if place >= monthOfOrder.count {
            monthOfOrder += repeatElement(none, count: max(place + 1 - monthOfOrder.count, monthOfOrder.count / 2))
        }
        if monthOfOrder[place] == Int32(month) { return false }
        if monthOfOrder[place] == none {
            monthOfOrder[place] = Int32(month)
            return true
        }
        return furtherMonths.insert(Int64(month) << 32 | Int64(order)).inserted
    }

    /// The seconds of a month.
    private static func span(of index: Int) -> Range<Int64> {
        func start(_ index: Int) -> Int64 {
            CivilDate(year: index / 12, month: index % 12 + 1, day: 1)?.secondsSince1970 ?? .min
        }
        let first = start(index)
        return first..<max(first, start(index + 1))
    }
}

/// A sum per customer, of few customers or of all.
struct SpendByCustomer {
    /// As they came.
    private var few: [(customer: Int32, amount: Double)] = []
    /// NaN for who isn't among them.
    private var all: [Double] = []
    private let customers: Int

    init(customers: Int) { self.customers = customers }

    mutating func add(_ amount: Double, _ customer: Int32) {
        guard all.isEmpty else {
            let place = Int(customer)
            all[place] = all[place].isNaN ? amount : all[place] + amount
            return
        }
        few.append((customer, amount))
        guard few.count > customers / 8 else { return }
        all = byCustomer
        few = []
    }

    /// In the customers' order.
    var values: [Double] { (all.isEmpty ? byCustomer : all).filter { !$0.isNaN } }

    private var byCustomer: [Double] {
        var sums = [Double](repeating: .nan, count: customers)
        for (customer, amount) in few {
            let place = Int(customer)
            sums[place] = sums[place].isNaN ? amount : sums[place] + amount
        }
        return sums
    }
}
