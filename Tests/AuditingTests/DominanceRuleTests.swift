import Auditing
import Testing

@Suite struct DominanceRuleTests {
    @Test(
        arguments: [
            ([100, 50, 10], false), ([100, 50, 9.9], true), ([100], true), ([100, 100], true), ([], false),
            ([0, 0, 0], false), ([-100, 50, 9], true), ([1, 1, 1], false), ([.nan, 100, 50, 10], false),
        ] as [([Double], Bool)])
    func unsafe(_ contributions: [Double], _ expected: Bool) {
        #expect(DominanceRule(percent: 10).isUnsafe(contributions) == expected)
    }

    @Test func aSecondSumProtectsTheFirst() {
        let safe = [[5.0, 5, 5], [1, 1, 1], [9, 9, 9]]
        #expect(DominanceRule().suppress(safe) == [false, false, false])
        // The smallest sum alone would still tell the largest contributor's to within 10 %.
        #expect(DominanceRule().suppress([[100]] + safe) == [true, true, true, false])
        #expect(DominanceRule().suppress([[20]] + safe) == [true, false, true, false])
        // Two contributors know each other's by subtraction: they take others with them.
        #expect(DominanceRule().suppress([[100], [70]] + safe) == [true, true, true, true, false])
        #expect(DominanceRule().suppress([[9, 9, 9], [8, 8, 8], [7, 7, 7]], withheld: [1]) == [false, true, true])
        #expect(DominanceRule().suppress([[100]]) == [true])
        #expect(DominanceRule().suppress([]) == [])
    }
}

extension DominanceRuleTests {
    /// The (n, k) rule sees two who share nearly everything, which p % alone lets pass.
    @Test func twoCanDominateTogether() {
        let rule = DominanceRule(percent: 10, few: .init(count: 2, percent: 85))
        #expect(!DominanceRule(percent: 10).isUnsafe([100, 50, 6, 5, 4]))
        #expect(rule.isUnsafe([100, 50, 6, 5, 4]))
        #expect(!rule.isUnsafe([100, 50, 20, 20, 20]))
        #expect(!rule.isUnsafe([0, 0]) && !rule.isUnsafe([]))
    }
}
