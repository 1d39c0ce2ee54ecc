import Basics
import Tables

/// How a customer's events are spread over the levels of a category: one share per level, the smaller levels together.
struct LevelShares {
    static let remainder = "other"

    /// The levels shown, largest first; `other` last where smaller levels are left.
    let levels: [String]
    /// For each level one share per customer. A customer without any weight has 0 everywhere.
    let shares: [[Double]]

    /// Levels are ranked by their total weight over all customers, ties by name. A level that is itself called "other",
    /// or that fewer customers have than the cohort's least number, belongs to the remainder. Events without a level, and weights that aren't positive (returns), are left out of
    /// numerator and denominator, so that the shares lie in 0...1 and add up to 1.
    ///
    /// The list of levels is part of the feature's definition, made once for all customers like the list of sources.
    ///
    /// - Parameter weight: e.g. amounts; nil counts each event once.
    /// - Returns: nil where fewer than two levels carry weight, or none has a name to show.
    init?(_ groups: EventGroups, of category: Categories, weight: [Double]? = nil, top: Int) {
        var totals = [Double](repeating: 0, count: category.levels.count)
        Self.forEach(groups, category, weight) { _, code, weight in totals[code] += weight }
        let used = totals.indices.filter { totals[$0] > 0 }
        guard used.count >= 2 else { return nil }
        let isCommon = groups.commonLevels(of: category) { row in weight.map { $0[row] > 0 } ?? true }
        let named = used.filter { isCommon[$0] && category.levels[$0].lowercased() != Self.remainder }
            .sorted { (totals[$1], category.levels[$0]) < (totals[$0], category.levels[$1]) }
            .prefix(max(0, top))
        guard !named.isEmpty else { return nil }
        var slot = [Int](repeating: named.count, count: totals.count)
        for (position, code) in named.enumerated() { slot[code] = position }
        let hasRemainder = used.count > named.count
        levels = named.map { category.levels[$0] } + (hasRemainder ? [Self.remainder] : [])

        let slots = levels.count
        var sums = [Double](repeating: 0, count: groups.cohort.customers.count * slots)
        Self.forEach(groups, category, weight) { customer, code, weight in
            sums[customer * slots + slot[code]] += weight
        }
        let sumsBySlot = (0..<slots).map { slot in stride(from: slot, to: sums.count, by: slots).map { sums[$0] } }
        let whole = groups.cohort.customers.indices.map { customer in
            sumsBySlot.reduce(0) { $0 + $1[customer] }
        }
        shares = sumsBySlot.map { zip($0, whole).map { $1 > 0 ? $0 / $1 : 0 } }
    }

    @inline(__always)
    private static func forEach(
        _ groups: EventGroups, _ category: Categories, _ weight: [Double]?,
        _ body: (_ customer: Int, _ code: Int, _ weight: Double) -> Void
    ) {
        groups.forEach { row, customer in
            let code = category.codes[row], weight = weight?[row] ?? 1
            if code >= 0, weight > 0, weight.isFinite { body(customer, Int(code), weight) }
        }
    }

    /// A feature per level, called `prefix.level`.
    func features(
        prefix: String, title: (String) -> String, block: FeatureBlock, meaning: (String) -> String
    ) -> [Feature] {
        zip(levels, shares).map { level, values in
            let shown = level == Self.remainder ? say("other levels") : level
            return Feature(
                FeatureDefinition(
                    name: "\(prefix).\(level)", title: title(shown), block: block, kind: .number, unit: "share",
                    meaning: meaning(shown)),
                .number(values))
        }
    }
}
