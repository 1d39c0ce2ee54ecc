import Findings
import Statistics
import Tables

/// When customers buy within a year and within a week.
struct SeasonalityStage {
    let study: Study
    let threshold: Int

    /// - Parameter activity: what the findings tell of each month; the season is made of nothing else, so that no month
    ///   withheld there can be worked out.
    func callAsFunction(_ data: SourceData, activity: [ActivityMonth]?) -> Seasonality? {
        guard let events = data.events[.purchases], !events.time.isEmpty else { return nil }
        return Seasonality(months: months(activity ?? [], events), week: week(events))
    }

    // MARK: The year

    private func months(_ activity: [ActivityMonth], _ events: Events) -> [SeasonMonth]? {
        let whole = wholeMonths(events)
        var orders = [Int](repeating: 0, count: 12), days = orders, years = orders
        for month in activity {
            let parts = month.month.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2, let first = CivilDate(year: parts[0], month: parts[1], day: 1),
                whole.contains(first.monthIndex)
            else { continue }
            let place = first.month - 1
            orders[place] += month.orders
            days[place] += Self.days(in: first)
            years[place] += 1
        }
        guard !years.contains(0) else { return nil }
        let perDay = zip(orders, days).map { Double($0) / Double($1) }
        let mean = Summary.mean(perDay)
        guard mean > 0 else { return nil }
        return (0..<12).map { SeasonMonth(month: $0 + 1, years: years[$0], index: perDay[$0] / mean) }
    }

    /// From the first to the last month; these two only if the data reach to their ends, which shows in enough customers
    /// who bought in their first or last three days.
    private func wholeMonths(_ events: Events) -> Range<Int> {
        let dates = events.time.map { CivilDate(secondsSince1970: $0) }
        guard let first = dates.map(\.monthIndex).min(), let last = dates.map(\.monthIndex).max() else { return 0..<0 }
        func isFull(_ month: Int, _ holds: (CivilDate) -> Bool) -> Bool {
            let buyers = dates.indices.filter { dates[$0].monthIndex == month && holds(dates[$0]) }
                .map { events.customer[$0] }
            return Set(buyers).count >= threshold
        }
        let from = isFull(first) { $0.day <= 3 } ? first : first + 1
        let to =
            isFull(last) { $0.day > Self.days(in: $0) - 3 } ? last : last - 1
        return from..<max(from, to + 1)
    }

    /// Of the date's month.
    private static func days(in date: CivilDate) -> Int {
        let isLast = date.month == 12
        let start = CivilDate(year: date.year, month: date.month, day: 1)
        let next = CivilDate(year: date.year + (isLast ? 1 : 0), month: isLast ? 1 : date.month + 1, day: 1)
        return (next?.daysSince1970 ?? 0) - (start?.daysSince1970 ?? 0)
    }

    // MARK: The week

    /// The night is one block.
    static let hours = [0, 6, 9, 12, 15, 18, 21, 24]

    /// An order counts once, at its first row.
    private func week(_ events: Events) -> [WeekCell] {
        let orders = study.source(.purchases).flatMap { RoleColumns(source: $0, table: events.table).category("order") }
        let hasHours = events.time.contains { $0 % secondsPerDay != 0 }
        let blocks = hasHours ? Self.hours.count - 1 : 1
        var counts = [[Int]](repeating: [Int](repeating: 0, count: blocks), count: 7)
        var customers = [[Set<Int32>]](repeating: [Set<Int32>](repeating: [], count: blocks), count: 7)
        var seen: Set<Int32> = []
        for row in events.time.indices {
            if let orders, orders.codes[row] >= 0, !seen.insert(orders.codes[row]).inserted { continue }
            let date = CivilDate(secondsSince1970: events.time[row])
            let hour = Int((events.time[row] - date.secondsSince1970) / 3600)
            let block = hasHours ? (Self.hours.lastIndex { $0 <= hour } ?? 0) : 0
            counts[date.weekday - 1][block] += 1
            customers[date.weekday - 1][block].insert(events.customer[row])
        }
        let shown = withheld(customers.map { $0.map(\.count) }, threshold: threshold)
        let total = Double(counts.joined().reduce(0, +))
        return (0..<7).flatMap { day in
            (0..<blocks).map { block in
                WeekCell(
                    weekday: day + 1, from: hasHours ? Self.hours[block] : nil,
                    to: hasHours ? Self.hours[block + 1] : nil,
                    orders: shown[day][block].map { _ in counts[day][block] }, customers: shown[day][block],
                    share: shown[day][block].map { _ in Double(counts[day][block]) / total })
            }
        }
    }
}
