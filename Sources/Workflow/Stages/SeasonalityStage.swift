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
        guard let orders = data.events[.purchases]?.week, !orders.isEmpty else { return nil }
        return Seasonality(months: months(activity ?? [], orders), week: week(orders))
    }

    // MARK: The year

    private func months(_ activity: [ActivityMonth], _ orders: WeeklyOrders) -> [SeasonMonth]? {
        let whole = wholeMonths(orders)
        var counts = [Int](repeating: 0, count: 12), days = counts, years = counts
        for month in activity {
            let parts = month.month.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2, let first = CivilDate(year: parts[0], month: parts[1], day: 1),
                whole.contains(first.monthIndex)
            else { continue }
            let place = first.month - 1
            counts[place] += month.orders
            days[place] += first.daysInMonth
            years[place] += 1
        }
        guard !years.contains(0) else { return nil }
        let perDay = zip(counts, days).map { Double($0) / Double($1) }
        let mean = Summary.mean(perDay)
        guard mean > 0 else { return nil }
        return (0..<12).map { SeasonMonth(month: $0 + 1, years: years[$0], index: perDay[$0] / mean) }
    }

    /// From the first to the last month; these two only if the data reach to their ends, which shows in enough customers
    /// who bought in their first or last three days.
    private func wholeMonths(_ orders: WeeklyOrders) -> Range<Int> {
        guard let first = orders.ends.keys.min(), let last = orders.ends.keys.max() else { return 0..<0 }
        let from = (orders.ends[first]?.first.count ?? 0) >= threshold ? first : first + 1
        let to = (orders.ends[last]?.last.count ?? 0) >= threshold ? last : last - 1
        return from..<max(from, to + 1)
    }

    // MARK: The week

    private func week(_ orders: WeeklyOrders) -> [WeekCell] {
        let hours = WeeklyOrders.hours, hasHours = orders.hasHours
        let blocks = hasHours ? 0..<WeeklyOrders.wholeDay : WeeklyOrders.wholeDay..<WeeklyOrders.wholeDay + 1
        let cells = orders.cells.map { Array($0[blocks]) }
        let shown = withheld(cells.map { $0.map(\.customers.count) }, threshold: threshold)
        let total = Double(cells.joined().reduce(0) { $0 + $1.orders })
        return (0..<7).flatMap { day in
            blocks.indices.map { $0 - blocks.lowerBound }.map { block in
                WeekCell(
                    weekday: day + 1, from: hasHours ? hours[block] : nil, to: hasHours ? hours[block + 1] : nil,
                    orders: shown[day][block].map { _ in cells[day][block].orders }, customers: shown[day][block],
                    share: shown[day][block].map { _ in Double(cells[day][block].orders) / total })
            }
        }
    }
}
