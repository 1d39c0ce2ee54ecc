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
    let choices: [ModelChoice]
    let validation: ValidationPlan
    /// Features are eliminated recursively, too.
    let isRecursive: Bool
    let threshold: Int
    let seed: UInt64
    let threads: Int

    struct Result: Codable {
        var evaluation: OutcomeEvaluation
        var learningCurve: LearningCurveFacts?
        var elimination: EliminationFacts?
        /// Where the folds aren't what the study asks for.
        var alert: Alert?
        var importance: [ImportanceGroup]
        var shap: [ShapFacts]?
        /// The study's other models on all features.
        var others: [CompareModels.Result]
        /// Of the best model on all features.
        var chances: HeldOutChances?
    }

    func callAsFunction() throws -> Result {
        let labels = outcome.labels.map { $0 == true ? 1 : 0 }
        let division = try validation.division(labels: labels, rows: outcome.known, seed: seed)
        let known = outcome.known.map { labels[$0] }
        var models = [
            try score(BaseRateClassification(classes: 2), "base-rate", "none", labels, division)
        ]
        let tree = PrunedDecisionTree(depth: 5, leaf: leaf(customers: known.count), for: .brier, seed: seed)
        if let rules = RuleClassification(table, classes: 2) {
            models.append(try score(rules, "rfm", "rate-by-cell", labels, division))
        }
        let bySegment = SegmentClassification(segments: segments, classes: 2)
        models.append(try score(bySegment, "segment", "rate-by-segment", labels, division))
        let all = FeatureClassification(
            table: table, features: features.forTrees, classifier: tree, classes: 2, memory: FitMemory())
        let (scores, predictions) = try ValidateModel(division: division, facts: facts, threads: threads)
            .scoresAndPredictions(all, labels: labels)
        models.append(OutcomeModel(features: "features", model: Recoverability.model, scores: scores))
        var others = try CompareModels(
            table: table, features: features, choices: choices, question: .outcome, labels: labels,
            targets: [nil, facts.disclosure.isSmall(1) ? nil : outcome.name], division: division, facts: facts,
            seed: seed, threads: threads)()
        models += others.map { OutcomeModel(features: "features", model: $0.model, scores: $0.scores) }
        let chances = [HeldOutChances(Recoverability.model, predictions)] + others.compactMap(\.chances)
        let best = OutcomeModel.best(of: models, on: "features")?.model
        // What one stage keeps for another is kept once.
        for index in others.indices { others[index].chances = nil }
        let elimination = try eliminate(tree.tree, labels, division)
        if let elimination { models.append(elimination.model) }
        let importance = try HeldOutImportance(
            model: Recoverability.model, score: .auc, seed: seed, threads: threads
        )(all, table: table, labels: labels, division: division)
        return Result(
            evaluation: OutcomeEvaluation(
                name: outcome.name, positive: outcome.positive, n: known.count,
                baseRate: disclosedRate(.init(known.count { $0 == 1 }, of: known.count), threshold: threshold),
                models: models, conclusion: OutcomeReading(models: models).conclusion,
                gains: GainsStage(models: models)()),
            learningCurve: try LearningCurveStage(division: division, seed: seed, threads: threads)(
                all, question: "outcome", model: Recoverability.model, labels: labels, measure: .auc),
            elimination: elimination?.facts, alert: validation.alert(division),
            importance: importance.permutation,
            shap: ShapleyStage(table: table, question: "outcome", threshold: threshold).facts(
                importance.shapley, targets: facts.disclosure.isSmall(1) ? [] : [(1, outcome.name)]),
            others: others, chances: chances.first { $0.model == best })
    }

    /// From 70 customers on the 95 % interval of a leaf's rate is no wider than 12 points to either side. Leaves of ten
    /// foretold worse, by AUC and by Brier score, in each of the studies that come with the tool.
    private func leaf(customers: Int) -> Int { max(threshold, customers / 200, min(70, customers / 10)) }

    /// The same tree on as few features as are enough, chosen anew in every fold; and the path on all customers to
    /// learn from.
    private func eliminate(
        _ tree: DecisionTree, _ labels: [Int], _ division: Division
    ) throws -> (model: OutcomeModel, facts: EliminationFacts?)? {
        guard isRecursive else { return nil }
        var pipeline = EliminatedFeatures(
            table: table, features: features.forTrees, tree: tree, classes: 2, seed: seed)
        let model = try score(pipeline, "selected-features", Recoverability.model, labels, division)
        pipeline.threads = threads
        let fitted = try pipeline.fit(training: division.training, labels: division.training.map { labels[$0] })
        return (model, EliminationFacts(fitted, model: Recoverability.model))
    }

    private func score<P: ClassificationPipeline>(
        _ pipeline: P, _ featureSet: String, _ model: String, _ labels: [Int], _ division: Division
    ) throws -> OutcomeModel {
        return OutcomeModel(
            features: featureSet, model: model,
            scores: try ValidateModel(division: division, facts: facts, threads: threads)(pipeline, labels: labels))
    }

    private var facts: ScoreFacts {
        ScoreFacts(
            names: ["no", "yes"],
            disclosure: SegmentDisclosure(
                labels: outcome.known.map { outcome.labels[$0] == true ? 1 : 0 }, k: 2, threshold: threshold),
            seed: seed, threads: threads)
    }
}
