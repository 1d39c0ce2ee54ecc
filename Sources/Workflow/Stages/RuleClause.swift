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
        case .level(let level, _): text = isYes ? "\(title) is \(level)" : "\(title) is not \(level)"
        case .otherLevels: text = isYes ? "\(title) is one of the rare ones" : "\(title) is none of the rare ones"
        case .flag: text = isYes ? title.lowercasedFirst : "not: \(title.lowercasedFirst)"
        case .missing: text = isYes ? "\(title) is missing" : "\(title) is known"
        case .number:
            let isWhole = table[column.feature]?.values.areWhole == true
            let number = { (value: Double) in
                // Between 4 and 5 orders there are none: up to 4.5 is up to 4, above 4.5 is above 4.
                isWhole
                    ? NumberFormat.integer(value.rounded(.down))
                    : definition?.unit == "share" ? NumberFormat.percent(value) : NumberFormat.significant(value)
            }
            let unknown = condition.missing == .included ? " (or not known)" : ""
            switch (condition.above, condition.upTo) {
            case (let low?, let high?): text = "\(title) above \(number(low)) and up to \(number(high))\(unknown)"
            case (let low?, nil): text = "\(title) above \(number(low))\(unknown)"
            case (nil, let high?): text = "\(title) up to \(number(high))\(unknown)"
            case (nil, nil): text = condition.missing == .only ? "\(title) is not known" : "\(title) is known"
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
