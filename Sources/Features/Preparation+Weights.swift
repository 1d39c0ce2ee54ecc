import Basics

extension Preparation {
    /// Multiplies each column by w / √max(n, 3) × c for its block's weight w and number of features n (a category counts
    /// once, however many levels it has); c keeps the total variance, so with one block nothing changes.
    /// Parts of one whole, such as the shares of spend by category, are as many columns as there are levels, and of a
    /// customer with one order each is 0 or 1; like a category they count as one feature, each column divided by the
    /// root of their number. Without balance the factor is w.
    func applyBlockWeights(to fit: inout PreparationFit) {
        let balanced = balanceBlocks ?? (scale != .none)
        fit.drop(reason: say("its block has weight 0")) { weight($0.block) == 0 }
        let factors = balanced ? balancedFactors(fit.columns) : [:]
        var described: Set<String> = []
        for index in fit.columns.indices {
            let column = fit.columns[index], block = column.block
            let siblings = balanced ? fit.columns.count { Self.part($0) == Self.part(column) && $0.isPartOfNumber } : 0
            let sharing = column.isPartOfNumber ? Double(max(1, siblings)).squareRoot() : 1
            let factor = (factors[block] ?? weight(block)) / sharing
            fit.columns[index].weight = factor
            guard abs(factor - 1) > 1e-12, described.insert(column.feature).inserted else { continue }
            let reason = say("block \(word(block.rawValue)), weight \(plainFigure(weight(block)))")
            let count = balanced ? say(", \(Self.parts(fit.columns, block).count) features") : ""
            fit.note(column.feature, "weight", "\(plainFigure(factor)) (\(reason)\(count))")
        }
    }

    private func weight(_ block: FeatureBlock) -> Double { weights[block] ?? 1 }

    private func balancedFactors(_ columns: [PreparedColumn]) -> [FeatureBlock: Double] {
        var factors: [FeatureBlock: Double] = [:]
        var total = 0.0, squares = 0.0
        for block in FeatureBlock.allCases {
            let count = Double(Self.parts(columns, block).count)
            guard count > 0 else { continue }
            // A block of one column would otherwise weigh as much as a block of ten, all in that column.
            factors[block] = weight(block) / max(count, Self.leastParts).squareRoot()
            total += count
            squares += weight(block) * weight(block) * count / max(count, Self.leastParts)
        }
        let common = (total / squares).squareRoot()
        return factors.mapValues { $0 * common }
    }

    /// A feature never has more than a third of a block's weight.
    private static let leastParts = 3.0

    /// What counts as one feature: a number, a flag, a category, a missing flag.
    private static func parts(_ columns: [PreparedColumn], _ block: FeatureBlock) -> Set<String> {
        Set(columns.filter { $0.block == block }.map(part))
    }

    /// A number `whole.part` belongs to its whole.
    private static func part(_ column: PreparedColumn) -> String {
        if column.reading == .missing { return column.name }
        guard column.isPartOfNumber, let dot = column.feature.firstIndex(of: ".") else { return column.feature }
        return String(column.feature[...dot])
    }
}

extension PreparedColumn {
    /// One of the numbers that a whole was divided into, e.g. `share_of_spend.Gifts`.
    fileprivate var isPartOfNumber: Bool {
        guard case .number = reading else { return false }
        return feature.contains(".")
    }
}
