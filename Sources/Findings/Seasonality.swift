/// When customers buy within a year and within a week.
public struct Seasonality: Codable, Sendable, Hashable {
    /// Of whole calendar months, January first; absent where a month of the year has none.
    public var months: [SeasonMonth]?
    /// By weekday and, where purchases have a time of day, by hours.
    public var week: [WeekCell]

    public init(months: [SeasonMonth]? = nil, week: [WeekCell]) {
        self.months = months
        self.week = week
    }
}

/// One month of the year.
public struct SeasonMonth: Codable, Sendable, Hashable {
    /// 1 to 12
    public var month: Int
    /// How many such months are in the data.
    public var years: Int
    /// Orders per day, 1 as on an average day.
    public var index: Double

    public init(month: Int, years: Int, index: Double) {
        self.month = month
        self.years = years
        self.index = index
    }
}

/// Orders in some hours of a day of the week.
public struct WeekCell: Codable, Sendable, Hashable {
    /// 1 is Monday.
    public var weekday: Int
    /// From this full hour; absent where purchases have a date only.
    public var from: Int?
    /// Before this full hour.
    public var to: Int?
    /// Absent, as the rest, where withheld.
    public var orders: Int?
    public var customers: Int?
    /// Of all orders.
    public var share: Double?

    public init(
        weekday: Int, from: Int? = nil, to: Int? = nil, orders: Int? = nil, customers: Int? = nil, share: Double? = nil
    ) {
        self.weekday = weekday
        self.from = from
        self.to = to
        self.orders = orders
        self.customers = customers
        self.share = share
    }
}
