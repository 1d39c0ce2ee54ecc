/// How often the outcome's best model is wrong about each group, on customers it hadn't seen.
public struct ErrorAudit: Codable, Sendable, Hashable {
    /// As in the findings of the outcome, e.g. `decision-tree`.
    public var model: String
    /// Customers judged.
    public var n: Int
    /// Share of them that count as chosen: those with the highest predicted chances.
    public var chosen: Double
    /// Whether the study declares the share; else it is that of the outcome.
    public var declared: Bool
    public var attributes: [AttributeErrors]

    public init(model: String, n: Int, chosen: Double, declared: Bool, attributes: [AttributeErrors]) {
        self.model = model
        self.n = n
        self.chosen = chosen
        self.declared = declared
        self.attributes = attributes
    }
}

public struct AttributeErrors: Codable, Sendable, Hashable {
    public var name: String
    public var reference: String
    public var measures: [ErrorRate]
    /// The larger of the widest gaps in true and false positive rate between groups that are shown.
    public var equalisedOdds: Double?
    /// The widest gap in precision.
    public var predictiveParity: Double?
    public var calibration: [CalibrationOfGroup]
    public var verdict: String
    /// Groups that show no rate though they are compared; absent where all do.
    public var withheld: [WithheldGroup]?

    public init(
        name: String, reference: String, measures: [ErrorRate], equalisedOdds: Double? = nil,
        predictiveParity: Double? = nil, calibration: [CalibrationOfGroup], verdict: String
    ) {
        self.name = name
        self.reference = reference
        self.measures = measures
        self.equalisedOdds = equalisedOdds
        self.predictiveParity = predictiveParity
        self.calibration = calibration
        self.verdict = verdict
    }
}

public struct WithheldGroup: Codable, Sendable, Hashable {
    public var group: String
    public var reason: String
    /// Whether it only protects others.
    public var companion: Bool

    public init(group: String, reason: String, companion: Bool) {
        self.group = group
        self.reason = reason
        self.companion = companion
    }
}

public struct ErrorRate: Codable, Sendable, Hashable {
    /// `truePositiveRate`, `falsePositiveRate`, `precision` or `selectionRate`.
    public var measure: String
    public var title: String
    public var rates: [GroupRate]
    public var verdict: String

    public init(measure: String, title: String, rates: [GroupRate], verdict: String) {
        self.measure = measure
        self.title = title
        self.rates = rates
        self.verdict = verdict
    }
}

/// The mean predicted chance of a group beside the rate that came true.
public struct CalibrationOfGroup: Codable, Sendable, Hashable {
    public var group: String
    public var predicted: Double?
    public var observed: Rate
    /// Whether the prediction lies within the observed rate's interval.
    public var isKept: Bool?

    public init(group: String, predicted: Double? = nil, observed: Rate, isKept: Bool? = nil) {
        self.group = group
        self.predicted = predicted
        self.observed = observed
        self.isKept = isKept
    }
}
