import Basics
import Features
import Learning

/// One condition of a tree's leaf in words: `Orders above 4.5`, `Job is management`.
struct RuleClause {
    let text: String

    init(_ column: PreparedColumn, _ table: FeatureTable, _ condition: LeafRule.Condition) {
        let definition = table[column.feature]?.definition
        let title = definition?.title ?? column.feature
        // A 0/1 column is cut at a half: above it is a yes.
        let isYes = condition.above != nil
        switch column.reading {
        case .level(let level, _): text = isYes ? say("\(title) is \(level)") : say("\(title) is not \(level)")
        case .otherLevels:
            text = isYes ? say("\(title) is one of the rare ones") : say("\(title) is none of the rare ones")
        case .flag: text = isYes ? title.lowercasedFirst : say("not: \(title.lowercasedFirst)")
        case .missing: text = isYes ? say("\(title) is missing") : say("\(title) is known")
        case .number:
            let isWhole = table[column.feature]?.values.areWhole == true
            let number = { (value: Double) in
                // Between 4 and 5 orders there are none: up to 4.5 is up to 4, above 4.5 is above 4.
                isWhole
                    ? NumberFormat.integer(value.rounded(.down))
                    : definition?.unit == "share" ? NumberFormat.percent(value) : NumberFormat.significant(value)
            }
            let unknown = condition.missing == .included ? say(" (or not known)") : ""
            switch (condition.above, condition.upTo) {
            case (let low?, let high?): text = say("\(title) above \(number(low)) and up to \(number(high))\(unknown)")
            case (let low?, nil): text = say("\(title) above \(number(low))\(unknown)")
            case (nil, let high?): text = say("\(title) up to \(number(high))\(unknown)")
            case (nil, nil): text = condition.missing == .only ? say("\(title) is not known") : say("\(title) is known")
            }
        }
    }
}

extension FeatureValues {
    /// Numbers without fractions, as counts and days are.
    fileprivate var areWhole: Bool {
        guard case .number(let values) = self else { return false }
        return values.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    }
}
