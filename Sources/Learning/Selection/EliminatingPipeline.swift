public import Statistics

/// Recursive feature elimination as part of a pipeline: what is validated is the choice of features and the classifier
/// together, the choice made anew from each fold's training rows.
public struct EliminatingPipeline<P: FeatureSubsetPipeline>: ClassificationPipeline {
    public var pipeline: P
    public var elimination: RecursiveFeatureElimination

    public init(_ pipeline: P, elimination: RecursiveFeatureElimination) {
        self.pipeline = pipeline
        self.elimination = elimination
    }

    public struct Fitted: FittedClassifier {
        public let elimination: FeatureElimination
        /// Fitted to the chosen features of all training rows.
        public let model: P.Fitted

        public func probabilities(rows: [Int]) throws -> Matrix { try model.probabilities(rows: rows) }
    }

    public func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        let found = try elimination.fit(pipeline, training: rows, labels: labels)
        return Fitted(
            elimination: found, model: try pipeline.fit(training: rows, labels: labels, features: found.features))
    }
}
