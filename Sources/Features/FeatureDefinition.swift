/// What a feature is, for people and for the steps that follow: everything but its values.
public struct FeatureDefinition: Sendable, Hashable, Codable {
    /// The unique name used in a study, e.g. `recency` or `share_of_spend.Gifts`.
    public var name: String
    /// For people, e.g. `Days since last purchase`.
    public var title: String
    public var block: FeatureBlock
    public var kind: FeatureKind
    /// e.g. `days`, `orders`, the study's currency, `share`.
    public var unit: String?
    /// One sentence: how it is computed, and the value of a customer without events.
    public var meaning: String
    public var scaleFamily: ScaleFamily
    /// Where its values come from: a source of the study, or several.
    public var source: String?

    public init(
        name: String, title: String, block: FeatureBlock, kind: FeatureKind, unit: String? = nil, meaning: String,
        scaleFamily: ScaleFamily = .other, source: String? = nil
    ) {
        self.name = name
        self.title = title
        self.block = block
        self.kind = kind
        self.unit = unit
        self.meaning = meaning
        self.scaleFamily = scaleFamily
        self.source = source
    }
}

/// The side of a customer that a feature describes; blocks can be weighted against each other.
public enum FeatureBlock: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
    case purchase, engagement, social, campaign, profile
}

public enum FeatureKind: String, Sendable, Hashable, Codable {
    case number, flag, category
}

/// Families of numbers that share a shape: amounts of money and counts are skewed to the right, so they are logged.
public enum ScaleFamily: String, Sendable, Hashable, Codable, CaseIterable {
    case money, counts, other
}
