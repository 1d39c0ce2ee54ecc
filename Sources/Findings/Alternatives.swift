/// The space in which customers were grouped.
public struct SpaceFacts: Codable, Sendable, Hashable {
    /// The name of the features themselves, where a method measures numbers, flags and categories each in its own way.
    public static let mixed = "mixed"

    /// features, components or embedding; mixed: numbers, flags and categories, each measured in its own way.
    public var name: String
    public var dimensions: Int
    /// Share of the variance of the prepared features that it keeps.
    public var explained: Double?
    /// Customers that an embedding was learnt from; absent: all.
    public var sample: Int?

    public init(name: String, dimensions: Int, explained: Double? = nil, sample: Int? = nil) {
        self.name = name
        self.dimensions = dimensions
        self.explained = explained
        self.sample = sample
    }
}

/// Another way to divide the same customers, measured alike.
public struct Alternative: Codable, Sendable, Hashable {
    public var method: String
    /// As `SpaceFacts.name`.
    public var space: String
    public var dimensions: Int
    public var k: Int
    /// The division that the report is about.
    public var isMain: Bool
    /// In its own space, so that only divisions of one space compare.
    public var silhouette: Double?
    /// Mean adjusted Rand index over bootstrap pairs.
    public var stability: Double?
    /// Adjusted Rand index with the main division.
    public var agreement: Double?
    /// Normalised mutual information with the main division.
    public var information: Double?
    /// Adjusted Rand index of held-out customers' segments with those that all customers give, every step (the space
    /// included) learnt anew without them; mean over folds.
    public var heldOut: Estimate?
    /// Cross-validated macro F1 of a decision tree that copies it.
    public var recoverability: Estimate?
    /// Area under the ROC curve when the outcome is predicted from the segment alone.
    public var outcome: Estimate?
    /// What a reader has to know, e.g. the sample used.
    public var note: String?
    /// In one sentence, how it compares with the main division.
    public var reading: String?

    public init(
        method: String, space: String, dimensions: Int, k: Int, isMain: Bool, silhouette: Double? = nil,
        stability: Double? = nil, agreement: Double? = nil, information: Double? = nil, heldOut: Estimate? = nil,
        recoverability: Estimate? = nil, outcome: Estimate? = nil, note: String? = nil, reading: String? = nil
    ) {
        self.method = method
        self.space = space
        self.dimensions = dimensions
        self.k = k
        self.isMain = isMain
        self.silhouette = silhouette
        self.stability = stability
        self.agreement = agreement
        self.information = information
        self.heldOut = heldOut
        self.recoverability = recoverability
        self.outcome = outcome
        self.note = note
        self.reading = reading
    }
}
