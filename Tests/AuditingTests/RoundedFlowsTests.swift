import Auditing
import Basics
import DisclosureAttack
import Testing

/// Flows between two divisions whose sizes are told, against a solver.
@Suite struct RoundedFlowsTests {
    /// What a reader can find out of each flow.
    private func ranges(
        _ told: RoundedFlows, _ counts: [[Int]], threshold: Int, areRowsRounded: Bool, areColumnsRounded: Bool
    ) -> [[(low: Double, high: Double)]]? {
        var attacker = Attacker()
        let cells = counts.map { attacker.unknowns($0.count) }
        attacker.know(sumOf: cells.flatMap(\.self), is: counts.joined().reduce(0, +))
        func know(_ places: [Int], _ size: Int, isRounded: Bool) {
            let shown = isRounded ? RoundedFlows.rounded(size, threshold: threshold) : size
            attacker.know(sumOf: places, isAtLeast: isRounded ? shown - threshold : shown)
            attacker.know(sumOf: places, isAtMost: isRounded ? shown + threshold - 1 : shown)
        }
        for (row, line) in counts.enumerated() {
            know(cells[row], line.reduce(0, +), isRounded: areRowsRounded)
        }
        for column in counts[0].indices {
            know(
                cells.map { $0[column] }, counts.reduce(0) { $0 + $1[column] }, isRounded: areColumnsRounded)
        }
        // The step is the largest that all that is told are multiples of; at least the threshold.
        let shown = told.counts.joined().compactMap(\.self).filter { $0 > 0 }
        let step = stride(from: 8 * threshold, through: threshold, by: -threshold)
            .first { step in shown.allSatisfy { $0 % step == 0 } }
        for (row, line) in told.counts.enumerated() {
            for (column, count) in line.enumerated() {
                let own = [cells[row][column]]
                if count == 0 {
                    attacker.know(sumOf: own, is: 0)
                } else if let count, let step {
                    attacker.know(sumOf: own, isAtLeast: max(threshold, count - step / 2))
                    attacker.know(sumOf: own, isAtMost: count - step / 2 + step - 1)
                } else if let step, told.isTold {
                    attacker.know(sumOf: own, isAtLeast: 1)
                    attacker.know(sumOf: own, isAtMost: max(threshold, step - step / 2) - 1)
                }
            }
        }
        guard let solved = attacker.solved() else { return nil }
        return cells.map { $0.map { solved.range(ofSum: [$0]) } }
    }

    @Test(arguments: [3, 5, 10, 20]) func noSmallFlowIsKnown(threshold: Int) throws {
        var random = SeededGenerator(seed: 7, stream: "flows", index: threshold)
        var small = 0, told = 0, lost = 0
        for _ in 0..<60 {
            // Mostly from one segment to one, as between neighbouring numbers of segments.
            let columns = 2 + random.below(3)
            let counts = (0..<(columns + 1)).map { row in
                (0..<columns).map { column in
                    row % columns == column
                        ? 4 * threshold + random.below(20 * threshold)
                        : random.below(3) == 0 ? random.below(2 * threshold) : 0
                }
            }
            let flows = RoundedFlows(
                counts, threshold: threshold, rows: .rounded(but: []), columns: .exact(but: []))
            told += flows.counts.joined().count { ($0 ?? 0) > 0 }
            lost += flows.counts.joined().contains { ($0 ?? 0) > 0 } ? 0 : 1
            let found = try #require(
                ranges(flows, counts, threshold: threshold, areRowsRounded: true, areColumnsRounded: false))
            for (line, own) in zip(counts, found) {
                for (count, range) in zip(line, own) where (1..<threshold).contains(count) {
                    small += 1
                    #expect(range.low <= Double(count) + 1e-6 && Double(count) <= range.high + 1e-6)
                    #expect(
                        range.high - range.low >= Double(max(1, threshold / 2)) - 1e-6,
                        "\(count) in \(counts), told as \(flows.counts)")
                }
            }
        }
        #expect(small > 30)
        #expect(told > 100)
        #expect(lost < 20)
    }
}
