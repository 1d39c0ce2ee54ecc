import Basics
import Statistics
import Tables

/// The work of `Preparation.fit`: looks at one feature after the other and collects columns, steps and drops.
struct PreparationFit {
    let preparation: Preparation
    let rows: [Int]
    var columns: [PreparedColumn] = []
    private(set) var steps: [PreparationModel.Step] = []
    private(set) var dropped: [FeatureExclusion] = []
    /// Yes/no patterns over `rows` that a column already tells, and the feature that tells it.
    private var told: [(pattern: [Bool], by: String)] = []

    init(preparation: Preparation, rows: [Int]) {
        self.preparation = preparation
        self.rows = rows
    }

    mutating func note(_ feature: String, _ step: String, _ parameters: String) {
        steps.append(PreparationModel.Step(feature: feature, step: step, parameters: parameters))
    }

    mutating func drop(_ name: String, _ reason: String, figure: Double? = nil) {
        dropped.append(FeatureExclusion(name: name, reason: reason, figure: figure))
    }

    /// Drops the columns that satisfy a condition.
    mutating func drop(reason: String, where isDropped: (PreparedColumn) -> Bool) {
        for column in columns where isDropped(column) { drop(column.name, reason) }
        columns.removeAll(where: isDropped)
    }

    /// Missingness that a flag such as `has_visits` already tells needs no column of its own.
    mutating func noteFlags(of table: FeatureTable) {
        for feature in table.features {
            guard case .flag(let values) = feature.values else { continue }
            told.append((rows.map { values[$0] == 1 }, feature.name))
            told.append((rows.map { values[$0] == 0 }, feature.name))
        }
    }

    mutating func add(_ feature: Feature) {
        let missing = feature.values.missing(at: rows)
        guard missing.contains(false) else {
            drop(feature.name, say("no value is present"))
            return
        }
        switch feature.values {
        case .number(let values): addNumber(feature.definition, values, hasMissing: missing.contains(true))
        case .flag(let values): addFlag(feature.definition, values, hasMissing: missing.contains(true))
        case .category(let values): addCategory(feature.definition, values, hasMissing: missing.contains(true))
        }
        // A number that stays missing tells it itself.
        if preparation.imputation == .none, columns.last?.feature == feature.name, case .number = feature.values {
            return
        }
        addMissingFlag(feature.definition, missing)
    }

    private mutating func addMissingFlag(_ feature: FeatureDefinition, _ missing: [Bool]) {
        let share = Double(missing.count { $0 }) / Double(missing.count)
        guard share > 0, share >= preparation.missingFlagShare else { return }
        let percent = NumberFormat.percent(share, n: missing.count)
        if let teller = told.first(where: { $0.pattern == missing }) {
            note(feature.name, "missing", say("\(percent), as told by '\(teller.by)'"))
            return
        }
        let name = "\(feature.name).missing"
        told.append((missing, name))
        note(feature.name, "missing", say("\(percent), in a column of its own"))
        let (center, scale) = preparation.scaling(yesShare: share)
        columns.append(
            PreparedColumn(
                name: name, feature: feature.name, block: feature.block, reading: .missing, center: center,
                scale: scale, weight: 1))
    }
}
