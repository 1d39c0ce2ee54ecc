import Basics
import DisclosureAttack
import Findings
import Statistics
import Testing

@testable import Workflow

/// Rates by segment, beside those of all customers and the sizes of the segments, against a solver.
@Suite struct DisclosedRatesTests {
    @Test(arguments: [1, 2]) func noCountOfFewFollowsFromRates(arms: Int) throws {
        var random = SeededGenerator(seed: 11, stream: "rates", index: arms)
        var small = 0, told = 0
        for _ in 0..<60 {
            let segments = 3 + random.below(4)
            let table = (0..<segments).map { _ in
                (0..<arms).map { _ -> Proportion in
                    let total = 15 + random.below(120)
                    return Proportion(Int(Double(total) * random.uniform() * 0.5), of: total)
                }
            }
            let rest = (0..<segments).map { _ in random.below(3) == 0 ? random.below(9) : 10 + random.below(60) }
            let sizes = zip(table, rest).map { $0.reduce(0) { $0 + $1.total } + $1 }
            let labels = sizes.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
            let disclosure = SegmentDisclosure(labels: labels, k: segments, threshold: 10)
            let rates = disclosedRates(table, disclosure)
            told += rates.joined().count { !$0.suppressed }

            var attacker = Attacker()
            let cells = (0..<segments).map { _ in attacker.unknowns(2 * arms + 1) }
            for (segment, size) in sizes.enumerated() { attacker.know(sumOf: cells[segment], is: size) }
            for arm in 0..<arms {
                let yes = cells.map { $0[2 * arm] }, no = cells.map { $0[2 * arm + 1] }
                attacker.know(sumOf: yes, is: table.reduce(0) { $0 + $1[arm].count })
                attacker.know(sumOf: yes + no, is: table.reduce(0) { $0 + $1[arm].total })
                for segment in 0..<segments where !rates[segment][arm].suppressed {
                    attacker.know(sumOf: [yes[segment]], is: table[segment][arm].count)
                    attacker.know(sumOf: [no[segment]], is: table[segment][arm].total - table[segment][arm].count)
                }
            }
            let solved = try #require(attacker.solved())
            for (segment, own) in table.enumerated() {
                let counts = own.flatMap { [$0.count, $0.total - $0.count] } + [rest[segment]]
                for (count, cell) in zip(counts, cells[segment]) where (1..<10).contains(count) {
                    small += 1
                    #expect(solved.width(ofSum: [cell]) >= 5 - 1e-6, "\(count) of segment \(segment + 1) in \(table)")
                }
            }
        }
        #expect(small > 60)
        #expect(told > 60)
    }
}
