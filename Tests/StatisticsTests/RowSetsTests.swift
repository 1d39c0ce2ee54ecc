import Basics
import Statistics
import Testing

@Suite struct RowSetsTests {
    @Test(arguments: [1, 63, 64, 65, 640, 2500])
    func sharedIsCountedAsOneByOne(rows: Int) {
        var random = SeededGenerator(seed: 5, stream: "row sets \(rows)")
        let cells = (0..<rows).map { _ in random.below(11) }, groups = (0..<rows).map { _ in random.below(3) }
        var expected = [Int32](repeating: 0, count: 33)
        for row in 0..<rows { expected[cells[row] * 3 + groups[row]] += 1 }
        #expect(RowSets(of: cells, count: 11).shared(with: RowSets(of: groups, count: 3)) == expected)
    }

    @Test func setsMayOverlapAndBeEmpty() {
        var sets = RowSets(count: 3, rows: 70)
        for row in [0, 64, 69] { sets.insert(row, into: 0) }
        for row in [64, 69] { sets.insert(row, into: 1) }
        sets.insert(69, into: 1)
        #expect(sets.shared(with: sets) == [3, 2, 0, 2, 2, 0, 0, 0, 0])
        #expect(RowSets(count: 2, rows: 0).shared(with: RowSets(count: 1, rows: 0)) == [0, 0])
    }
}
