import Findings
import Learning

/// Scores one model: by cross-validation, as the study wants it, and by one look at the customers set aside.
struct ValidateModel {
    let division: Division
    let facts: ScoreFacts
    let threads: Int

    /// - Parameters:
    ///   - labels: of all customers.
    ///   - fitted: the pipeline fitted to all customers to learn from, where that has been done already.
    func callAsFunction<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], fitted: P.Fitted? = nil
    ) throws -> Classification {
        try scoresAndPredictions(pipeline, labels: labels, fitted: fitted).scores
    }

    /// With the predictions of the first draw for customers that the model had not seen.
    func scoresAndPredictions<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], fitted: P.Fitted? = nil
    ) throws -> (scores: Classification, predictions: CrossValidatedPredictions) {
        let predictions = try RepeatedCrossValidation(repeats: division.repeats, threads: threads).run(
            pipeline, labels: labels, classes: facts.names.count)
        var holdOut: HoldOut?
        if !division.holdOut.isEmpty {
            let model =
                try fitted
                ?? pipeline.fit(
                    training: division.training, labels: division.training.map { labels[$0] })
            holdOut = facts.holdOut(
                truth: division.holdOut.map { labels[$0] },
                probabilities: try model.probabilities(rows: division.holdOut))
        }
        return (
            try facts.classification(predictions, division: division, holdOut: holdOut), predictions.repeats[0]
        )
    }
}
