import Basics
import Findings

/// What the outcome's models say about the segments, in sentences, from the areas under the ROC curve and their intervals.
struct OutcomeReading {
    let models: [OutcomeModel]

    var conclusion: String {
        guard let segment = auc("segment"), let best = OutcomeModel.best(of: models, on: "features"),
            let features = best.scores.auc
        else { return say("The data doesn't allow a comparison.") }
        var sentence =
            (segment.low ?? 0) > 0.5
            ? say(
                "The segment alone tells customers with and without the outcome apart better than chance (AUC \(text(segment)))"
            )
            : say("The segment alone does not tell customers with and without the outcome apart (AUC \(text(segment)))")
        let gap = (features.low ?? 0) - (segment.high ?? 1), model = say("\(name(best)): AUC \(text(features))")
        sentence +=
            gap > 0
            ? say(
                "; all features together do better (\(model)): use the segments to plan and to talk, and a model of the features to score."
            )
            : say(", and all features together are not clearly better (\(model)).")
        if let rfm = auc("rfm") { sentence += say(" The rule-based RFM cells: AUC \(text(rfm)).") }
        return sentence
    }

    private func auc(_ features: String) -> Estimate? { models.first { $0.features == features }?.scores.auc }

    /// The best of several looks better than it is, so the reader learns of how many it is the best.
    private func name(_ best: OutcomeModel) -> String {
        let name = word(best.model, english: best.model.replacing("-", with: " "))
        let rivals = models.count { $0.features == best.features }
        return rivals > 1 ? say("the best of \(rivals) models, \(name)") : name
    }

    private func text(_ estimate: Estimate) -> String {
        func figure(_ value: Double?) -> String { NumberFormat.fixed(value, digits: 2) }
        return
            "\(figure(estimate.value)) [\(figure(estimate.low))\(Language.current.listSeparator) \(figure(estimate.high))]"
    }
}
