import Auditing
import Basics
import Findings
import Tables

/// What the data says about itself: purchases by month, and what a reader should be warned of.
struct DescribeData {
    let study: Study
    let threshold: Int

    /// - Parameter isMoneyTold: whether no few customers have nearly all that was spent.
    func callAsFunction(_ data: SourceData, isMoneyTold: Bool = true) -> DataFacts {
        let quality = QualityStage(study: study, threshold: threshold)(data)
        var funnel = FunnelDisclosure(threshold: threshold)(data.funnel)
        if !isMoneyTold { for step in funnel.indices { funnel[step].amount = nil } }
        var facts = DataFacts(
            customers: data.customers.count, sources: data.facts, funnel: funnel,
            alerts: alerts(data) + data.ids.flatMap(IdReport.alerts) + QualityStage.alerts(quality),
            activity: data.events[.purchases].flatMap { purchases in
                purchases.activity.map { activity($0, hasAmounts: purchases.hasAmounts) }
            })
        facts.quality = quality
        facts.ids = data.ids.isEmpty ? nil : data.ids
        return facts
    }

    private func activity(_ activity: MonthlyActivity, hasAmounts: Bool) -> [ActivityMonth] {
        guard let first = activity.months.keys.min(), let last = activity.months.keys.max() else { return [] }
        let all = (first...last).map { activity.months[$0] }
        let spend = all.map { $0?.spend.values ?? [] }
        // A month with few customers would let their spend be read off; the totals are in the funnel.
        let counts = withheld(spend.map(\.count), threshold: threshold)
        let isDominated = study.audit.dominance.suppress(
            spend, withheld: Set(counts.indices.filter { counts[$0] == nil }))
        // Months before the first and after the last that may be told would tell that somebody bought there.
        let told = all.indices.filter { counts[$0].map { $0 > 0 } ?? false }
        guard let start = told.first, let end = told.last else { return [] }
        return (start...end).compactMap { index in
            guard let customers = counts[index] else { return nil }
            let month = all[index], number = (first + index) % 12 + 1
            return ActivityMonth(
                month: "\((first + index) / 12)-\(number < 10 ? "0" : "")\(number)",
                orders: (activity.hasOrders ? month?.orders : month?.rows) ?? 0, customers: customers,
                amount: !hasAmounts || isDominated[index] ? nil : month?.amount ?? 0)
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
        for kind in SourceKind.allCases {
            guard let early = data.events[kind]?.early, early > 0 else { continue }
            alerts.append(
                Alert(
                    severity: "warning", subject: kind.rawValue,
                    message: say("\(say(early, "event")) before the customer's sign-up"), figure: Double(early)))
        }
        if case .anyWithin(let days, let source)? = study.outcome, let asOf = data.asOf,
            let last = data.events[source]?.last, last >= asOf, last < asOf + Int64(days - 1) * secondsPerDay
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
