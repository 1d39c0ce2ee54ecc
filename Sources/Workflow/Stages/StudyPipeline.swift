import Basics
import Features

extension Study {
    /// Selection and preparation with the study's settings.
    var featurePipeline: FeaturePipeline {
        func patterns(_ names: [FeatureSettings.Name]) -> [FeaturePattern] {
            names.map { FeaturePattern($0.name, at: $0.position) }
        }
        let logFamilies = preparation.log.compactMap(ScaleFamily.init)
        return FeaturePipeline(
            selection: Selection(
                variance: selection.variance, correlation: selection.correlation, include: patterns(features.include),
                exclude: patterns(features.exclude), logFamilies: logFamilies),
            preparation: Preparation(
                imputation: imputation, logFamilies: logFamilies, winsorise: preparation.winsorise, scale: scale,
                rareCount: audit.minimumCount,
                weights: Dictionary(
                    (preparation.weights ?? []).compactMap { weight in
                        FeatureBlock(rawValue: weight.block).map { ($0, weight.weight) }
                    }, uniquingKeysWith: { first, _ in first })))
    }

    private var imputation: Preparation.Imputation {
        switch preparation.impute {
        case "zero": .constant(value: 0)
        case "most-frequent": .mostFrequent
        default: .median
        }
    }

    private var scale: Preparation.Scale {
        switch preparation.scale {
        case "none": .none
        case "robust": .robust
        case "min-max": .minMax
        default: .z
        }
    }
}
