/// What the columns and days of the sources look like, before any row is left out. Numbers behind which few people stand
/// are absent.
public struct Quality: Codable, Sendable, Hashable {
    /// In the order of the sources, and of the columns as they were asked for.
    public var columns: [ColumnQuality]
    /// Keys and rows that occur again.
    public var repeated: [RepeatedFacts]
    /// In the order of the sources and of time, at most twenty of each.
    public var days: [UnusualDayFacts]
    /// Events at times at which there should be none.
    public var times: [EventTimes]
    /// How unusual days are found, in words; absent where no source is by day.
    public var rule: String?

    public init(
        columns: [ColumnQuality], repeated: [RepeatedFacts] = [], days: [UnusualDayFacts] = [],
        times: [EventTimes] = [], rule: String? = nil
    ) {
        self.columns = columns
        self.repeated = repeated
        self.days = days
        self.times = times
        self.rule = rule
    }
}

/// One column that was read.
public struct ColumnQuality: Codable, Sendable, Hashable {
    public var source: String
    public var name: String
    /// number, category, time or flag.
    public var kind: String
    /// Rows that can be read.
    public var rows: Int
    public var missing: Int?
    public var missingShare: Double?
    /// Different values; absent where there are more than a thousand.
    public var distinct: Int?
    /// What the values may be, declared by the study or plain from the column's meaning.
    public var low: Double?
    public var high: Double?
    /// Rows with a value outside; absent where no range is known, and where withheld.
    public var outside: Int?
    /// A number or date that seems to stand for a missing one, e.g. `999`.
    public var standIn: String?
    public var standInRows: Int?
    /// Rows with a word such as `unknown`.
    public var placeholders: Int?
    /// The value that more than 99.5 % of the rows with a value share, and the share.
    public var constant: String?
    public var constantShare: Double?

    public init(source: String, name: String, kind: String, rows: Int) {
        self.source = source
        self.name = name
        self.kind = kind
        self.rows = rows
    }
}

/// What occurs again in a source.
public struct RepeatedFacts: Codable, Sendable, Hashable {
    public var source: String
    /// The column of keys; absent where whole rows are compared, by every column that is read.
    public var key: String?
    public var rows: Int
    /// Rows that are like an earlier one; absent where withheld.
    public var repeated: Int?
    /// True where a sample of the rows was compared.
    public var isEstimate: Bool

    public init(source: String, key: String? = nil, rows: Int, repeated: Int?, isEstimate: Bool = false) {
        self.source = source
        self.key = key
        self.rows = rows
        self.repeated = repeated
        self.isEstimate = isEstimate
    }
}

/// A day, or days in a row, with far more or far fewer rows than usual on that weekday.
public struct UnusualDayFacts: Codable, Sendable, Hashable {
    public var source: String
    /// spike or gap.
    public var kind: String
    /// ISO dates; `last` is absent for a single day.
    public var day: String
    public var last: String?
    /// Of all these days; absent where withheld.
    public var rows: Int?
    public var usual: Double?

    public init(source: String, kind: String, day: String, last: String? = nil, rows: Int?, usual: Double?) {
        self.source = source
        self.kind = kind
        self.day = day
        self.last = last
        self.rows = rows
        self.usual = usual
    }
}

/// Rows of a source that are earlier or later than they should be.
public struct EventTimes: Codable, Sendable, Hashable {
    public var source: String
    /// Rows that were kept, before their customer's sign-up; absent where none is known, and where withheld.
    public var beforeSignUp: Int?
    /// Rows from the cut-off on; absent where withheld.
    public var fromCutOff: Int?
    /// Whether the outcome, or the effect of a campaign, is taken from them.
    public var isUsed: Bool

    public init(source: String, beforeSignUp: Int? = nil, fromCutOff: Int?, isUsed: Bool) {
        self.source = source
        self.beforeSignUp = beforeSignUp
        self.fromCutOff = fromCutOff
        self.isUsed = isUsed
    }
}
