/// Settings tried by an inner cross-validation of each fold's training customers.
public struct TuningFacts: Codable, Sendable, Hashable {
    /// recoverability or outcome.
    public var question: String
    public var model: String
    public var score: String
    /// Outer folds.
    public var folds: Int
    public var innerFolds: Int
    public var candidates: [TuningCandidate]

    public init(
        question: String, model: String, score: String, folds: Int, innerFolds: Int, candidates: [TuningCandidate]
    ) {
        self.question = question
        self.model = model
        self.score = score
        self.folds = folds
        self.innerFolds = innerFolds
        self.candidates = candidates
    }
}

public struct TuningCandidate: Codable, Sendable, Hashable {
    /// In words, e.g. `cost 1, gamma 0.1`.
    public var parameters: String
    /// Of the inner score over outer folds.
    public var mean: Double
    public var sd: Double
    /// In how many outer folds.
    public var chosen: Int

    public init(parameters: String, mean: Double, sd: Double, chosen: Int) {
        self.parameters = parameters
        self.mean = mean
        self.sd = sd
        self.chosen = chosen
    }
}
