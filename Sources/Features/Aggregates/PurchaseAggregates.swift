import Tables

/// What purchases add up to per customer, chunk by chunk: memory grows with the customers (and the orders, where they
/// have ids), not with the rows.
public struct PurchaseAggregates: Sendable {
    let cohort: Cohort
    private var counted = CountedOrders()
    /// Whether several rows can be one order.
    private(set) var hasOrders = false
    /// Orders per customer.
    public private(set) var orders: EventCounts
    public private(set) var span: TimeSpans?
    public private(set) var spend: FigureSums?
    public private(set) var categories: LevelSums?
    public private(set) var brands: LevelSums?
    public private(set) var seasons: LevelSums?
    private var topCategories: [String]?
    private var topBrands: [String]?

    public init(in cohort: Cohort) {
        self.cohort = cohort
        orders = EventCounts(customers: cohort.customers.count)
    }

    /// Whether every feature can be made; else `again` starts a second pass over the same rows.
    public var isComplete: Bool { categories?.isComplete ?? true && brands?.isComplete ?? true }

    /// For a second pass, now that it is known which categories and brands are shown.
    public func again(for features: PurchaseFeatures) -> PurchaseAggregates {
        var next = PurchaseAggregates(in: cohort)
        func shown(_ sums: LevelSums?) -> [String] {
            sums.flatMap { sums in
                LevelShares.named(sums, top: features.topCategories)?.map { sums.levels[$0] }
            } ?? []
        }
        next.topCategories = shown(categories)
        next.topBrands = shown(brands)
        return next
    }

    public mutating func add(_ events: PurchaseEvents) {
        let lines = EventGroups(cohort, customer: events.customer, time: events.time)
        var orders = lines
        if let order = events.order {
            hasOrders = true
            orders = counted.firstRows(lines, order)
        }
        self.orders.add(orders)
        let customers = cohort.customers.count
        if let time = events.time {
            if span == nil { span = TimeSpans(customers: customers) }
            span?.add(lines, time)
            if seasons == nil { seasons = LevelSums(cohort) }
            seasons?.add(orders, Season.levels(of: time), weight: hasOrders ? nil : events.amount)
        }
        if let amount = events.amount {
            if spend == nil { spend = FigureSums(customers: customers) }
            spend?.add(lines, amount)
        }
        if let category = events.category {
            if categories == nil { categories = LevelSums(cohort, shown: topCategories) }
            categories?.add(lines, category, weight: events.amount)
        }
        if let brand = events.brand {
            if brands == nil { brands = LevelSums(cohort, shown: topBrands) }
            brands?.add(lines, brand, weight: events.amount)
        }
    }
}

extension Season {
    static func levels(of time: [Int64]) -> Categories {
        var day = Int64.min, code: Int32 = -1
        let codes = time.map { seconds -> Int32 in
            guard seconds != Column.missingTime else { return -1 }
            // Events that follow each other are often of one day.
            if seconds < day || seconds >= day &+ secondsPerDay || day == .min {
                let date = CivilDate(secondsSince1970: seconds)
                day = date.secondsSince1970
                code = Int32(Season(month: date.month).rawValue)
            }
            return code
        }
        return Categories(codes: codes, levels: allCases.map(\.name))
    }
}
