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
///   has the same totals and printed cells and differs in it.
///
/// Everything derived from a withheld cell (rates, ratios, balance, marks of a chart) is to be withheld with it. A total
/// under the threshold, or one made of ones only, can't be protected by withholding cells of its row: withhold it too,
/// by the rule for lists.
public struct DisclosureControl: Sendable, Hashable {
    /// The smallest count that may be printed; 0 or 1 withholds nothing.
    public var threshold: Int

    public init(threshold: Int = 10) { self.threshold = threshold }

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
    public func suppress(
        _ counts: [[Int]], withheldRowTotals: Set<Int> = [], withheldColumnTotals: Set<Int> = []
    ) -> [[Bool]] {
        let columns = counts.first?.count ?? 0
        precondition(counts.allSatisfy { $0.count == columns }, "rows of different length")
        precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "a negative count")
        var suppression = Suppression(
            counts: counts, threshold: threshold, withheldRowTotals: withheldRowTotals,
            withheldColumnTotals: withheldColumnTotals)
        suppression.complete()
        return suppression.withheld
    }
}

private struct Cell: Hashable {
    var row: Int
    var column: Int
}

private struct Suppression {
    let counts: [[Int]]
    let threshold: Int
    var withheld: [[Bool]]
    private let cells: [Cell]
    /// The rows and columns whose total is printed.
    private let lines: [[Cell]]
    private let rowNodes: [Int]
    private let columnNodes: [Int]

    init(counts: [[Int]], threshold: Int, withheldRowTotals: Set<Int>, withheldColumnTotals: Set<Int>) {
        let rows = counts.indices, columns = (counts.first ?? []).indices
        self.counts = counts
        self.threshold = threshold
        withheld = rows.map { row in
            columns.map { withheldRowTotals.contains(row) || (1..<max(1, threshold)).contains(counts[row][$0]) }
        }
        cells = rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
        lines =
            rows.filter { !withheldRowTotals.contains($0) }.map { row in columns.map { Cell(row: row, column: $0) } }
            + columns.filter { !withheldColumnTotals.contains($0) }
            .map { column in rows.map { Cell(row: $0, column: column) } }
        // Of lines whose totals are withheld only the sum over all of them is known: they share a node.
        rowNodes = rows.map { withheldRowTotals.contains($0) ? rows.count + columns.count : $0 }
        columnNodes = columns.map {
            rows.count + (withheldColumnTotals.contains($0) ? columns.count + 1 : $0)
        }
    }

    /// Withholds one cell after the other until nothing withheld can be worked out or nothing is left.
    mutating func complete() {
        while let cell = nextToWithhold() { withheld[cell.row][cell.column] = true }
    }

    private func nextToWithhold() -> Cell? {
        for line in lines where !isProtected(line) {
            let needsPartner = line.filter(isWithheld).count < 2
            if let cell = bestPrinted(line, zeros: needsPartner) { return cell }
        }
        for cell in cells where isWithheld(cell) && isDetermined(cell) {
            let crossing = cells.filter { $0.row == cell.row || $0.column == cell.column }
            if let next = bestPrinted(crossing, zeros: false) ?? bestPrinted(cells, zeros: false)
                ?? bestPrinted(crossing, zeros: true)
            {
                return next
            }
        }
        return nil
    }

    private func isProtected(_ line: [Cell]) -> Bool {
        let hidden = line.filter(isWithheld)
        let sum = hidden.reduce(0) { $0 + count($1) }
        return hidden.isEmpty || hidden.count > 1 && sum >= threshold
    }

    /// The count above 0 still printed that serves the most lines in need, of these the smallest; or a zero.
    private func bestPrinted(_ candidates: [Cell], zeros: Bool) -> Cell? {
        let printed = candidates.filter { !isWithheld($0) }
        let inNeed = lines.filter { !isProtected($0) }
        let costs = printed.filter { count($0) > 0 }.map { cell in
            (cell: cell, cost: (-inNeed.count { $0.contains(cell) }, count(cell)))
        }
        return costs.min { $0.cost < $1.cost }?.cell ?? (zeros ? printed.first : nil)
    }

    /// Whether the totals leave a withheld cell one value only.
    ///
    /// Tables with the same totals differ by rounds: one cell up, the next in its column down, the next in that one's
    /// row up, and so on back to the start. Each withheld cell can go up; down only where it is above 1. So the cell can
    /// change if such a round leads through it, a path in the graph whose nodes are the totals and whose arrows are the
    /// withheld cells: row to column up, column to row down.
    private func isDetermined(_ cell: Cell) -> Bool {
        let row = rowNodes[cell.row], column = columnNodes[cell.column]
        if leads(from: column, to: row, avoiding: cell) { return false }
        return count(cell) <= 1 || !leads(from: row, to: column, avoiding: cell)
    }

    private func leads(from start: Int, to goal: Int, avoiding avoided: Cell) -> Bool {
        let arrows = cells.filter { isWithheld($0) && $0 != avoided }
        var reached: Set<Int> = [start]
        var grew = true
        while grew, !reached.contains(goal) {
            grew = false
            for cell in arrows {
                let row = rowNodes[cell.row], column = columnNodes[cell.column]
                if reached.contains(row), reached.insert(column).inserted { grew = true }
                if count(cell) > 1, reached.contains(column), reached.insert(row).inserted { grew = true }
            }
        }
        return reached.contains(goal)
    }

    private func count(_ cell: Cell) -> Int { counts[cell.row][cell.column] }

    private func isWithheld(_ cell: Cell) -> Bool { withheld[cell.row][cell.column] }
}
