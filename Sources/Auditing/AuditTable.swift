import Foundation
import Statistics

/// The customers by group and by segment or outcome, and which cells must not be printed.
struct AuditTable {
    let groups: AuditedGroups
    /// groups x columns.
    let counts: [[Int]]
    let withheld: [[Bool]]
    /// Columns whose total must not be printed.
    let withheldColumns: [Bool]
    /// The columns that a rate's customers are in.
    let population: [Int]

    init(
        groups: AuditedGroups, codes: [Int], columns: [Int], columnCount: Int, population: [Int],
        disclosure: DisclosureControl
    ) {
        let table = ContingencyTable(
            rows: codes, rowCount: groups.names.count, columns: columns, columnCount: columnCount)
        let columnTotals = disclosure.suppress(table.columnTotals)
        self.groups = groups
        self.population = population
        withheldColumns = columnTotals
        counts = table.counts
        withheld = groups.suppress(
            table.counts, withheldColumnTotals: Set(columnTotals.indices.filter { columnTotals[$0] }),
            disclosure: disclosure)
    }

    /// Columns: with the outcome, without, not known.
    init(groups: AuditedGroups, codes: [Int], outcome: [Bool?], disclosure: DisclosureControl) {
        self.init(
            groups: groups, codes: codes, columns: outcome.map { $0.map { $0 ? 0 : 1 } ?? 2 }, columnCount: 3,
            population: [0, 1], disclosure: disclosure)
    }

    /// Withheld cells of the groups compared.
    var withheldCount: Int { groups.compared.reduce(0) { $0 + withheld[$1].count { $0 } } }

    /// Each compared group's rate of being in a column, against the reference's.
    func comparisons(of column: Int, rule: VerdictRule) -> [GroupComparison] {
        groups.comparisons(
            by: rule, isWithheld: { isRateWithheld($0, column) }, proportion: { proportion($0, column) })
    }

    /// The smallest ratio, over the groups compared, of share in the column to share overall, or its inverse.
    func balance(of column: Int) -> Double? {
        let columnTotal = counts.reduce(0) { $0 + $1[column] }, total = groups.sizes.reduce(0, +)
        guard columnTotal > 0, !groups.compared.contains(where: { withheld[$0][column] }) else { return nil }
        return groups.compared.map { group in
            let ratio =
                Double(counts[group][column]) * Double(total) / (Double(groups.sizes[group]) * Double(columnTotal))
            return min(ratio, 1 / ratio)
        }.min()
    }

    /// Independence of the columns of the population and the groups compared, and Cramér's V.
    func independence(seed: UInt64, stream: String, shuffles: Int) -> (test: IndependenceTest, cramersV: Double) {
        let table = ContingencyTable(groups.compared.map { group in population.map { counts[group][$0] } })
        var test = table.independenceTest(seed: seed, stream: stream, shuffles: shuffles)
        guard withheldCount > 0 else { return (test, table.cramersV) }
        test.statistic = toTwoDigits(test.statistic)
        test.p = toTwoDigits(test.p)
        return (test, toTwoDigits(table.cramersV))
    }

    private func proportion(_ group: Int, _ column: Int) -> Proportion {
        Proportion(counts[group][column], of: population.reduce(0) { $0 + counts[group][$1] })
    }

    /// A rate needs its own cell, and the total of its customers: where these are not the whole group, all their cells.
    private func isRateWithheld(_ group: Int, _ column: Int) -> Bool {
        withheld[group][column] || population.count < counts[group].count && population.contains { withheld[group][$0] }
    }
}

/// A figure to two significant digits.
private func toTwoDigits(_ value: Double) -> Double {
    Double(String(format: "%.1e", locale: Locale(identifier: "en_US_POSIX"), value)) ?? value
}
