import Tables

/// Orders by weekday and time of day, and whether the first and the last month are whole. An order counts once, at its
/// first row.
struct WeeklyOrders {
    /// The night is one block.
    static let hours = [0, 6, 9, 12, 15, 18, 21, 24]
    /// The whole day, behind the blocks.
    static let wholeDay = hours.count - 1

    struct Cell {
        fileprivate(set) var orders = 0
        fileprivate(set) var customers: CustomerSet

        fileprivate mutating func add(_ customer: Int32) {
            orders += 1
            customers.insert(customer)
        }
    }

    /// By weekday, then block; the last block is the whole day.
    private(set) var cells: [[Cell]]
    /// Whether any time is another than midnight.
    private(set) var hasHours = false
    private(set) var isEmpty = true
    /// By `CivilDate.monthIndex`, who bought in its first and its last three days.
    private(set) var ends: [Int: (first: [Int32], last: [Int32])] = [:]
    private let enough: Int
    private var isSeen: [Bool] = []

    init(customers: Int, enough: Int) {
        let cell = Cell(customers: CustomerSet(customers: customers))
        cells = [[Cell]](repeating: [Cell](repeating: cell, count: Self.wholeDay + 1), count: 7)
        self.enough = enough
    }

    mutating func add(_ events: Events) {
        var day = Int64.min, weekday = 0
        for (row, time) in events.time.enumerated() {
            isEmpty = false
            // Rows that follow each other are often of one day.
            if day == .min || time < day || time >= day &+ secondsPerDay {
                let date = CivilDate(secondsSince1970: time)
                day = date.secondsSince1970
                weekday = date.weekday - 1
                addEnd(date, events, from: row, day: day)
            }
            if time != day { hasHours = true }
            if let order = events.order, order[row] >= 0, !isNew(Int(order[row])) { continue }
            let hour = Int((time &- day) / 3600), customer = events.customer[row]
            var block = 0
            while Self.hours[block + 1] <= hour { block += 1 }
            for block in [block, Self.wholeDay] {
                cells[weekday][block].add(customer)
            }
        }
    }

    /// Notes who bought on a day at either end of its month: the rows of that day that follow each other.
    private mutating func addEnd(_ date: CivilDate, _ events: Events, from start: Int, day: Int64) {
        var month = ends[date.monthIndex] ?? ([], [])
        let isFirst = date.day <= 3, isLast = date.day > date.daysInMonth - 3
        if isFirst || isLast {
            var row = start
            while row < events.time.count, events.time[row] >= day, events.time[row] < day &+ secondsPerDay {
                if isFirst { note(events.customer[row], in: &month.first) }
                if isLast { note(events.customer[row], in: &month.last) }
                row += 1
            }
        }
        ends[date.monthIndex] = month
    }

    private func note(_ customer: Int32, in customers: inout [Int32]) {
        if customers.count < enough, !customers.contains(customer) { customers.append(customer) }
    }

    private mutating func isNew(_ order: Int) -> Bool {
        if order >= isSeen.count {
            isSeen += repeatElement(false, count: max(order + 1 - isSeen.count, isSeen.count / 2))
        }
        defer { isSeen[order] = true }
        return !isSeen[order]
    }
}

extension CivilDate {
    /// Of the date's month.
    var daysInMonth: Int {
        let start = CivilDate(year: year, month: month, day: 1)
        let next = CivilDate(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        return (next?.daysSince1970 ?? 0) - (start?.daysSince1970 ?? 0)
    }
}

/// Some of the customers, a bit each.
struct CustomerSet {
    private var words: [UInt64]
    private(set) var count = 0

    init(customers: Int) { words = [UInt64](repeating: 0, count: (customers + 63) / 64) }

    mutating func insert(_ customer: Int32) {
        let word = Int(customer) / 64, bit = UInt64(1) << UInt64(customer % 64)
        if words[word] & bit == 0 {
            words[word] |= bit
            count += 1
        }
    }
}
