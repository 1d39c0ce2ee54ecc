import Basics
import Testing

@testable import Auditing

@Suite struct ErrorDisclosureTests {
    private static let threshold = 10

    private func disclosure(
        _ counts: [[Int]], reference: Int? = nil, areTotalsKnown: Bool = false
    ) -> ErrorDisclosure {
        ErrorDisclosure(
            counts: counts, withheldSizes: counts.map { _ in false }, threshold: Self.threshold, reference: reference,
            areTotalsKnown: areTotalsKnown)
    }

    @Test func nothingSmallHidesNothing() {
        #expect(disclosure([[20, 30, 40, 50], [10, 0, 90, 12]]).hidden == [])
    }

    /// The smallest group would not be enough; the next is, alone.
    @Test func theCompanionIsTheSmallestThatProtects() {
        let counts = [[3, 2, 30, 15], [0, 0, 40, 0], [40, 30, 50, 20], [90, 80, 150, 60]]
        let found = disclosure(counts, reference: 3)
        #expect(found.own == [0] && found.companions == [2])
    }

    /// Without the reference there are no ratios: a larger group goes first.
    @Test func theReferenceIsWithheldLast() {
        let counts = [[3, 12, 30, 15], [40, 30, 50, 20], [90, 80, 150, 60]]
        #expect(disclosure(counts, reference: 1).companions == [2])
        #expect(disclosure(Array(counts.prefix(2)), reference: 1).companions == [1])
    }

    /// Where the totals of all four counts are known, each of them must be protected.
    @Test func knownTotalsAskForMore() {
        let counts = [[3, 30, 40, 20], [2, 40, 30, 20], [40, 60, 90, 80], [90, 80, 150, 60]]
        #expect(disclosure(counts).companions == [])
        #expect(disclosure(counts, areTotalsKnown: true).companions == [2])
    }

    /// Whatever the counts: no small one is shown; a reader who knows which group is a companion, and every sum that is
    /// published, is left with a range that reaches the threshold, unless all groups are withheld; and no other choice
    /// would have withheld fewer customers.
    @Test(arguments: 0..<40) func readersLearnNothingOfTheSmall(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: "errors")
        let groups = 2 + generator.below(5), areTotalsKnown = generator.below(2) == 0
        let counts = (0..<groups).map { _ in
            (0..<4).map { _ in generator.below(6) == 0 ? generator.below(12) : generator.below(120) }
        }
        let found = disclosure(counts, areTotalsKnown: areTotalsKnown)
        for group in counts.indices where counts[group].contains(where: (1..<Self.threshold).contains) {
            #expect(found.own.contains(group))
        }
        #expect(found.own.isDisjoint(with: found.companions))
        guard !found.own.isEmpty else {
            #expect(found.companions.isEmpty)
            return
        }
        let others = counts.indices.filter { !found.own.contains($0) && counts[$0].contains { $0 > 0 } }
        let choices = (0..<(1 << others.count)).map { mask in
            Set(others.indices.filter { mask >> $0 & 1 == 1 }.map { others[$0] })
        }
        let safe = choices.filter { isSafe(found.own, $0, counts, areTotalsKnown) }
        func customers(_ choice: Set<Int>) -> Int { choice.reduce(0) { $0 + counts[$1].reduce(0, +) } }
        if let least = safe.map(customers).min() {
            #expect(safe.contains(found.companions) && customers(found.companions) == least)
        } else {
            #expect(found.companions == Set(others))
        }
    }

    private func isSafe(
        _ own: Set<Int>, _ companions: Set<Int>, _ counts: [[Int]], _ areTotalsKnown: Bool
    ) -> Bool {
        let hidden = own.union(companions).filter { counts[$0] != [0, 0, 0, 0] }
        var sums = [[0, 1], [2, 3], [0, 3], [1, 2]]
        if areTotalsKnown { sums += [[0], [1], [2], [3]] }
        return hidden.count != 1
            && sums.allSatisfy { cells in
                func sum(_ groups: some Sequence<Int>, _ count: (Int) -> Int) -> Int {
                    groups.reduce(0) { total, group in cells.reduce(total) { $0 + count(counts[group][$1]) } }
                }
                let all = sum(hidden) { $0 }
                return hidden.isEmpty || cells.count == 1 && all == 0
                    || all - sum(companions) { $0 > 0 ? Self.threshold : 0 } >= Self.threshold
            }
    }
}
