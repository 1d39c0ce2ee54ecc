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
        #expect(DominanceRule().suppress([[100]] + safe) == [true, false, true, false])
        #expect(DominanceRule().suppress([[100], [70]] + safe) == [true, true, false, false, false])
        #expect(DominanceRule().suppress([[100]]) == [true])
        #expect(DominanceRule().suppress([]) == [])
    }
}
