import Features
import Learning
import Statistics

/// A tree on as few features as cross-validation among the rows given finds enough: the study's filters first, then
/// recursive elimination, each step preparing only the features that are left and learning from training rows alone.
struct EliminatedFeatures: ClassificationPipeline {
    let table: FeatureTable
    let features: FeaturePipeline
    let tree: DecisionTree
    let classes: Int
    let seed: UInt64
    var threads = 1

    /// Inner folds of each fold.
    static let folds = 5
    /// The path takes no more steps, however many features there are.
    static let steps = 20

    struct Fitted: FittedClassifier {
        /// Of the features that the filters kept.
        let candidates: [String]
        let path: EliminatingPipeline<FeatureSubset>.Fitted

        func probabilities(rows: [Int]) throws -> Matrix { try path.probabilities(rows: rows) }
    }

    func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        let candidates = try features.selection.fit(table, rows: rows).apply(table)
        let kept = candidates.names.indices.filter { place in
            features.selection.include.contains { $0.matches(candidates.names[place]) }
        }
        let elimination = RecursiveFeatureElimination(
            measure: .auc, step: max(1, (candidates.features.count + Self.steps - 1) / Self.steps), kept: kept,
            folds: Self.folds,
            oneStandardError: true, seed: seed, threads: threads)
        let subset = FeatureSubset(table: candidates, preparation: features.preparation, tree: tree, classes: classes)
        return Fitted(
            candidates: candidates.names,
            path: try EliminatingPipeline(subset, elimination: elimination).fit(training: rows, labels: labels))
    }
}

/// A tree on some of a table's features, ranked by how much each decreases impurity. All columns of a category, and the
/// flag that tells where a feature is missing, stay or go with their feature.
struct FeatureSubset: FeatureSubsetPipeline {
    let table: FeatureTable
    let preparation: Preparation
    let tree: DecisionTree
    let classes: Int

    var featureCount: Int { table.features.count }

    struct Fitted: RankingClassifier {
        let table: FeatureTable
        let preparation: PreparationModel
        let model: DecisionTreeModel

        func probabilities(rows: [Int]) throws -> Matrix {
            try model.probabilities(preparation.transform(table, rows: rows))
        }

        func importances() -> [Double] {
            var byFeature: [String: Double] = [:]
            for (column, share) in zip(preparation.columns, model.impurityImportances) {
                byFeature[column.feature, default: 0] += share
            }
            return table.names.map { byFeature[$0] ?? 0 }
        }
    }

    func fit(training rows: [Int], labels: [Int], features: [Int]) throws -> Fitted {
        let table = table.selecting(features: features.map { self.table.names[$0] })
        let preparation = try preparation.fit(table, rows: rows)
        return Fitted(
            table: table, preparation: preparation,
            model: try tree.fit(preparation.transform(table, rows: rows), labels: labels, classes: classes))
    }
}
