/// The score of a model that learns from more and more customers.
public struct LearningCurveFacts: Codable, Sendable, Hashable {
    /// recoverability or outcome.
    public var question: String
    public var model: String
    public var score: String
    public var folds: Int
    public var points: [LearningCurvePoint]
    /// In one sentence: would more customers help?
    public var reading: String

    public init(
        question: String, model: String, score: String, folds: Int, points: [LearningCurvePoint], reading: String
    ) {
        self.question = question
        self.model = model
        self.score = score
        self.folds = folds
        self.points = points
        self.reading = reading
    }
}

public struct LearningCurvePoint: Codable, Sendable, Hashable {
    /// Training customers.
    public var n: Int
    public var training: Estimate
    public var validation: Estimate

    public init(n: Int, training: Estimate, validation: Estimate) {
        self.n = n
        self.training = training
        self.validation = validation
    }
}
