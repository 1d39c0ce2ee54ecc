import Findings
import Testing

@testable import Workflow

@Suite struct OutcomeReadingTests {
    private func model(_ features: String, _ name: String, _ auc: Double, spread: Double = 0.02) -> OutcomeModel {
        var scores = Classification(
            folds: 5, n: 500, accuracy: Estimate(0.8), balancedAccuracy: 0.7,
            macro: MacroScores(precision: 0.7, recall: 0.7, f1: 0.7), perClass: [], confusion: [], logLoss: 0.5,
            baseline: BaselineScores(accuracy: 0.6, f1: 0.4, logLoss: 0.7))
        scores.auc = Estimate(auc, low: auc - spread, high: auc + spread)
        return OutcomeModel(features: features, model: name, scores: scores)
    }

    @Test func theBestModelSpeaksAndSaysOfHowMany() {
        let models = [
            model("rfm", "rate-by-cell", 0.60), model("segment", "rate-by-segment", 0.62),
            model("features", "decision-tree", 0.63), model("features", "logistic-regression", 0.75),
        ]
        #expect(
            OutcomeReading(models: models).conclusion
                == "The segment alone tells customers with and without the outcome apart better than chance (AUC 0.62 [0.60, 0.64])"
                + "; all features together do better (the best of 2 models, logistic regression: AUC 0.75 [0.73, 0.77]): use the segments to plan and to talk, and a model of the features to score."
                + " The rule-based RFM cells: AUC 0.60 [0.58, 0.62].")
    }

    @Test func aTreeAloneIsNoBestOfSeveral() {
        let models = [model("segment", "rate-by-segment", 0.51), model("features", "decision-tree", 0.52)]
        #expect(
            OutcomeReading(models: models).conclusion
                == "The segment alone does not tell customers with and without the outcome apart (AUC 0.51 [0.49, 0.53])"
                + ", and all features together are not clearly better (decision tree: AUC 0.52 [0.50, 0.54]).")
    }

    @Test func equalsGoToTheFirst() {
        let models = [model("features", "decision-tree", 0.7), model("features", "neural-network", 0.7)]
        #expect(OutcomeModel.best(of: models, on: "features")?.model == "decision-tree")
        #expect(OutcomeModel.best(of: models, on: "segment") == nil)
        #expect(OutcomeReading(models: models).conclusion == "The data doesn't allow a comparison.")
    }
}
