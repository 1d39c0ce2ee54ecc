import Auditing
import Basics
import Features
import Findings
import Statistics

/// The data dictionary: every feature that was used in raw units, and every one that was dropped with its reason.
struct FeatureFactsStage {
    let prepared: PreparedFeatures
    let threshold: Int
    var dominance = DominanceRule()
    /// The share of customers on either side whose values are held within bounds.
    var winsorised = PreparationSettings().winsorise

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
                PreparationStep(
                    feature: $0.feature, step: $0.step,
                    parameters: $0.step == "winsorise" && !areBoundsTold
                        ? say("held within bounds that are withheld, as few customers lie beyond them")
                        : $0.parameters)
            })
    }

    /// A bound is about the value of the customer on it: enough must lie beyond.
    private var areBoundsTold: Bool {
        winsorised * Double(prepared.table.customers.count) >= Double(threshold)
    }

    private func summary(_ feature: Feature) -> FeatureSummary {
        let sorted: [Double] =
            if case .number(let values) = feature.values { values.filter(\.isFinite).ascending() } else { [] }
        let statistics = FeatureStatistics(feature, sorted: sorted), isTold = isMeanTold(feature)
        func mean(_ value: Double?) -> Double? { isTold ? value.map { rounded($0, statistics) } : nil }
        let definition = feature.definition
        return FeatureSummary(
            name: definition.name, title: definition.title, block: definition.block.rawValue,
            kind: definition.kind.rawValue, source: definition.source, unit: definition.unit,
            meaning: definition.meaning,
            missing: disclosed(statistics.missing), mean: mean(statistics.mean),
            sd: mean(statistics.sd), min: quantile(sorted, 0),
            q25: quantile(sorted, 0.25), median: quantile(sorted, 0.5), q75: quantile(sorted, 0.75),
            max: quantile(sorted, 1), levels: statistics.levels.map { levels($0, statistics) },
            distribution: DistributionBins(sorted: sorted, threshold: threshold)?.distribution)
    }

    /// Whether enough customers have the value that a mean tells of: any but 0, and of a flag both.
    private func isMeanTold(_ feature: Feature) -> Bool {
        switch feature.values {
        case .number(let values):
            !isFew(values.count { $0.isFinite && $0 != 0 }) && !isFew(values.count(where: \.isFinite))
                && !dominance.isDominated(feature)
        case .flag(let flags):
            !isFew(flags.count { $0 == 1 }) && !isFew(flags.count { $0 == 0 })
        case .category: true
        }
    }

    private func isFew(_ count: Int) -> Bool { DisclosureControl(threshold: threshold).isSmall(count) }

    private func rounded(_ figure: Double, _ statistics: FeatureStatistics) -> Double {
        roundedMean(
            figure, missing: statistics.missing, of: prepared.table.customers.count, threshold: threshold)
    }

    private func levels(
        _ levels: [FeatureStatistics.LevelFrequency], _ statistics: FeatureStatistics
    ) -> [LevelShare] {
        DisclosedLevels(levels, threshold: threshold).shares.map { level in
            LevelShare(
                level: level.level, share: level.share.map { rounded($0, statistics) }, suppressed: level.suppressed)
        }
    }

    /// Customers without a value; nil where they are few, or those with one.
    private func disclosed(_ missing: Int) -> Int? {
        isFew(missing) || isFew(prepared.table.customers.count - missing) ? nil : missing
    }

    /// Nil where fewer customers than the threshold have the value itself and fewer lie on one of its sides: it would
    /// then tell of single customers, as a maximum that one has does.
    private func quantile(_ values: [Double], _ probability: Double) -> Double? {
        let value = Summary.quantile(sorted: values, probability)
        let below = values.sortedCount { $0 <= value }, above = values.count - values.sortedCount { $0 < value }
        return value.isFinite && min(below, above) >= threshold ? value : nil
    }
}
