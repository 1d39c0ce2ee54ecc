import Basics
import Features
import Findings
import Learning
import Statistics

/// Does the segment help to predict what customers did later, against the base rate, RFM and all features?
struct PredictOutcome {
    let table: FeatureTable
    let features: FeaturePipeline
    let outcome: Outcome
    let segments: SegmentPipeline
    let settings: ValidationSettings
    let choices: [ModelChoice]
    let threshold: Int
    let seed: UInt64
    let threads: Int

    struct Result {
        var evaluation: OutcomeEvaluation
        var importance: [ImportanceGroup]
        /// The study's other models on all features.
        var others: [CompareModels.Result]
    }

    func callAsFunction() throws -> Result {
        let labels = outcome.labels.map { $0 == true ? 1 : 0 }
        let division = try Division(labels: labels, rows: outcome.known, settings: settings, seed: seed)
        let known = outcome.known.map { labels[$0] }
        var models = [
            try score(BaseRateClassification(classes: 2), "base-rate", "none", labels, division)
        ]
        let tree = DecisionTree(maximumDepth: 5, minimumLeaf: max(threshold, known.count / 200), smoothing: 1)
        if let rules = RuleClassification(table, classes: 2) {
            models.append(try score(rules, "rfm", "rate-by-cell", labels, division))
        }
        let bySegment = SegmentClassification(segments: segments, classes: 2)
        models.append(try score(bySegment, "segment", "rate-by-segment", labels, division))
        let all = FeatureClassification(table: table, features: features.forTrees, classifier: tree, classes: 2)
        models.append(try score(all, "features", Recoverability.model, labels, division))
        let others = try CompareModels(
            table: table, features: features, choices: choices, question: .outcome, labels: labels,
            targets: [nil, facts.disclosure.isSmall(1) ? nil : outcome.name], division: division, facts: facts,
            seed: seed, threads: threads)()
        models += others.map { OutcomeModel(features: "features", model: $0.model, scores: $0.scores) }
        let importance = try HeldOutImportance(
            model: Recoverability.model, score: .auc, seed: seed, threads: threads
        ).importances(all, table: table, labels: labels, division: division)
        return Result(
            evaluation: OutcomeEvaluation(
                name: outcome.name, positive: outcome.positive, n: known.count,
                baseRate: disclosedRate(.init(known.count { $0 == 1 }, of: known.count), threshold: threshold),
                models: models,
                conclusion: conclusion(models)), importance: importance, others: others)
    }

    private func score<P: ClassificationPipeline>(
        _ pipeline: P, _ featureSet: String, _ model: String, _ labels: [Int], _ division: Division
    ) throws -> OutcomeModel {
        let validation = CrossValidation(folds: division.folds, threads: threads)
        let predictions = try validation.run(pipeline, labels: labels, classes: 2)
        var holdOut: HoldOut?
        if !division.holdOut.isEmpty {
            let fitted = try pipeline.fit(
                training: division.training, labels: division.training.map { labels[$0] })
            holdOut = facts.holdOut(
                truth: division.holdOut.map { labels[$0] },
                probabilities: try fitted.probabilities(rows: division.holdOut))
        }
        return OutcomeModel(
            features: featureSet, model: model,
            scores: try facts.classification(predictions, folds: division.folds.count, holdOut: holdOut))
    }

    private var facts: ScoreFacts {
        ScoreFacts(
            names: ["no", "yes"],
            disclosure: SegmentDisclosure(
                labels: outcome.known.map { outcome.labels[$0] == true ? 1 : 0 }, k: 2, threshold: threshold),
            seed: seed, threads: threads)
    }

    /// In one sentence, from the areas under the ROC curve and their intervals.
    private func conclusion(_ models: [OutcomeModel]) -> String {
        func auc(_ name: String) -> Estimate? { models.first { $0.features == name }?.scores.auc }
        func text(_ estimate: Estimate) -> String {
            "\(NumberFormat.fixed(estimate.value, digits: 2)) [\(NumberFormat.fixed(estimate.low, digits: 2)), "
                + "\(NumberFormat.fixed(estimate.high, digits: 2))]"
        }
        guard let segment = auc("segment"), let features = auc("features") else {
            return "The data doesn't allow a comparison."
        }
        let helps = (segment.low ?? 0) > 0.5
        var sentence =
            helps
            ? "The segment alone tells customers with and without the outcome apart better than chance (AUC \(text(segment)))"
            : "The segment alone does not tell customers with and without the outcome apart (AUC \(text(segment)))"
        let gap = (features.low ?? 0) - (segment.high ?? 1)
        sentence +=
            gap > 0
            ? "; all features together do better (AUC \(text(features))): use the segments to plan and to talk, and a model of the features to score."
            : ", and all features together are not clearly better (AUC \(text(features)))."
        if let rfm = auc("rfm") { sentence += " The rule-based RFM cells: AUC \(text(rfm))." }
        return sentence
    }
}
