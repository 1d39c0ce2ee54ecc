import Auditing
import Basics
import Testing

@Suite struct DisclosureControlTests {
    private let control = DisclosureControl(threshold: 10)

    @Test func listsWithATotal() {
        #expect(control.suppress([]) == [])
        #expect(control.suppress([10, 20, 0]) == [false, false, false])
        // One small cell takes the smallest other with it; zeros stay.
        #expect(control.suppress([50, 4, 0, 30]) == [false, true, false, true])
        // Ties go to the first.
        #expect(control.suppress([30, 4, 30]) == [true, true, false])
        // Two small cells that are a small cell together take a third.
        #expect(control.suppress([50, 4, 3]) == [true, true, true])
        #expect(control.suppress([50, 7, 6]) == [false, true, true])
        // Nothing else can protect it but a zero; a lone cell's total must be withheld.
        #expect(control.suppress([4, 0, 0]) == [true, true, false])
        #expect(control.suppress([4]) == [true])
        #expect(DisclosureControl(threshold: 0).suppress([1, 2]) == [false, false])
    }

    @Test func oneSmallCellTakesThreeOthers() {
        #expect(
            control.suppress([[50, 4, 60], [40, 30, 20], [70, 80, 90]]) == [
                [true, true, false], [true, true, false], [false, false, false],
            ])
    }

    @Test func tablesWithoutSmallCellsAreUntouched() {
        #expect(control.suppress([[10, 20], [0, 40]]) == [[false, false], [false, false]])
        #expect(control.suppress([]) == [])
        #expect(control.suppress([[], []]) == [[], []])
    }

    /// Two rings of withheld cells joined by one cell: that cell is the difference of sums of totals, although every row
    /// and column has two withheld cells.
    @Test func aBridgeBetweenRingsIsNotLeftOpen() {
        var counts = [[Int]](repeating: [Int](repeating: 100, count: 5), count: 5)
        for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1), (3, 3), (3, 4), (4, 3), (4, 4), (1, 3)] {
            counts[row][column] = 6
        }
        let mask = control.suppress(counts)
        #expect(mask.flatMap { $0 }.count { $0 } > 9)
        #expect(openCells(counts, mask).isEmpty)
    }

    @Test func rowsWithoutAPrintedTotalAreWithheldWhole() {
        let counts = [[200, 180], [1, 3], [100, 90]]
        let mask = control.suppress(counts, withheldRowTotals: [1, 2])
        #expect(mask == [[false, false], [true, true], [true, true]])
    }

    /// For random small tables: every other table with the same totals is tried.
    @Test func noWithheldCellCanBeWorkedOut() {
        let control = DisclosureControl(threshold: 3)
        var withSmallCells = 0
        for index in 0..<600 {
            var generator = SeededGenerator(seed: 2, stream: "tables", index: index)
            let rows = 2 + generator.below(2), columns = 2 + generator.below(3)
            let counts = (0..<rows).map { _ in (0..<columns).map { _ in generator.below(9) } }
            let mask = control.suppress(counts)
            #expect(mask == control.suppress(counts))
            for (row, maskRow) in zip(counts, mask) {
                for (count, isWithheld) in zip(row, maskRow) where (1..<3).contains(count) { #expect(isWithheld) }
            }
            guard counts.contains(where: { $0.contains { (1..<3).contains($0) } }) else {
                #expect(!mask.contains { $0.contains(true) })
                continue
            }
            // Where a total is small, or made of ones, no withholding of cells can help.
            let lines = counts + (0..<columns).map { column in counts.map { $0[column] } }
            guard lines.allSatisfy({ $0.reduce(0, +) >= 3 && $0.reduce(0, +) > $0.count { $0 > 0 } }) else { continue }
            withSmallCells += 1
            #expect(openCells(counts, mask).isEmpty, "table \(index): \(counts)")
            for row in counts.indices { #expect(isProtected(counts[row], mask[row], threshold: 3)) }
            for column in 0..<columns {
                #expect(isProtected(counts.map { $0[column] }, mask.map { $0[column] }, threshold: 3))
            }
        }
        #expect(withSmallCells > 350)
    }

    private func isProtected(_ counts: [Int], _ mask: [Bool], threshold: Int) -> Bool {
        let hidden = zip(counts, mask).filter(\.1).map(\.0)
        return hidden.isEmpty || hidden.count > 1 && hidden.reduce(0, +) >= threshold
    }
}

/// The withheld cells that have one value only in all tables of whole numbers (at least 1 where the true count is) with
/// the same totals and printed cells; found by trying them all.
private func openCells(_ counts: [[Int]], _ mask: [[Bool]]) -> [[Int]] {
    let cells = counts.indices.flatMap { row in counts[row].indices.filter { mask[row][$0] }.map { [row, $0] } }
    var rowLeft = counts.indices.map { row in zip(counts[row], mask[row]).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } }
    var columnLeft = (counts.first ?? []).indices.map { column in
        counts.indices.reduce(0) { $0 + (mask[$1][column] ? counts[$1][column] : 0) }
    }
    var values = [Set<Int>](repeating: [], count: cells.count)
    var chosen: [Int] = []
    // Stops as soon as every cell has been seen with two values.
    func search() {
        guard values.contains(where: { $0.count < 2 }) else { return }
        let place = chosen.count
        guard place < cells.count else {
            for (index, value) in chosen.enumerated() { values[index].insert(value) }
            return
        }
        let (row, column) = (cells[place][0], cells[place][1])
        let least = counts[row][column] > 0 ? 1 : 0, most = min(rowLeft[row], columnLeft[column])
        guard least <= most else { return }
        let isLastOfRow = place + 1 == cells.count || cells[place + 1][0] != row
        if isLastOfRow, rowLeft[row] > most || rowLeft[row] < least { return }
        // The last of a row is what is left of its total; else begin near the truth, where tables are.
        let candidates =
            isLastOfRow
            ? [rowLeft[row]] : (least...most).sorted { abs($0 - counts[row][column]) < abs($1 - counts[row][column]) }
        for value in candidates {
            rowLeft[row] -= value
            columnLeft[column] -= value
            chosen.append(value)
            let isLastOfColumn = !cells[(place + 1)...].contains { $0[1] == column }
            if !isLastOfColumn || columnLeft[column] == 0 { search() }
            chosen.removeLast()
            rowLeft[row] += value
            columnLeft[column] += value
        }
    }
    search()
    return zip(cells, values).filter { $0.1.count < 2 }.map(\.0)
}
