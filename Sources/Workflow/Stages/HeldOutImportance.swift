import Features
import Findings
import Learning
import Statistics

/// Permutation importance on the folds' held-out rows, correlated features shuffled together as a group.
struct HeldOutImportance {
    let model: String
    let score: PermutationImportance.Score
    let seed: UInt64
    let threads: Int

    func importances<C: Classifier>(
        _ pipeline: FeatureClassification<C>, table: FeatureTable, labels: [Int], division: Division
    ) throws -> [ImportanceGroup] {
        // Which features go together is decided once, on training rows, so that every fold has the same groups.
        let groups = try correlatedFeatures(pipeline, rows: division.training)
        let measure = PermutationImportance(score: score, repeats: 5, seed: seed)
        let folds = try CrossValidation(folds: division.folds, threads: threads).map(pipeline, labels: labels) {
            fitted, fold in
            let columns = fitted.features.model.columns
            let columnGroups = groups.map { group in
                FeatureGroup(
                    name: group.joined(separator: " + "),
                    columns: columns.indices.filter { group.contains(columns[$0].feature) })
            }
            return try measure.importances(
                fitted.features.matrix(fold.test), labels: fold.test.map { labels[$0] }, groups: columnGroups
            ) { try fitted.model.probabilities($0) }
        }
        return zip(groups, PermutationImportance.pooled(folds)).map { group, importance in
            ImportanceGroup(
                model: model, feature: group.joined(separator: " + "),
                title: group.map { table[$0]?.definition.title ?? $0 }.joined(separator: " + "), mean: importance.mean,
                sd: importance.standardDeviation)
        }.sorted { ($1.mean, $0.feature) < ($0.mean, $1.feature) }
    }

    private func correlatedFeatures<C: Classifier>(
        _ pipeline: FeatureClassification<C>, rows: [Int]
    ) throws -> [[String]] {
        let prepared = try pipeline.features.fit(pipeline.table, rows: rows)
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
