import Auditing
import Basics
import Findings
import Tables

/// What the data says about itself: purchases by month, and what a reader should be warned of.
struct DescribeData {
    let study: Study
    let threshold: Int

    func callAsFunction(_ data: SourceData) -> DataFacts {
        DataFacts(
            customers: data.customers.count, sources: data.facts, funnel: data.funnel, alerts: alerts(data),
            activity: data.events[.purchases].map { activity($0, orders: study.source(.purchases)) })
    }

    private func activity(_ events: Events, orders source: SourceDeclaration?) -> [ActivityMonth] {
        struct Month {
            var orders: Set<Int32> = []
            var rows = 0
            var amount = 0.0
            /// Spend by customer.
            var customers: [Int32: Double] = [:]
        }
        let orders = source.flatMap { RoleColumns(source: $0, table: events.table).category("order") }
        var months: [Int: Month] = [:]
        for row in events.time.indices {
            let date = CivilDate(secondsSince1970: events.time[row])
            let key = date.monthIndex
            months[key, default: Month()].rows += 1
            let amount = events.amount?[row] ?? 0
            months[key]?.customers[events.customer[row], default: 0] += amount
            if let orders { months[key]?.orders.insert(orders.codes[row]) }
            months[key]?.amount += amount
        }
        guard let first = months.keys.min(), let last = months.keys.max() else { return [] }
        let all = (first...last).map { months[$0] ?? Month() }
        // A month with few customers would let their spend be read off; the totals are in the funnel.
        let counts = withheld(all.map(\.customers.count), threshold: threshold)
        let isDominated = DominanceRule().suppress(all.map { $0.customers.values.sorted() })
        return all.indices.compactMap { index in
            guard let customers = counts[index] else { return nil }
            let month = all[index], number = (first + index) % 12 + 1
            return ActivityMonth(
                month: "\((first + index) / 12)-\(number < 10 ? "0" : "")\(number)",
                orders: orders == nil ? month.rows : month.orders.count, customers: customers,
                amount: events.amount == nil || isDominated[index] ? nil : month.amount)
        }
    }

    private func alerts(_ data: SourceData) -> [Alert] {
        var alerts = data.alerts
        for source in data.facts where source.rejected > 0 {
            alerts.append(
                Alert(
                    severity: "warning", subject: source.name,
                    message:
                        say(
                            "\(say(source.rejected, "row")) could not be read; each stands in rejected.csv with ",
                            "its line and reason"),
                    figure: Double(source.rejected)))
        }
        if let signUp = study.source(.customers)?.column("signed-up"),
            case .time(let times)? = data.profile?[signUp]
        {
            for kind in SourceKind.allCases {
                guard let events = data.events[kind] else { continue }
                let early = events.time.indices.count {
                    let began = times[Int(events.customer[$0])]
                    return began != Column.missingTime && events.time[$0] < began
                }
                if early > 0 {
                    alerts.append(
                        Alert(
                            severity: "warning", subject: kind.rawValue,
                            message: say("\(say(early, "event")) before the customer's sign-up"),
                            figure: Double(early)))
                }
            }
        }
        if case .anyWithin(let days, let source)? = study.outcome, let asOf = data.asOf,
            let last = data.events[source]?.time.max(), last >= asOf, last < asOf + Int64(days - 1) * secondsPerDay
        {
            alerts.append(
                Alert(
                    severity: "warning", subject: "outcome",
                    message: say("the data ends before the outcome's window of \(days) days does: days seen"),
                    figure: Double((last - asOf) / secondsPerDay + 1)))
        }
        return alerts
    }
}
