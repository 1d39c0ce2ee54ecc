/// Which counts must be withheld so that nobody can be recognised in a small cell, nor the cell be worked out from what
/// stays (cell suppression; Hundepool et al. 2012, Statistical Disclosure Control, chapter 4).
///
/// A count is withheld where it is above 0 and under the threshold. A zero counts nobody and is printed: hiding it would
/// hide that a group is shut out, which is what an audit looks for; only where nothing else can protect a small cell is
/// a zero withheld too. Further cells are withheld, first those that serve a row and a column at once, of these the
/// smallest, of these the first, until
/// - every row and column (or list) with withheld cells has two of them, together at least the threshold, so that their
///   sum isn't a small cell itself;
/// - no withheld cell is determined by the totals: another table of whole numbers, at least 1 where the true count is,
///   has the same totals and printed cells and differs in it; and the values that a small cell may have in such tables
///   reach at least half the threshold from the least to the greatest (`protection`).
///
/// Everything derived from a withheld cell (rates, ratios, balance, marks of a chart) is to be withheld with it. A total
/// under the threshold, or one made of ones only, can't be protected by withholding cells of its row: withhold it too,
/// by the rule for lists.
public struct DisclosureControl: Sendable, Hashable {
    /// The smallest count that may be printed; 0 or 1 withholds nothing.
    public var threshold: Int

    /// For sums of money.
    public var dominance: DominanceRule

    public init(threshold: Int = 10, dominance: DominanceRule = DominanceRule()) {
        self.threshold = threshold
        self.dominance = dominance
    }

    /// How far apart the least and the greatest value must be that a small cell can have for all that is printed.
    public var protection: Int { max(1, threshold / 2) }

    /// Whether a count describes somebody, but too few to be printed.
    public func isSmall(_ count: Int) -> Bool { (1..<max(1, threshold)).contains(count) }

    /// A list whose sum is printed: true where withheld.
    public func suppress(_ counts: [Int]) -> [Bool] {
        suppress([counts], withheldColumnTotals: Set(counts.indices)).first ?? []
    }

    /// A table whose margins are printed: true where withheld.
    ///
    /// - Parameters:
    ///   - counts: rows of equal length.
    ///   - withheldRowTotals: rows whose total isn't printed; all their cells are withheld.
    ///   - withheldColumnTotals: columns whose total isn't printed.
    ///   - known: cells that a reader knows from elsewhere; they are never withheld and protect nothing. Empty: none.
    ///   - withheld: cells that aren't printed anyway. Empty: none.
    ///   - implied: by column, which others can't be told of a row where it is withheld. Empty: none.
    public func suppress(
        _ counts: [[Int]], withheldRowTotals: Set<Int> = [], withheldColumnTotals: Set<Int> = [],
        known: [[Bool]] = [], withheld: [[Bool]] = [], implied: [[Int]] = []
    ) -> [[Bool]] {
        let columns = counts.first?.count ?? 0
        precondition(counts.allSatisfy { $0.count == columns }, "rows of different length")
        precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "a negative count")
        var suppression = Suppression(
            counts: counts, control: self, withheldRowTotals: withheldRowTotals,
            withheldColumnTotals: withheldColumnTotals, known: known, withheld: withheld,
            implied: implied)
        suppression.complete()
        return suppression.withheld
    }
}
