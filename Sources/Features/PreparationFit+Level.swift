import Basics
import Tables

extension PreparationFit {
    mutating func addFlag(_ feature: FeatureDefinition, _ values: [Int8], hasMissing: Bool) {
        let yes = rows.count { values[$0] == 1 }, no = rows.count { values[$0] == 0 }
        let fill = yes > no ? 1.0 : 0
        if hasMissing { note(feature.name, "impute", say("most frequent value: \(yes > no ? say("yes") : say("no"))")) }
        let reading = PreparedColumn.Reading.flag(fill: fill)
        let share = reading.values(.flag(values), rows: rows).reduce(0, +) / Double(rows.count)
        guard share > 0, share < 1 else {
            drop(feature.name, say("constant: every customer has the same value"), figure: share)
            return
        }
        let (center, scale) = preparation.scaling(yesShare: share)
        if let words = preparation.discreteScaleWords { note(feature.name, "scale", words) }
        columns.append(
            PreparedColumn(
                name: feature.name, feature: feature.name, block: feature.block, reading: reading, center: center,
                scale: scale, weight: 1))
    }

    mutating func addCategory(_ feature: FeatureDefinition, _ values: Categories, hasMissing: Bool) {
        let levels = LevelGroups(
            values, rows: rows, rareShare: preparation.rareShare, rareCount: preparation.rareCount)
        if hasMissing { note(feature.name, "impute", say("most frequent value: \(levels.mostFrequent)")) }
        guard levels.count > 1 else {
            drop(feature.name, say("constant: every customer has the same value, or all levels are rare"))
            return
        }
        note(feature.name, "one-hot", levels.words(rareShare: preparation.rareShare, rareCount: preparation.rareCount))

        let readings = levels.readings
        let shares = readings.map { $0.1.values(.category(values), rows: rows).reduce(0, +) / Double(rows.count) }
        let (centers, scale) = preparation.scaling(levelShares: shares)
        if let words = preparation.discreteScaleWords { note(feature.name, "scale", words) }
        for ((level, reading), center) in zip(readings, centers) {
            columns.append(
                PreparedColumn(
                    name: "\(feature.name)=\(level)", feature: feature.name, block: feature.block, reading: reading,
                    center: center, scale: scale, weight: 1))
        }
    }
}

extension Preparation {
    /// Center and scale of a 0/1 column: total variance ½, or 1 apart with min-max.
    func scaling(yesShare share: Double) -> (center: Double, scale: Double) {
        switch scale {
        case .none, .minMax: (0, 1)
        case .z, .robust: share > 0 && share < 1 ? (share, (2 * share * (1 - share)).squareRoot()) : (0, 1)
        }
    }

    /// Centers and the common scale of a category's 0/1 columns: total variance ½, or two levels 1 apart with min-max.
    func scaling(levelShares shares: [Double]) -> (centers: [Double], scale: Double) {
        let zeros = [Double](repeating: 0, count: shares.count)
        switch scale {
        case .none: return (zeros, 1)
        case .minMax: return (zeros, 2.0.squareRoot())
        case .z, .robust:
            let variance = shares.reduce(0) { $0 + $1 * (1 - $1) }
            return variance > 0 ? (shares, (2 * variance).squareRoot()) : (zeros, 1)
        }
    }

    var discreteScaleWords: String? {
        switch scale {
        case .none: nil
        case .minMax: say("two different values are 1 apart")
        case .z, .robust: say("total variance ½")
        }
    }
}
