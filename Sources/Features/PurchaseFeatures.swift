import Basics
public import Tables

/// Purchases as columns of equal length, one row per order line.
public struct PurchaseEvents: Sendable {
    /// Index into the cohort's customers; -1 where the customer isn't known.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]?
    /// A number for each order, -1 where the row has none; without it each row is an order of its own. One order has the
    /// same number in every chunk.
    public var order: [Int32]?
    public var amount: [Double]?
    public var category: Categories?
    public var brand: Categories?

    public init(
        customer: [Int32], time: [Int64]? = nil, order: [Int32]? = nil, amount: [Double]? = nil,
        category: Categories? = nil, brand: Categories? = nil
    ) {
        self.customer = customer
        self.time = time
        self.order = order
        self.amount = amount
        self.category = category
        self.brand = brand
    }
}

/// Recency, frequency, monetary value and what else purchases tell about a customer.
///
/// A customer without purchases has 0 for counts, sums, tenure and shares, the length of the observed window for
/// recency, and a missing value for means, which preparation fills with the median of the rows it learns from;
/// `has_purchases` tells them apart.
public struct PurchaseFeatures: Sendable {
    /// How many categories, and how many brands, get a share of their own.
    public var topCategories: Int
    /// The unit of money, e.g. `GBP`.
    public var currency: String?

    public init(topCategories: Int = 8, currency: String? = nil) {
        self.topCategories = topCategories
        self.currency = currency
    }

    /// - Returns: the features that the columns given allow; none where no purchase counts.
    public func aggregate(_ events: PurchaseEvents, in cohort: Cohort) -> [Feature] {
        var sums = PurchaseAggregates(in: cohort)
        sums.add(events)
        if !sums.isComplete {
            sums = sums.again(for: self)
            sums.add(events)
        }
        return features(of: sums)
    }

    /// As `aggregate`, of purchases that have streamed by.
    public func features(of sums: PurchaseAggregates) -> [Feature] {
        let frequency = sums.orders.values, cohort = sums.cohort
        guard !sums.orders.isEmpty else { return [] }
        var features = sums.span.map { timing($0, frequency, in: cohort) } ?? []
        features.append(
            number("frequency", say("Orders"), "orders", say("Number of distinct orders."), frequency, .counts))
        if let spend = sums.spend { features += spending(spend, frequency) }
        if topCategories > 0, let categories = sums.categories {
            features += categoryShares(categories, hasAmounts: sums.spend != nil)
        }
        if topCategories > 0, let brands = sums.brands {
            features += brandShares(brands, hasAmounts: sums.spend != nil)
        }
        if let seasons = sums.seasons {
            features += seasonShares(seasons, ofSpend: sums.spend != nil && !sums.hasOrders)
        }
        features += presenceFlag("has_purchases", say("Has purchases"), .purchase, counts: frequency)
        return features
    }

    private func timing(_ span: TimeSpans, _ frequency: [Double], in cohort: Cohort) -> [Feature] {
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

    private func spending(_ spend: FigureSums, _ frequency: [Double]) -> [Feature] {
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

    private func categoryShares(_ sums: LevelSums, hasAmounts: Bool) -> [Feature] {
        let what = hasAmounts ? "spend" : "purchases"
        let shares = LevelShares(sums, top: topCategories)
        return shares?.features(
            prefix: "share_of_\(what)",
            title: { !hasAmounts ? say("Share of purchases on \($0)") : say("Share of spend on \($0)") },
            block: .purchase,
            meaning: {
                !hasAmounts
                    ? say("Share of purchases (returns left out) that went to \($0); 0 without purchases.")
                    : say("Share of spend (returns left out) that went to \($0); 0 without purchases.")
            }) ?? []
    }

    private func brandShares(_ sums: LevelSums, hasAmounts: Bool) -> [Feature] {
        LevelShares(sums, top: topCategories)?.features(
            prefix: "brand",
            title: {
                hasAmounts ? say("Share of spend on the brand \($0)") : say("Share of purchases of the brand \($0)")
            }, block: .purchase,
            meaning: {
                hasAmounts
                    ? say("Share of spend (returns left out) that went to the brand \($0); 0 without purchases.")
                    : say("Share of purchases (returns left out) of the brand \($0); 0 without purchases.")
            }) ?? []
    }

    private func seasonShares(_ sums: LevelSums, ofSpend: Bool) -> [Feature] {
        let shares = LevelShares(sums, top: Season.allCases.count)
        let features =
            shares?.features(
                prefix: "season",
                title: {
                    !ofSpend ? say("Share of orders in \(word($0))") : say("Share of spend in \(word($0))")
                }, block: .purchase,
                meaning: {
                    !ofSpend
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
