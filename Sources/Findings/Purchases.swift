/// BG/NBD (Fader, Hardie & Lee 2005) and Gamma-Gamma (Fader & Hardie 2013).
public struct PurchaseFacts: Codable, Sendable, Hashable {
    /// Customers with a purchase before the cut-off; nil where so few have none that the rest would tell.
    public var n: Int?
    public var horizonDays: Int
    /// Buyers that the models are fitted to, where those are a random sample.
    public var sample: Int?
    /// Yearly, by which values are discounted; absent where they are not.
    public var discount: Double?
    /// Why no forecast is made; the fields about one are empty then.
    public var note: String?
    public var parameters: [PurchaseParameter]
    public var logLikelihood: Double?
    /// Of the number of repeat purchases and their mean value: Gamma-Gamma supposes none.
    public var correlation: Double?
    /// Why no value is shown.
    public var valueNote: String?
    /// Why the probability that customers still buy says little.
    public var aliveNote: String?
    public var segments: [SegmentPurchases]
    public var fit: [PurchaseFit]
    public var check: PurchaseCheck?
    public var reading: String
    /// 25 cells, where the study has purchases.
    public var grid: [RFMGridCell]?

    public init(
        n: Int?, horizonDays: Int, discount: Double? = nil, note: String? = nil, parameters: [PurchaseParameter] = [],
        logLikelihood: Double? = nil, correlation: Double? = nil, valueNote: String? = nil,
        aliveNote: String? = nil, segments: [SegmentPurchases] = [], fit: [PurchaseFit] = [],
        check: PurchaseCheck? = nil, reading: String = "",
        grid: [RFMGridCell]? = nil
    ) {
        self.n = n
        self.horizonDays = horizonDays
        self.discount = discount
        self.note = note
        self.parameters = parameters
        self.logLikelihood = logLikelihood
        self.correlation = correlation
        self.valueNote = valueNote
        self.aliveNote = aliveNote
        self.segments = segments
        self.fit = fit
        self.check = check
        self.reading = reading
        self.grid = grid
    }
}

public struct PurchaseParameter: Codable, Sendable, Hashable {
    public var name: String
    public var value: Double
    /// Standard error.
    public var error: Double?
    public var meaning: String

    public init(name: String, value: Double, error: Double? = nil, meaning: String) {
        self.name = name
        self.value = value
        self.error = error
        self.meaning = meaning
    }
}

public struct SegmentPurchases: Codable, Sendable, Hashable {
    public var segment: Int
    public var segmentName: String
    public var n: Int?
    /// Purchases per customer within the horizon.
    public var expected: Estimate?
    /// Probability that a customer still buys.
    public var alive: Estimate?
    /// Expected spend per customer within the horizon.
    public var value: Estimate?

    public init(
        segment: Int, segmentName: String, n: Int? = nil, expected: Estimate? = nil, alive: Estimate? = nil,
        value: Estimate? = nil
    ) {
        self.segment = segment
        self.segmentName = segmentName
        self.n = n
        self.expected = expected
        self.alive = alive
        self.value = value
    }
}

/// Customers by number of repeat purchases.
public struct PurchaseFit: Codable, Sendable, Hashable {
    /// e.g. `3`, or `7+`.
    public var purchases: String
    public var actual: Int?
    public var expected: Double?

    public init(purchases: String, actual: Int? = nil, expected: Double? = nil) {
        self.purchases = purchases
        self.actual = actual
        self.expected = expected
    }
}

/// Forecasts held against purchases that the model had not seen.
public struct PurchaseCheck: Codable, Sendable, Hashable {
    /// Whether these are the days after the cut-off; otherwise the last ones before it, foretold by a model of what came
    /// before them.
    public var afterCutOff: Bool
    public var days: Int
    public var customers: Int
    public var rows: [PurchaseCheckRow]
    /// Purchases per customer.
    public var predicted: Double
    public var actual: Double
    /// Mean absolute error per customer.
    public var error: Double
    /// Of keeping each customer's past rate.
    public var naiveError: Double

    public init(
        afterCutOff: Bool, days: Int, customers: Int, rows: [PurchaseCheckRow], predicted: Double, actual: Double,
        error: Double, naiveError: Double
    ) {
        self.afterCutOff = afterCutOff
        self.days = days
        self.customers = customers
        self.rows = rows
        self.predicted = predicted
        self.actual = actual
        self.error = error
        self.naiveError = naiveError
    }
}

/// Customers with so many repeat purchases before.
public struct PurchaseCheckRow: Codable, Sendable, Hashable {
    public var purchases: String
    public var n: Int?
    public var predicted: Double?
    public var actual: Double?

    public init(purchases: String, n: Int? = nil, predicted: Double? = nil, actual: Double? = nil) {
        self.purchases = purchases
        self.n = n
        self.predicted = predicted
        self.actual = actual
    }
}

/// Customers with such scores for recency and frequency, 5 best.
public struct RFMGridCell: Codable, Sendable, Hashable {
    public var recency: Int
    public var frequency: Int
    public var n: Int?
    public var share: Double?
    /// Mean spend.
    public var value: Double?

    public init(recency: Int, frequency: Int, n: Int? = nil, share: Double? = nil, value: Double? = nil) {
        self.recency = recency
        self.frequency = frequency
        self.n = n
        self.share = share
        self.value = value
    }
}
