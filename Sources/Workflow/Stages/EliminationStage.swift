import Basics
import Findings
import Learning
import Statistics

extension EliminationFacts {
    /// The path among the customers to learn from.
    ///
    /// - Returns: nil where there was nothing to leave out.
    init?(_ fitted: EliminatedFeatures.Fitted, model: String) {
        let elimination = fitted.path.elimination
        let scored = elimination.steps.compactMap { step in step.score.map { (step: step, score: $0) } }
        guard elimination.steps.count > 1, scored.count == elimination.steps.count else { return nil }
        func names(_ places: [Int]) -> [String] { places.map { fitted.candidates[$0] } }
        let steps = scored.indices.map { index in
            let left = Set(index + 1 < scored.count ? scored[index + 1].step.features : scored[index].step.features)
            return EliminationStep(
                features: scored[index].step.features.count, score: Estimate(scored[index].score),
                dropped: names(scored[index].step.features.filter { !left.contains($0) }))
        }
        self.init(
            model: model, score: elimination.measure.rawValue, folds: EliminatedFeatures.folds, steps: steps,
            chosen: elimination.features.count, kept: names(elimination.features),
            reading: Self.reading(steps, chosen: elimination.chosen, best: elimination.best))
    }

    private static func reading(_ steps: [EliminationStep], chosen: Int, best: Int) -> String {
        func score(_ step: EliminationStep) -> String { NumberFormat.fixed(step.score.value, digits: 2) }
        let all = steps[0], kept = steps[chosen], top = steps[best]
        guard chosen > 0 else {
            return
                say(
                    "all \(all.features) features are needed: with fewer of them the AUC falls by more than one standard error from \(score(all))"
                )
        }
        let count = kept.features
        let enough = say(
            plural: count, one: "\(count) of \(all.features) feature is enough",
            other: "\(count) of \(all.features) features are enough")
        return
            say(
                "\(enough): the AUC is \(score(kept)) with them, \(score(all)) with all of them, and ",
                "\(score(top)) at its best, with \(top.features); the smallest number within one standard error of the best is taken"
            )
    }
}

extension Estimate {
    /// A mean over folds.
    init(_ mean: FoldMean) {
        self.init(
            mean.mean, low: mean.interval?.low, high: mean.interval?.high, sd: mean.standardDeviation)
    }
}
