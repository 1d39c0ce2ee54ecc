/// Recursive feature elimination with cross-validation (Guyon et al. 2002).
public struct EliminationFacts: Codable, Sendable, Hashable {
    public var model: String
    public var score: String
    public var folds: Int
    /// From all features to the fewest.
    public var steps: [EliminationStep]
    /// Features kept.
    public var chosen: Int
    public var kept: [String]
    /// In one sentence: how few features are enough?
    public var reading: String

    public init(
        model: String, score: String, folds: Int, steps: [EliminationStep], chosen: Int, kept: [String], reading: String
    ) {
        self.model = model
        self.score = score
        self.folds = folds
        self.steps = steps
        self.chosen = chosen
        self.kept = kept
        self.reading = reading
    }
}

public struct EliminationStep: Codable, Sendable, Hashable {
    public var features: Int
    public var score: Estimate
    /// Eliminated after this step.
    public var dropped: [String]

    public init(features: Int, score: Estimate, dropped: [String]) {
        self.features = features
        self.score = score
        self.dropped = dropped
    }
}
