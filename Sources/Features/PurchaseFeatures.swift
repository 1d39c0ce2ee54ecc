import Basics
public import Tables

/// Purchases as columns of equal length, one row per order line.
public struct PurchaseEvents: Sendable {
    /// Index into the cohort's customers; -1 where the customer isn't known.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]?
    /// Without it each row is an order of its own.
    public var order: Categories?
    public var amount: [Double]?
    public var category: Categories?

    public init(
        customer: [Int32], time: [Int64]? = nil, order: Categories? = nil, amount: [Double]? = nil,
        category: Categories? = nil
    ) {
        self.customer = customer
        self.time = time
        self.order = order
        self.amount = amount
        self.category = category
    }
}

/// Recency, frequency, monetary value and what else purchases tell about a customer.
///
/// A customer without purchases has 0 for counts, sums, tenure and shares, the length of the observed window for
/// recency, and a missing value for means, which preparation fills with the median of the rows it learns from;
/// `has_purchases` tells them apart.
public struct PurchaseFeatures: Sendable {
    /// How many categories get a share of their own.
    public var topCategories: Int
    /// The unit of money, e.g. `GBP`.
    public var currency: String?

    public init(topCategories: Int = 8, currency: String? = nil) {
        self.topCategories = topCategories
        self.currency = currency
    }

    /// - Returns: the features that the columns given allow; none where no purchase counts.
    public func aggregate(_ events: PurchaseEvents, in cohort: Cohort) -> [Feature] {
        let lines = EventGroups(cohort, customer: events.customer, time: events.time)
        let orders = events.order.map(lines.firstRows) ?? lines
        let frequency = orders.count()
        guard frequency.contains(where: { $0 > 0 }) else { return [] }

        var features = events.time.map { timing(lines.span($0), frequency, in: cohort) } ?? []
        features.append(
            number("frequency", say("Orders"), "orders", say("Number of distinct orders."), frequency, .counts))
        if let amount = events.amount { features += spending(lines.sum(amount), frequency) }
        if let category = events.category { features += categoryShares(lines, category, events.amount) }
        if let time = events.time {
            features += seasonShares(orders, time, weight: events.order == nil ? events.amount : nil)
        }
        features += presenceFlag("has_purchases", say("Has purchases"), .purchase, counts: frequency)
        return features
    }

    private func timing(_ span: (first: [Int64], last: [Int64]), _ frequency: [Double], in cohort: Cohort) -> [Feature]
    {
        guard let observed = ObservedDays(first: span.first, in: cohort) else { return [] }
        let began = span.first.indices.map { customer in
            guard let signUp = cohort.signUp?[customer], signUp != Column.missingTime else {
                return span.first[customer]
            }
            return signUp
        }
        let gaps = frequency.indices.map { customer in
            frequency[customer] < 2
                ? .nan : cohort.days(from: span.first[customer], to: span.last[customer]) / (frequency[customer] - 1)
        }
        return [
            number(
                "recency", say("Days since last purchase"), "days",
                say(
                    "Days from the last purchase to the cut-off date; without purchases the length of the observed window."
                ),
                cohort.daysBefore(span.last, neutral: observed.window)),
            number(
                "tenure", say("Days as a customer"), "days",
                cohort.signUp == nil
                    ? say("Days from the first purchase to the cut-off date; 0 without purchases.")
                    : say("Days from sign-up, or from the first purchase where that is unknown, to the cut-off date."),
                cohort.daysBefore(began, neutral: 0)),
            number(
                "days_between_orders", say("Mean days between orders"), "days",
                say(
                    "Days from the first to the last purchase divided by orders − 1; missing with fewer than two orders."
                ),
                gaps),
        ]
    }

    private func spending(_ spend: (sum: [Double], present: [Double]), _ frequency: [Double]) -> [Feature] {
        let known = zip(spend.present, frequency).map { $0 > 0 || $1 == 0 }
        let monetary = zip(spend.sum, known).map { $1 ? $0 : .nan }
        return [
            number(
                "monetary", say("Total spend"), currency,
                say("Sum of the amounts of all purchases; 0 without purchases."),
                monetary, .money),
            number(
                "average_order_value", say("Average order value"), currency,
                say("Total spend divided by the number of orders; missing without purchases."),
                ratio(monetary, frequency),
                .money),
        ]
    }

    private func categoryShares(_ lines: EventGroups, _ category: Categories, _ amount: [Double]?) -> [Feature] {
        let what = amount == nil ? "purchases" : "spend"
        let shares = LevelShares(lines, of: category, weight: amount, top: topCategories)
        return shares?.features(
            prefix: "share_of_\(what)",
            title: { amount == nil ? say("Share of purchases on \($0)") : say("Share of spend on \($0)") },
            block: .purchase,
            meaning: {
                amount == nil
                    ? say("Share of purchases (returns left out) that went to \($0); 0 without purchases.")
                    : say("Share of spend (returns left out) that went to \($0); 0 without purchases.")
            }) ?? []
    }

    private func seasonShares(_ orders: EventGroups, _ time: [Int64], weight: [Double]?) -> [Feature] {
        let codes = time.map { seconds -> Int32 in
            guard seconds != Column.missingTime else { return -1 }
            return Int32(Season(month: CivilDate(secondsSince1970: seconds).month).rawValue)
        }
        let seasons = Categories(codes: codes, levels: Season.allCases.map(\.name))
        let shares = LevelShares(orders, of: seasons, weight: weight, top: Season.allCases.count)
        let features =
            shares?.features(
                prefix: "season",
                title: {
                    weight == nil ? say("Share of orders in \(word($0))") : say("Share of spend in \(word($0))")
                }, block: .purchase,
                meaning: {
                    weight == nil
                        ? say("Share of orders in \(word($0)) (winter is December to February); 0 without purchases.")
                        : say("Share of spend in \(word($0)) (winter is December to February); 0 without purchases.")
                }) ?? []
        let names = Season.allCases.map { "season.\($0.name)" }
        return names.compactMap { name in features.first { $0.name == name } }
    }

    private func number(
        _ name: String, _ title: String, _ unit: String?, _ meaning: String, _ values: [Double],
        _ family: ScaleFamily = .other
    ) -> Feature {
        Feature(number: name, title, .purchase, unit: unit, meaning, values, family)
    }
}
