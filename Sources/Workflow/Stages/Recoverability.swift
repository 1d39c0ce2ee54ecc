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
    let settings: ValidationSettings
    let disclosure: SegmentDisclosure
    let seed: UInt64
    let threads: Int

    struct Result {
        var scores: Classification
        var permutation: [ImportanceGroup]
        var impurity: [ImportanceGroup]
        var rules: [SegmentRule]
        var tree: DecisionTreeModel
        var treeFeatures: PreparedFeatures
    }

    static let model = "decision-tree"

    static func tree(customers: Int, threshold: Int) -> DecisionTree {
        DecisionTree(maximumDepth: 6, minimumLeaf: max(threshold, customers / 400), smoothing: 1)
    }

    /// - Returns: nil where there are too few customers to divide into folds, or one segment only.
    func callAsFunction() throws -> Result? {
        guard names.count > 1, labels.count >= 5 * settings.folds else { return nil }
        let split = try Division(labels: labels, settings: settings, seed: seed)
        let tree = Self.tree(customers: labels.count, threshold: disclosure.threshold)
        let pipeline = FeatureClassification(
            table: table, features: features.forTrees, classifier: tree, classes: names.count)
        let validation = CrossValidation(folds: split.folds, threads: threads)
        let predictions = try validation.run(pipeline, labels: labels, classes: names.count)
        let facts = ScoreFacts(names: names, disclosure: disclosure, seed: seed, threads: threads)
        let fitted = try pipeline.fit(
            training: split.training, labels: split.training.map { labels[$0] })
        let holdOut =
            split.holdOut.isEmpty
            ? nil
            : facts.holdOut(
                truth: split.holdOut.map { labels[$0] }, probabilities: try fitted.probabilities(rows: split.holdOut))
        return Result(
            scores: try facts.classification(predictions, folds: split.folds.count, holdOut: holdOut),
            permutation: try HeldOutImportance(
                model: Self.model, score: .macroF1, seed: seed, threads: threads
            ).importances(pipeline, table: table, labels: labels, division: split),
            impurity: impurity(fitted), rules: rules(fitted), tree: fitted.model, treeFeatures: fitted.features)
    }

    private func impurity(_ fitted: FeatureClassification<DecisionTree>.Fitted) -> [ImportanceGroup] {
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
    private func rules(_ fitted: FeatureClassification<DecisionTree>.Fitted) -> [SegmentRule] {
        let columns = fitted.features.model.columns
        return names.indices.compactMap { segment in
            let leaves = fitted.model.rules.filter { $0.prediction == segment }
            guard let best = leaves.max(by: { ($0.counts[segment], $1.node) < ($1.counts[segment], $0.node) }) else {
                return nil
            }
            // The way to a few customers is a description of them.
            guard !disclosure.isSmall(segment) else { return nil }
            let clauses = best.conditions.map { RuleClause(columns[$0.feature], fitted.features.table, $0).text }
            return SegmentRule(
                segment: segment + 1, rule: clauses.joined(separator: " and "), n: best.rows,
                precision: disclosedRate(
                    Proportion(best.counts[segment], of: best.rows), threshold: disclosure.threshold))
        }
    }
}

/// Customers to learn from, in folds, and those set aside.
struct Division {
    let training: [Int]
    let holdOut: [Int]
    let folds: [Fold]

    /// - Parameters:
    ///   - labels: of all customers.
    ///   - rows: the customers to divide; all where nil.
    init(labels: [Int], rows: [Int]? = nil, settings: ValidationSettings, seed: UInt64) throws {
        let rows = rows ?? Array(labels.indices)
        let known = rows.map { labels[$0] }
        if settings.holdOut > 0 {
            let split = try HoldOutSplit(share: settings.holdOut, seed: seed).fold(labels: known)
            training = split.training.map { rows[$0] }
            holdOut = split.test.map { rows[$0] }
        } else {
            training = rows
            holdOut = []
        }
        let training = self.training
        folds = try StratifiedFolds(count: settings.folds, seed: seed).folds(labels: training.map { labels[$0] }).map {
            Fold(training: $0.training.map { training[$0] }, test: $0.test.map { training[$0] })
        }
    }
}
