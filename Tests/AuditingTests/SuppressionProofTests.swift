import Auditing
import Basics
import DisclosureAttack
import Testing

/// What a reader who knows all totals can say of withheld cells, found by linear programming.
@Suite struct SuppressionProofTests {
    /// Tables of people are full of small cells beside large ones.
    private func table(_ generator: inout SeededGenerator, rows: Int, columns: Int) -> [[Int]] {
        let sizes = (0..<rows).map { _ in [4, 12, 40, 150].map { $0 }[generator.below(4)] }
        return sizes.map { size in (0..<columns).map { _ in generator.below(size) } }
    }

    @Test(arguments: [3, 5, 10, 20]) func everySmallCellHasARange(threshold: Int) throws {
        let control = DisclosureControl(threshold: threshold)
        var small = 0, helpless = 0
        for index in 0..<60 {
            var generator = SeededGenerator(seed: 11, stream: "proof", index: index)
            let counts = table(&generator, rows: 2 + generator.below(5), columns: 2 + generator.below(6))
            let rowTotals = Self.hidden(control.suppress(counts.map { $0.reduce(0, +) }))
            let columnTotals = Self.hidden(
                control.suppress(counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }))
            let mask = control.suppress(
                counts, withheldRowTotals: rowTotals, withheldColumnTotals: columnTotals)
            let isAllWithheld = zip(counts, mask).allSatisfy { zip($0, $1).allSatisfy { $0 == 0 || $1 } }
            let ranges = try #require(Self.ranges(counts, mask, rowTotals, columnTotals))
            for (cell, width) in ranges {
                let count = counts[cell.row][cell.column]
                let enough = control.isSmall(count) ? control.protection : 1
                if control.isSmall(count) { small += 1 }
                if width < Double(enough) - 1e-6 {
                    // Lines of few, or of ones only, are told by their totals, though no cell is printed.
                    #expect(isAllWithheld, "table \(index): \(cell) of \(counts) can only be within \(width)")
                    helpless += 1
                }
            }
        }
        #expect(small > 150)
        #expect(helpless * 10 < small)
    }

    /// Who knows the diagonal besides (a report prints hits) must be kept out by the other cells.
    @Test func knownCellsProtectNothing() throws {
        let control = DisclosureControl(threshold: 10)
        var small = 0
        for index in 0..<60 {
            var generator = SeededGenerator(seed: 5, stream: "known", index: index)
            let k = 3 + generator.below(4)
            let counts = (0..<k).map { row in
                (0..<k).map { row == $0 ? 30 + generator.below(200) : generator.below(24) }
            }
            let known = (0..<k).map { row in (0..<k).map { $0 == row } }
            let mask = control.suppress(counts, known: known)
            #expect((0..<k).allSatisfy { !mask[$0][$0] })
            let ranges = try #require(Self.ranges(counts, mask, [], []))
            let isAllWithheld = (0..<k).allSatisfy { row in
                (0..<k).allSatisfy { $0 == row || mask[row][$0] || counts[row][$0] == 0 }
            }
            for (cell, width) in ranges where control.isSmall(counts[cell.row][cell.column]) {
                small += 1
                #expect(width >= Double(control.protection) - 1e-6 || isAllWithheld)
            }
        }
        #expect(small > 200)
    }

    private static func hidden(_ mask: [Bool]) -> Set<Int> { Set(mask.indices.filter { mask[$0] }) }

    /// By withheld cell how far its values can lie apart, for a reader who even knows which withheld cells are 0.
    private static func ranges(
        _ counts: [[Int]], _ mask: [[Bool]], _ rowTotals: Set<Int>, _ columnTotals: Set<Int>
    ) -> [(cell: (row: Int, column: Int), width: Double)]? {
        var attacker = Attacker()
        let cells = counts.indices.flatMap { row in
            counts[row].indices.filter { mask[row][$0] }.map { (row: row, column: $0) }
        }
        let places = attacker.unknowns(cells.count)
        func know(_ isIn: (Int) -> Bool) {
            let line = cells.indices.filter(isIn)
            attacker.know(
                sumOf: line.map { places[$0] },
                is: line.reduce(0) { sum, place in
                    let count = counts[cells[place].row][cells[place].column]
                    return sum + count - min(1, count)
                })
        }
        for row in counts.indices where !rowTotals.contains(row) { know { cells[$0].row == row } }
        for column in counts[0].indices where !columnTotals.contains(column) { know { cells[$0].column == column } }
        know { _ in true }
        return attacker.solved().map { solved in
            zip(cells, places).map { ($0, solved.width(ofSum: [$1])) }
        }
    }
}
