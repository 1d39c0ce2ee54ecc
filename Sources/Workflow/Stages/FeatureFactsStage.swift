import Features
import Findings

/// The data dictionary: every feature that was used in raw units, and every one that was dropped with its reason.
struct FeatureFactsStage {
    let prepared: PreparedFeatures
    let threshold: Int

    var facts: FeatureFacts {
        let used = Set(prepared.model.columns.map(\.feature))
        let constant = prepared.model.dropped
        return FeatureFacts(
            kept: prepared.table.features.filter { used.contains($0.name) }.map(summary),
            dropped: prepared.selection.dropped.map {
                DroppedFeature(name: $0.name, reason: $0.reason, figure: $0.figure)
            } + constant.map { DroppedFeature(name: $0.name, reason: $0.reason, figure: $0.figure) })
    }

    var preparation: PreparationFacts {
        PreparationFacts(
            steps: prepared.model.steps.map {
                PreparationStep(feature: $0.feature, step: $0.step, parameters: $0.parameters)
            })
    }

    private func summary(_ feature: Feature) -> FeatureSummary {
        let statistics = FeatureStatistics(feature)
        let definition = feature.definition
        return FeatureSummary(
            name: definition.name, title: definition.title, block: definition.block.rawValue,
            kind: definition.kind.rawValue, unit: definition.unit, meaning: definition.meaning,
            missing: statistics.missing, mean: statistics.mean, sd: statistics.sd, min: statistics.quartiles?.min,
            q25: statistics.quartiles?.q25, median: statistics.quartiles?.median, q75: statistics.quartiles?.q75,
            max: statistics.quartiles?.max, levels: statistics.levels.map(levels))
    }

    private func levels(_ levels: [FeatureStatistics.LevelFrequency]) -> [LevelShare] {
        let shown = withheld([levels.map(\.count)], threshold: threshold)[0]
        return zip(levels, shown).map { level, count in
            LevelShare(level: level.level, share: count == nil ? nil : level.share, suppressed: count == nil)
        }
    }
}
