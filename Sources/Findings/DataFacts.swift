/// What was read, what was left out and why.
public struct DataFacts: Codable, Sendable, Hashable {
    /// Customers that the segmentation uses.
    public var customers: Int
    public var sources: [SourceFacts]
    /// In the order in which the filters ran.
    public var funnel: [FunnelStep]
    public var alerts: [Alert]
    /// Accepted purchases by calendar month; absent without purchases.
    public var activity: [ActivityMonth]?
    /// Features and columns of the customers table with missing values, most first; absent where nothing is missing.
    public var missing: [MissingValues]?
    /// When customers buy within a year and a week; absent without purchases.
    public var seasonality: Seasonality?
    /// How texts were read; absent without texts.
    public var texts: TextFacts?

    public init(
        customers: Int, sources: [SourceFacts], funnel: [FunnelStep], alerts: [Alert], activity: [ActivityMonth]? = nil,
        missing: [MissingValues]? = nil, seasonality: Seasonality? = nil, texts: TextFacts? = nil
    ) {
        self.customers = customers
        self.sources = sources
        self.funnel = funnel
        self.alerts = alerts
        self.activity = activity
        self.missing = missing
        self.seasonality = seasonality
        self.texts = texts
    }
}

/// One input of the study. `rows` = `accepted` + `rejected` + those the funnel's filters left out.
public struct SourceFacts: Codable, Sendable, Hashable {
    /// customers, purchases, visits, interactions or campaigns.
    public var name: String
    public var path: String
    /// Data rows in the file, header not counted.
    public var rows: Int
    public var accepted: Int
    /// Rows that can't be read; each stands in rejected.csv.
    public var rejected: Int
    /// SHA-256 of the file's bytes.
    public var digest: String

    public init(name: String, path: String, rows: Int, accepted: Int, rejected: Int, digest: String) {
        self.name = name
        self.path = path
        self.rows = rows
        self.accepted = accepted
        self.rejected = rejected
        self.digest = digest
    }
}

/// One filter of one source; counts after it ran.
public struct FunnelStep: Codable, Sendable, Hashable {
    public var source: String
    /// In words, e.g. `Quantity > 0`.
    public var step: String
    public var rows: Int
    public var customers: Int?
    public var orders: Int?
    public var amount: Double?

    public init(
        source: String, step: String, rows: Int, customers: Int? = nil, orders: Int? = nil, amount: Double? = nil
    ) {
        self.source = source
        self.step = step
        self.rows = rows
        self.customers = customers
        self.orders = orders
        self.amount = amount
    }
}

/// Something about the data that a reader should know.
public struct Alert: Codable, Sendable, Hashable {
    /// warning or note.
    public var severity: String
    /// The source or column.
    public var subject: String
    public var message: String
    public var figure: Double?

    public init(severity: String, subject: String, message: String, figure: Double? = nil) {
        self.severity = severity
        self.subject = subject
        self.message = message
        self.figure = figure
    }
}

/// One calendar month of purchases.
public struct ActivityMonth: Codable, Sendable, Hashable {
    /// e.g. `2011-03`.
    public var month: String
    public var orders: Int
    public var customers: Int
    public var amount: Double?

    public init(month: String, orders: Int, customers: Int, amount: Double? = nil) {
        self.month = month
        self.orders = orders
        self.customers = customers
        self.amount = amount
    }
}
