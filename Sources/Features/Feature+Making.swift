import Basics

extension Feature {
    init(
        number name: String, _ title: String, _ block: FeatureBlock, unit: String?, _ meaning: String,
        _ values: [Double], _ family: ScaleFamily = .other
    ) {
        let definition = FeatureDefinition(
            name: name, title: title, block: block, kind: .number, unit: unit, meaning: meaning, scaleFamily: family)
        self.init(definition, .number(values))
    }
}

/// A flag for customers with at least one event; none where all customers have events, as it would say nothing.
func presenceFlag(_ name: String, _ title: String, _ block: FeatureBlock, counts: [Double]) -> [Feature] {
    guard counts.contains(0) else { return [] }
    let definition = FeatureDefinition(
        name: name, title: title, block: block, kind: .flag, meaning: say("Yes where at least one such event is known.")
    )
    return [Feature(definition, .flag(counts.map { $0 > 0 ? 1 : 0 }))]
}
