import Features
import Findings
import Learning
import Statistics

/// What a model relies on, measured on the folds' held-out customers: permutation importance, correlated features
/// shuffled together as a group; and Shapley values.
struct HeldOutImportance {
    let model: String
    let score: PermutationImportance.Score
    let seed: UInt64
    let threads: Int

    struct Result {
        var permutation: [ImportanceGroup]
        var shapley: [ShapleyStage.Part]
    }

    /// - Parameter prepared: the features as all customers to learn from prepare them, where that has been done already.
    func callAsFunction(
        _ pipeline: FeatureClassification<PrunedDecisionTree>, table: FeatureTable, labels: [Int], division: Division,
        prepared: PreparedFeatures? = nil
    ) throws -> Result {
        // Which features go together is decided once, on training rows, so that every fold has the same groups.
        let groups = correlatedFeatures(
            try prepared ?? pipeline.features.fit(pipeline.table, rows: division.training), rows: division.training)
        let explained = ShapleyStage.sample(division.folds, seed: seed)
        let measure = PermutationImportance(score: score, repeats: 5, seed: seed)
        let folds = try CrossValidation(folds: division.folds, threads: threads).map(pipeline, labels: labels) {
            fitted, fold in
            let columns = fitted.features.model.columns
            let columnGroups = groups.map { group in
                FeatureGroup(
                    name: group.joined(separator: " + "),
                    columns: columns.indices.filter { group.contains(columns[$0].feature) })
            }
            let importances = try measure.importances(
                fitted.features.matrix(fold.test), labels: fold.test.map { labels[$0] }, groups: columnGroups,
                model: fitted.model)
            return (importances, try ShapleyStage.part(fitted, rows: fold.test.filter(explained.contains)))
        }
        let permutation = zip(groups, PermutationImportance.pooled(folds.map(\.0))).map { group, importance in
            ImportanceGroup(
                model: model, feature: group.joined(separator: " + "),
                title: group.map { table[$0]?.definition.title ?? $0 }.joined(separator: " + "), mean: importance.mean,
                sd: importance.standardDeviation)
        }
        return Result(
            permutation: permutation.sorted { ($1.mean, $0.feature) < ($0.mean, $1.feature) },
            shapley: folds.map(\.1))
    }

    private func correlatedFeatures(_ prepared: PreparedFeatures, rows: [Int]) -> [[String]] {
        let columns = prepared.model.columns
        let groups = FeatureGroup.correlated(prepared.matrix(rows), names: columns.map(\.name), threshold: 0.9)
        // The columns of one category stay together, whatever their correlation.
        var groupOf: [String: Int] = [:]
        var features: [[String]] = []
        for group in groups {
            let names = group.columns.map { columns[$0].feature }
            let existing = names.compactMap { groupOf[$0] }.first
            let target = existing ?? features.count
            if existing == nil { features.append([]) }
            for name in names where groupOf[name] == nil {
                groupOf[name] = target
                features[target].append(name)
            }
        }
        return features
    }
}
