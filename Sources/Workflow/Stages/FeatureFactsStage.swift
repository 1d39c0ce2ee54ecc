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
        let statistics = FeatureStatistics(feature, sorted: sorted), isTold = !dominance.isDominated(feature)
        let definition = feature.definition
        return FeatureSummary(
            name: definition.name, title: definition.title, block: definition.block.rawValue,
            kind: definition.kind.rawValue, source: definition.source, unit: definition.unit,
            meaning: definition.meaning,
            missing: disclosed(statistics.missing), mean: isTold ? statistics.mean : nil,
            sd: isTold ? statistics.sd : nil, min: quantile(sorted, 0),
            q25: quantile(sorted, 0.25), median: quantile(sorted, 0.5), q75: quantile(sorted, 0.75),
            max: quantile(sorted, 1), levels: statistics.levels.map(levels),
            distribution: DistributionBins(sorted: sorted, threshold: threshold)?.distribution)
    }

    /// Customers without a value; nil where they are few, or those with one.
    private func disclosed(_ missing: Int) -> Int? {
        let small = 1..<max(1, threshold)
        return small.contains(missing) || small.contains(prepared.table.customers.count - missing) ? nil : missing
    }

    /// Nil where fewer customers than the threshold have the value itself and fewer lie on one of its sides: it would
    /// then tell of single customers, as a maximum that one has does.
    private func quantile(_ values: [Double], _ probability: Double) -> Double? {
        let value = Summary.quantile(sorted: values, probability)
        let below = values.sortedCount { $0 <= value }, above = values.count - values.sortedCount { $0 < value }
        return value.isFinite && min(below, above) >= threshold ? value : nil
    }

    /// A level that few have isn't even named: that somebody has it is what must not be read.
    private func levels(_ levels: [FeatureStatistics.LevelFrequency]) -> [LevelShare] {
        var named = levels.filter { $0.count >= threshold }.map { (name: $0.level, count: $0.count) }
        let rare = levels.filter { $0.count < threshold }.map(\.count)
        if !rare.isEmpty {
            named.append(
                (
                    say(plural: rare.count, one: "\(rare.count) rare level", other: "\(rare.count) rare levels"),
                    rare.reduce(0, +)
                ))
        }
        let total = Double(levels.map(\.count).reduce(0, +))
        return zip(named, withheld(named.map(\.count), threshold: threshold)).map { level, count in
            LevelShare(level: level.name, share: count.map { Double($0) / total }, suppressed: count == nil)
        }
    }
}
