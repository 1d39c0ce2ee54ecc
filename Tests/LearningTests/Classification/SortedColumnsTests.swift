import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct SortedColumnsTests {
    /// Rows picked out of sorted columns stand as if they had been sorted alone; ranks may have gaps.
    @Test func pickedRowsAreInOrder() {
        var random = SeededGenerator(seed: 8, stream: "sorted columns")
        var x = Matrix(rows: 400, columns: 10)
        for row in 0..<x.rows {
            for column in 0..<x.columns {
                let value = column % 3 == 0 ? random.uniform() : Double(random.below(5))
                x[row, column] = random.below(8) == 0 ? .nan : value
            }
        }
        let all = SortedColumns(x)
        for share in [1, 2, 50] {
            let chosen = (0..<x.rows).filter { $0 % share == 0 }
            let picked = all.selecting(chosen), alone = SortedColumns(x.selecting(rows: chosen))
            #expect(picked.rows == chosen.count && picked.entries.map(\.row) == alone.entries.map(\.row))
            for place in picked.entries.indices {
                let column = place / chosen.count
                func value(_ columns: SortedColumns) -> Double? {
                    let rank = columns.entries[place].rank
                    return rank == SortedColumns.missing ? nil : columns.values[column][Int(rank)]
                }
                #expect(value(picked) == value(alone))
            }
        }
    }
}
