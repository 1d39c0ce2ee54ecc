/// The levels of a category from low to high, where their texts show an order.
func orderedLevels(_ levels: [String]) -> [String]? {
    guard (3...20).contains(levels.count) else { return nil }
    return bands(levels) ?? scale(levels)
}

/// `Under 15K`, `15-24K`, `250K+`: by their numbers.
private func bands(_ levels: [String]) -> [String]? {
    var keyed: [(key: Double, level: String)] = []
    for level in levels {
        let digits = level.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(digits) else { return nil }
        let before = level.lowercased()
        let isOpenBelow = ["under", "below", "less", "unter", "bis", "<"].contains { before.hasPrefix($0) }
        keyed.append((isOpenBelow ? value - 0.5 : value, level))
    }
    let marks = levels.count { $0.contains { "-–+<>".contains($0) } }
    guard marks * 2 >= levels.count || marks > 0 && levels.allSatisfy({ $0.count <= 3 }) else { return nil }
    guard Set(keyed.map(\.key)).count == levels.count else { return nil }
    return keyed.sorted { $0.key < $1.key }.map(\.level)
}

/// `low`, `middle`, `high`: by their words.
private func scale(_ levels: [String]) -> [String]? {
    let scales = [
        [
            "very low", "low", "lower mid", "lower middle", "mid", "middle", "medium", "upper mid", "upper middle",
            "high", "very high",
        ], ["niedrig", "mittel", "hoch", "sehr hoch"], ["klein", "mittel", "groß"], ["small", "medium", "large"],
        ["bronze", "silver", "gold", "platinum", "diamond"], ["never", "rarely", "sometimes", "often", "always"],
        ["nie", "selten", "manchmal", "oft", "immer"], ["primary", "secondary", "tertiary"],
    ]
    for scale in scales {
        let places = levels.map { level in
            scale.firstIndex(of: level.lowercased().replacing("-", with: " ").replacing("_", with: " "))
        }
        guard places.allSatisfy({ $0 != nil }) else { continue }
        return zip(places.compactMap { $0 }, levels).sorted { $0.0 < $1.0 }.map(\.1)
    }
    return nil
}
