import Basics
import Features
import Findings
import Learning
import Statistics

/// In how many directions do the prepared features differ, and which are they?
struct ComponentsStage {
    /// Customers x prepared columns.
    let x: Matrix
    /// The principal components of `x`.
    let directions: () throws -> PCAModel
    let columns: [PreparedColumn]
    let table: FeatureTable
    let seed: UInt64
    let threads: Int

    /// Components whose loadings are shown, however many are suggested.
    static let shown = 2...5

    /// - Returns: nil where there are too few columns or customers to speak of directions.
    func callAsFunction() throws -> ComponentFacts? {
        guard x.columns >= 3, x.rows >= 3 else { return nil }
        let model = try directions()
        let chance = try ParallelAnalysis(seed: seed, threads: threads).fit(x)
        var cumulative = 0.0
        let scree = model.allVariances.indices.map { index in
            cumulative += model.allVarianceRatios[index]
            return ScreeEntry(
                component: index + 1, eigenvalue: model.allVariances[index], share: model.allVarianceRatios[index],
                cumulative: min(1, cumulative),
                shuffled: index < chance.nullQuantile.count ? chance.nullQuantile[index] : nil)
        }
        return ComponentFacts(
            scree: scree, suggested: chance.retained, sample: chance.sample,
            loadings: loadings(model.keeping(min(max(chance.retained, Self.shown.lowerBound), Self.shown.upperBound))))
    }

    private func loadings(_ model: PCAModel) -> [ComponentLoadings] {
        let loadings = model.loadings, moments = ColumnMoments(x)
        return columns.indices.map { index in
            let deviation = moments.standardDeviation(index)
            return ComponentLoadings(
                feature: columns[index].name, title: title(columns[index]),
                values: (0..<loadings.rows).map { component in
                    deviation > 0 ? min(1, max(-1, loadings[component, index] / deviation)) : 0
                })
        }
    }

    private func title(_ column: PreparedColumn) -> String {
        let feature = table[column.feature]?.definition.title ?? column.feature
        switch column.reading {
        case .number, .flag: return feature
        case .level(let name, _): return "\(feature): \(name)"
        case .otherLevels: return say("\(feature): other")
        case .missing: return say("\(feature): missing")
        }
    }
}
