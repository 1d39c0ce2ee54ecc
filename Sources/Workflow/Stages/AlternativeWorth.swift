import Basics
import Features
import Findings
import Learning
import Statistics

/// What another division of the customers is worth, on the folds and with the models that measure the main one. Every
/// step, the space included, is learnt anew without the fold's customers.
struct AlternativeWorth {
    /// The main division's own figures.
    struct Main {
        var labels: [Int]
        var heldOut: Estimate?
        var recoverability: Estimate?
        var outcome: Estimate?
    }

    let main: Main
    let table: FeatureTable
    let features: FeaturePipeline
    let outcome: Outcome?
    let validation: ValidationPlan
    let threshold: Int
    let seed: UInt64
    let threads: Int

    /// Agreement of held-out customers with the division of all; nil where the main one has none.
    func heldOut(_ pipeline: SegmentPipeline, labels: [Int], k: Int) throws -> Estimate? {
        guard main.heldOut != nil, k > 1 else { return nil }
        let folds = try StratifiedFolds(count: validation.settings.folds, seed: seed).folds(labels: main.labels)
        return try HeldOutSegmentation(
            segments: pipeline, validation: validation.settings, names: names(k), disclosure: disclosure(labels, k),
            seed: seed,
            threads: threads
        ).agreement(folds, labels: labels)
    }

    /// Macro F1 of the tree that copies the division from raw features; nil where the main one has none.
    func recoverability(labels: [Int], k: Int) throws -> Estimate? {
        guard main.recoverability != nil, k > 1 else { return nil }
        let division = try validation.division(labels: main.labels, seed: seed)
        let tree = FeatureClassification(
            table: table, features: features.forTrees,
            classifier: Recoverability.tree(customers: labels.count, threshold: threshold, seed: seed), classes: k)
        let facts = ScoreFacts(names: names(k), disclosure: disclosure(labels, k), seed: seed, threads: threads)
        let scores = try scores(tree, labels: labels, division, facts)
        return Estimate(scores.macro)
    }

    /// Area under the ROC curve of the outcome's rate by segment; nil without an outcome.
    func outcome(_ pipeline: SegmentPipeline) throws -> Estimate? {
        guard let outcome, main.outcome != nil else { return nil }
        let labels = outcome.labels.map { $0 == true ? 1 : 0 }
        let division = try validation.division(labels: labels, rows: outcome.known, seed: seed)
        let facts = ScoreFacts(
            names: ["no", "yes"], disclosure: disclosure(outcome.known.map { labels[$0] }, 2), seed: seed,
            threads: threads)
        return try scores(SegmentClassification(segments: pipeline, classes: 2), labels: labels, division, facts).auc
    }

    /// By cross-validation alone: the customers set aside are looked at once, by the main division.
    private func scores<P: ClassificationPipeline>(
        _ pipeline: P, labels: [Int], _ division: Division, _ facts: ScoreFacts
    ) throws -> Classification {
        let predictions = try RepeatedCrossValidation(repeats: division.repeats, threads: threads).run(
            pipeline, labels: labels, classes: facts.names.count)
        return try facts.classification(predictions, division: division, holdOut: nil)
    }

    private func names(_ k: Int) -> [String] { (1...k).map { "\($0)" } }

    private func disclosure(_ labels: [Int], _ k: Int) -> SegmentDisclosure {
        SegmentDisclosure(labels: labels, k: k, threshold: threshold)
    }
}

extension Estimate {
    /// Macro F1 with its interval.
    init(_ scores: MacroScores) { self.init(scores.f1, low: scores.low, high: scores.high) }
}
