/// What was done to protect the people in the data, and what the study declares of it.
public struct PrivacyFacts: Codable, Sendable, Hashable {
    /// Consent, objections and opt-outs, as far as the study declares where they stand.
    public var choices: [ChoiceFacts]
    public var retention: RetentionFacts?
    /// What each source has, and what of it the study uses.
    public var columns: [ColumnUse]
    /// The record of processing activities (GDPR, article 30 (1)).
    public var record: [RecordEntry]
    /// How many of its entries are missing.
    public var undeclared: Int

    public init(
        choices: [ChoiceFacts] = [], retention: RetentionFacts? = nil, columns: [ColumnUse] = [],
        record: [RecordEntry] = []
    ) {
        self.choices = choices
        self.retention = retention
        self.columns = columns
        self.record = record
        undeclared = record.count { $0.text == nil }
    }
}

/// One choice of the people themselves. A number of few is absent.
public struct ChoiceFacts: Codable, Sendable, Hashable {
    /// `consent`, `objection` or `opt-out`.
    public var kind: String
    /// Customers who came so far in the funnel.
    public var asked: Int
    /// Of these, whose word by the cut-off date forbids the use.
    public var forbade: Int?
    /// Customers whom this step of the funnel took: not yet left out by another choice.
    public var leftOut: Int?
    /// Customers in the figures who forbade the use after the cut-off date.
    public var forbadeLater: Int?

    public init(kind: String, asked: Int, forbade: Int? = nil, leftOut: Int? = nil, forbadeLater: Int? = nil) {
        self.kind = kind
        self.asked = asked
        self.forbade = forbade
        self.leftOut = leftOut
        self.forbadeLater = forbadeLater
    }
}

/// How far back events may lie.
public struct RetentionFacts: Codable, Sendable, Hashable {
    /// As the study says it, e.g. `24 months`.
    public var period: String
    /// The first day kept.
    public var from: String

    public init(period: String, from: String) {
        self.period = period
        self.from = from
    }
}

/// The columns of a source.
public struct ColumnUse: Codable, Sendable, Hashable {
    public var source: String
    public var path: String
    /// How many the source has.
    public var available: Int
    public var used: [String]
    /// Columns that aren't used and whose names speak of persons.
    public var unusedPersonal: [String]

    public init(source: String, path: String, available: Int, used: [String], unusedPersonal: [String]) {
        self.source = source
        self.path = path
        self.available = available
        self.used = used
        self.unusedPersonal = unusedPersonal
    }
}

/// One entry of the record of processing.
public struct RecordEntry: Codable, Sendable, Hashable {
    /// What it is about, in the report's language.
    public var item: String
    /// Where the law asks for it, e.g. `30 (1) (a)`.
    public var article: String
    /// Absent where the study doesn't declare it.
    public var text: String?

    public init(item: String, article: String, text: String? = nil) {
        self.item = item
        self.article = article
        self.text = text
    }
}
