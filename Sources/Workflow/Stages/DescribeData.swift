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
            var customers: Set<Int32> = []
            var amount = 0.0
        }
        let orders = source.flatMap { RoleColumns(source: $0, table: events.table).category("order") }
        var months: [Int: Month] = [:]
        for row in events.time.indices {
            let date = CivilDate(secondsSince1970: events.time[row])
            let key = date.year * 12 + date.month - 1
            months[key, default: Month()].rows += 1
            months[key]?.customers.insert(events.customer[row])
            if let orders { months[key]?.orders.insert(orders.codes[row]) }
            months[key]?.amount += events.amount?[row] ?? 0
        }
        guard let first = months.keys.min(), let last = months.keys.max() else { return [] }
        return (first...last).compactMap { key in
            let month = months[key] ?? Month()
            // A month with few customers would let their spend be read off.
            guard month.customers.isEmpty || month.customers.count >= threshold else { return nil }
            let number = key % 12 + 1
            return ActivityMonth(
                month: "\(key / 12)-\(number < 10 ? "0" : "")\(number)",
                orders: orders == nil ? month.rows : month.orders.count, customers: month.customers.count,
                amount: events.amount == nil ? nil : month.amount)
        }
    }

    private func alerts(_ data: SourceData) -> [Alert] {
        var alerts = data.alerts
        for source in data.facts where source.rejected > 0 {
            alerts.append(
                Alert(
                    severity: "warning", subject: source.name,
                    message: "rows could not be read; each stands in rejected.csv with its line and reason",
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
                            message: "events lie before their customer's sign-up", figure: Double(early)))
                }
            }
        }
        if case .anyWithin(let days, let source)? = study.outcome, let asOf = data.asOf,
            let last = data.events[source]?.time.max(), last >= asOf, last < asOf + Int64(days - 1) * 86_400
        {
            alerts.append(
                Alert(
                    severity: "warning", subject: "outcome",
                    message: "the data ends before the outcome's window of \(days) days does: days seen",
                    figure: Double((last - asOf) / 86_400 + 1)))
        }
        return alerts
    }
}
