import Testing

@testable import Workflow

/// Of which segments a mean may stand beside the mean of all.
@Suite struct ProfileDisclosureTests {
    /// Three segments of fifty customers.
    private let profile = ProfileDisclosure(
        disclosure: SegmentDisclosure(labels: (0..<150).map { $0 / 50 }, k: 3, threshold: 10),
        labels: (0..<150).map { $0 / 50 })

    /// - Parameter holders: by segment, how many have a value other than 0.
    private func withheld(_ holders: [Int]) -> Set<Int> {
        profile.withheldMeans((0..<150).map { $0 % 50 < holders[$0 / 50] ? 2 : 0 })
    }

    @Test func aMeanOfFewIsWithheldWithTheSmallestThatProtectsIt() {
        #expect(withheld([50, 40, 30]) == [])
        #expect(withheld([50, 0, 30]) == [])
        #expect(withheld([50, 4, 30]) == [1, 2])
        #expect(withheld([50, 6, 7]) == [1, 2])
    }

    /// A segment without any would print the mean of all beside its own 0.
    @Test func ofFewInAllNothingIsTold() {
        #expect(withheld([4, 0, 0]) == [0, 1, 2])
        #expect(withheld([4, 4, 0]) == [0, 1, 2])
    }
}
