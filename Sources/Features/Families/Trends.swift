import Basics
public import Tables

/// Whether customers do more than they used to: the last 90 days against the time before.
///
/// The logarithm of the ratio of two rates per day, each raised by one event (or one mean order's value) per observed
/// time, so that few events make no trend: without any it is 0, and a single event moves it by at most log 2 + log of
/// the ratio of the lengths. Days are counted from the source's first event, or from sign-up where that is later.
public struct Trends: Sendable {
    public static let days = 90
    /// Fewer days before the last 90 show no rate to compare with.
    static let leastDaysBefore = 30.0

    /// What the trends are computed from; `feature` takes their values.
    public let aggregates: [EventAggregate]
    private let name: String
    private let title: String
    private let block: FeatureBlock
    private let isOfSpend: Bool

    public static func orders() -> Trends { Trends("orders", say("Trend of orders"), .purchase, of: "orders") }
    public static func sessions() -> Trends { Trends("sessions", say("Trend of sessions"), .engagement, of: "visits") }
    public static func interactions() -> Trends {
        Trends("interactions", say("Trend of interactions"), .social, of: "interactions")
    }
    public static func spend() -> Trends {
        Trends("spend", say("Trend of spend"), .purchase, of: "orders", isOfSpend: true)
    }

    private init(_ name: String, _ title: String, _ block: FeatureBlock, of events: String, isOfSpend: Bool = false) {
        self.name = name
        self.title = title
        self.block = block
        self.isOfSpend = isOfSpend
        let recent = "where days_ago <= \(Self.days)"
        let what = isOfSpend ? "sum of amount in purchases" : "count of \(events)"
        let formula =
            "(days since first \(events)) + (\(what)) + (\(what) \(recent)) + count of \(events)"
        aggregates = FormulaFeature(name, title, block, unit: nil, "", formula: formula).expression.aggregates
    }

    /// - Parameter figures: the values of `aggregates`.
    /// - Returns: nil where nobody could be observed for long enough.
    public func feature(_ figures: [[Double]], in cohort: Cohort) -> Feature? {
        let daysSinceFirst = figures[0], all = figures[1], recent = figures[2], counts = figures[3]
        guard let observed = ObservedDays(daysSinceFirst: daysSinceFirst, in: cohort) else { return nil }
        let values = all.indices.map { customer -> Double in
            let days = observed.perCustomer[customer], last = Double(Self.days), before = days - last
            guard before >= Self.leastDaysBefore else { return .nan }
            let one = isOfSpend ? all[customer] / counts[customer] : 1
            guard counts[customer] > 0, one > 0 else { return 0 }
            let now = max(0, recent[customer]) / last, then = max(0, all[customer] - recent[customer]) / before
            return ((now + one / days) / (then + one / days)).logarithm
        }
        guard values.contains(where: \.isFinite) else { return nil }
        return Feature(
            number: "trend.\(name)", title, block, unit: "log ratio",
            say(
                "Logarithm of the rate of the last \(Self.days) days over the rate before, pulled towards 0 where there ",
                "is little: 0.7 is twice, −0.7 half; missing with fewer than 30 days before them."), values)
    }
}
