/// The data dictionary of the customer features.
public struct FeatureFacts: Codable, Sendable, Hashable {
    public var kept: [FeatureSummary]
    public var dropped: [DroppedFeature]
    /// Recursive elimination, where the study asks for it.
    public var elimination: EliminationFacts?

    public init(kept: [FeatureSummary], dropped: [DroppedFeature], elimination: EliminationFacts? = nil) {
        self.kept = kept
        self.dropped = dropped
        self.elimination = elimination
    }
}

/// One feature in raw units, before preparation. Quantiles are type 7 (Hyndman & Fan 1996).
public struct FeatureSummary: Codable, Sendable, Hashable {
    public var name: String
    /// For people, e.g. `Days since last purchase`.
    public var title: String
    /// purchase, engagement, social, campaign or profile.
    public var block: String
    /// number, flag or category.
    public var kind: String
    /// The sources that its values come from.
    public var source: String?
    /// e.g. `days`, `orders`, the study's currency, `share`.
    public var unit: String?
    /// One sentence: how it is computed.
    public var meaning: String
    /// Absent where so few customers lack it, or have it, that they are withheld.
    public var missing: Int?
    public var mean: Double?
    public var sd: Double?
    public var min: Double?
    public var q25: Double?
    public var median: Double?
    public var q75: Double?
    public var max: Double?
    /// For categories: share by level.
    public var levels: [LevelShare]?
    /// For numbers: about tenths of the customers.
    public var distribution: Distribution?

    public init(
        name: String, title: String, block: String, kind: String, source: String? = nil, unit: String? = nil,
        meaning: String, missing: Int?,
        mean: Double? = nil, sd: Double? = nil, min: Double? = nil, q25: Double? = nil, median: Double? = nil,
        q75: Double? = nil, max: Double? = nil, levels: [LevelShare]? = nil, distribution: Distribution? = nil
    ) {
        self.name = name
        self.title = title
        self.block = block
        self.kind = kind
        self.source = source
        self.unit = unit
        self.meaning = meaning
        self.missing = missing
        self.mean = mean
        self.sd = sd
        self.min = min
        self.q25 = q25
        self.median = median
        self.q75 = q75
        self.max = max
        self.levels = levels
        self.distribution = distribution
    }
}

public struct LevelShare: Codable, Sendable, Hashable {
    public var level: String
    public var share: Double?
    public var suppressed: Bool

    public init(level: String, share: Double? = nil, suppressed: Bool) {
        self.level = level
        self.share = share
        self.suppressed = suppressed
    }
}

public struct DroppedFeature: Codable, Sendable, Hashable {
    public var name: String
    public var reason: String
    public var figure: Double?

    public init(name: String, reason: String, figure: Double? = nil) {
        self.name = name
        self.reason = reason
        self.figure = figure
    }
}

/// What was done to each feature before clustering, learnt on all customers for the final model.
public struct PreparationFacts: Codable, Sendable, Hashable {
    public var steps: [PreparationStep]

    public init(steps: [PreparationStep]) {
        self.steps = steps
    }
}

public struct PreparationStep: Codable, Sendable, Hashable {
    public var feature: String
    /// impute, log, winsorise, scale, one-hot or weight.
    public var step: String
    /// In words, e.g. `median 51`.
    public var parameters: String

    public init(feature: String, step: String, parameters: String) {
        self.feature = feature
        self.step = step
        self.parameters = parameters
    }
}
