import Basics

/// How a customer's events are spread over the levels of a category: one share per level, the smaller levels together.
struct LevelShares {
    static let remainder = "other"

    /// The levels shown, largest first; `other` last where smaller levels are left.
    let levels: [String]
    /// For each level one share per customer. A customer without any weight has 0 everywhere.
    let shares: [[Double]]

    /// Levels are ranked by their total weight over all customers, ties by name. A level that is itself called "other",
    /// or that fewer customers have than the cohort's least number, belongs to the remainder. The shares lie in 0...1
    /// and add up to 1.
    ///
    /// The list of levels is part of the feature's definition, made once for all customers like the list of sources.
    ///
    /// - Returns: nil where fewer than two levels carry weight, or none has a name to show.
    init?(_ sums: LevelSums, top: Int) {
        guard let named = Self.named(sums, top: top) else { return nil }
        let hasRemainder = sums.used.count > named.count
        levels = named.map { sums.levels[$0] } + (hasRemainder ? [Self.remainder] : [])
        let weights = named.map(sums.sum) + (hasRemainder ? [sums.rest(without: named)] : [])
        var whole = weights[0]
        for other in weights.dropFirst() {
            for customer in whole.indices { whole[customer] += other[customer] }
        }
        shares = weights.map { zip($0, whole).map { $1 > 0 ? $0 / $1 : 0 } }
    }

    /// Which levels get a share of their own.
    static func named(_ sums: LevelSums, top: Int) -> [Int]? {
        let used = sums.used
        guard used.count >= 2 else { return nil }
        let named = sums.ranked(used.filter { sums.isCommon($0) && sums.levels[$0].lowercased() != remainder })
            .prefix(max(0, top))
        return named.isEmpty ? nil : Array(named)
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
