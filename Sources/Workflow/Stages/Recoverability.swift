import Basics
import Features
import Findings
import Learning
import Statistics

/// How well a decision tree copies the partition, and which features it relies on. It proves that a rule exists, not
/// that segments do.
struct Recoverability {
    let table: FeatureTable
    let features: FeaturePipeline
    let labels: [Int]
    let names: [String]
    let models: [ModelChoice]
    let validation: ValidationPlan
    let disclosure: SegmentDisclosure
    /// Whether to find out if more customers would help: where no outcome asks it.
    let withLearningCurve: Bool
    let seed: UInt64
    let threads: Int

    struct Result: Codable {
        var scores: Classification
        var learningCurve: LearningCurveFacts?
        /// Where the folds aren't what the study asks for.
        var alert: Alert?
        var permutation: [ImportanceGroup]
        var impurity: [ImportanceGroup]
        var rules: [SegmentRule]
        var diagram: TreeFacts?
        var shap: [ShapFacts]?
        var tree: DecisionTreeModel
        var treePreparation: PreparationModel
        /// The study's other models.
        var others: [CompareModels.Result]

        var byModel: [String: Classification] {
            var result = [Recoverability.model: scores]
            for other in others { result[other.model] = other.scores }
            return result
        }
    }

    static let model = "decision-tree"

    /// Of more customers a random sample of so many: whether a few rules tell the segments apart shows in them, each score
    /// to within 1.4 percentage points.
    static let mostCustomers = 5_000

    static func tree(customers: Int, threshold: Int, seed: UInt64) -> PrunedDecisionTree {
        PrunedDecisionTree(
            depth: 6, leaf: max(threshold, min(customers, mostCustomers) / 400), for: .error, seed: seed)
    }

    /// - Returns: nil where there are too few customers to divide into folds, or one segment only.
    func callAsFunction() throws -> Result? {
        guard names.count > 1, labels.count >= 5 * validation.settings.folds else { return nil }
        let split = try validation.division(labels: labels, limit: Self.mostCustomers, seed: seed)
        let tree = Self.tree(customers: labels.count, threshold: disclosure.threshold, seed: seed)
        let pipeline = FeatureClassification(
            table: table, features: features.forTrees, classifier: tree, classes: names.count,
            memory: FitMemory())
        let facts = ScoreFacts(names: names, disclosure: disclosure, seed: seed, threads: threads)
        let fitted = try pipeline.fit(
            training: split.training, labels: split.training.map { labels[$0] })
        let importance = try HeldOutImportance(model: Self.model, score: .macroF1, seed: seed, threads: threads)(
            pipeline, table: table, labels: labels, division: split, prepared: fitted.features)
        return Result(
            scores: try ValidateModel(division: split, facts: facts, threads: threads)(
                pipeline, labels: labels, fitted: fitted),
            // Who takes a sample doesn't ask whether more customers would help.
            learningCurve: withLearningCurve && labels.count <= Self.mostCustomers
                ? try LearningCurveStage(division: split, seed: seed, threads: threads)(
                    pipeline, question: "recoverability", model: Self.model, labels: labels, measure: .macroF1) : nil,
            alert: validation.alert(split),
            permutation: importance.permutation, impurity: impurity(fitted), rules: rules(fitted),
            diagram: TreeDiagram(
                fitted: fitted, names: names, disclosure: disclosure, question: "recoverability"
            ).facts,
            shap: ShapleyStage(table: table, question: "recoverability", threshold: disclosure.threshold).facts(
                importance.shapley,
                targets: names.indices.filter { !disclosure.hidden.contains($0) }.map { ($0, names[$0]) }),
            tree: fitted.model, treePreparation: fitted.features.model,
            others: try CompareModels(
                table: table, features: features, choices: models, question: .recoverability, labels: labels,
                targets: names.indices.map { disclosure.isDescribed($0) ? names[$0] : nil }, division: split,
                facts: facts, seed: seed, threads: threads)())
    }

    private func impurity(_ fitted: FittedTree) -> [ImportanceGroup] {
        let columns = fitted.features.model.columns
        let shares = fitted.model.impurityImportances
        var byFeature: [String: Double] = [:]
        for (column, share) in zip(columns, shares) { byFeature[column.feature, default: 0] += share }
        return fitted.features.table.features.compactMap { feature in
            byFeature[feature.name].map {
                ImportanceGroup(
                    model: Self.model, feature: feature.name, title: feature.definition.title, mean: $0, sd: 0)
            }
        }.filter { $0.mean > 0 }.sorted { ($1.mean, $0.feature) < ($0.mean, $1.feature) }
    }

    /// Of each segment the leaf that holds most of it.
    private func rules(_ fitted: FittedTree) -> [SegmentRule] {
        let columns = fitted.features.model.columns
        return names.indices.compactMap { segment in
            let leaves = fitted.model.rules.filter { $0.prediction == segment }
            guard let best = leaves.max(by: { ($0.counts[segment], $1.node) < ($1.counts[segment], $0.node) }) else {
                return nil
            }
            // The way to a few customers is a description of them.
            guard disclosure.isDescribed(segment) else { return nil }
            let clauses = best.conditions.map { RuleClause(columns[$0.feature], fitted.features.table, $0).text }
            return SegmentRule(
                segment: segment + 1, rule: clauses.joined(separator: " and "), n: best.rows,
                precision: disclosedRate(
                    Proportion(best.counts[segment], of: best.rows), threshold: disclosure.threshold))
        }
    }
}
