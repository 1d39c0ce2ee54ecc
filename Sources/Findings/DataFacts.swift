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
    /// What became of ids that a table translates; absent where none does.
    public var ids: [IdMatching]?
    /// What the columns and days look like before anything is left out; absent in findings of earlier versions.
    public var quality: Quality?
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
    /// SHA-256 of the file's bytes; of several files' digests where there are several.
    public var digest: String
    /// How the file is written; absent in findings of earlier versions.
    public var format: SourceFormat?
    /// Every file, where there are several, and the table of ids.
    public var files: [InputDigest]?

    public init(
        name: String, path: String, rows: Int, accepted: Int, rejected: Int, digest: String,
        format: SourceFormat? = nil, files: [InputDigest]? = nil
    ) {
        self.format = format
        self.files = files
        self.name = name
        self.path = path
        self.rows = rows
        self.accepted = accepted
        self.rejected = rejected
        self.digest = digest
    }
}

/// How a source is written, as its bytes show or the study declares.
public struct SourceFormat: Codable, Sendable, Hashable {
    /// CSV, NDJSON or SQLite.
    public var format: String
    /// Absent for a single file.
    public var files: Int?
    public var delimiter: String?
    public var encoding: String?
    /// The decimal mark in a text file.
    public var decimal: String?
    /// Patterns of the columns with times, e.g. `YYYY-MM-DD`.
    public var dates: [String]?
    /// The clock of times that state no offset, where it isn't the study's.
    public var timeZone: String?
    /// Keys of the study that say so; the rest was found in the file.
    public var declared: [String]

    public init(
        format: String, files: Int? = nil, delimiter: String? = nil, encoding: String? = nil, decimal: String? = nil,
        dates: [String]? = nil, timeZone: String? = nil, declared: [String] = []
    ) {
        self.format = format
        self.files = files
        self.delimiter = delimiter
        self.encoding = encoding
        self.decimal = decimal
        self.dates = dates
        self.timeZone = timeZone
        self.declared = declared
    }
}

/// Ids of a source that a table translates into those of customers.
public struct IdMatching: Codable, Sendable, Hashable {
    public var source: String
    /// The table, as the study names it.
    public var path: String
    /// The source's rows with an id.
    public var rows: Int
    /// Different ids in the source, and what became of them. A number of few is absent.
    public var ids: Int?
    /// The table names one customer.
    public var matched: Int?
    public var matchedRows: Int?
    /// The table doesn't name it.
    public var unmatched: Int?
    public var unmatchedRows: Int?
    /// The table names several customers: none of them is used.
    public var conflicting: Int?
    public var conflictingRows: Int?
    /// Ids of the table that the source doesn't hold.
    public var unused: Int?
    /// Different customers behind the matched ids.
    public var customers: Int?

    public init(source: String, path: String, rows: Int) {
        self.source = source
        self.path = path
        self.rows = rows
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
