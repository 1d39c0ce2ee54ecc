import Basics
import Findings
import Learning
import Testing

@testable import Workflow

@Suite struct SegmentsAcrossTests {
    /// 40, 30 and 20 customers; with four segments the second is divided into 20 and 10 of its own.
    private let three = [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 30) + [Int](repeating: 2, count: 20)
    private let four =
        [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 20) + [Int](repeating: 3, count: 10)
        + [Int](repeating: 2, count: 20)

    @Test func aSegmentThatIsDividedKeepsItsNumberInTheLargerPart() throws {
        let across = try #require(SegmentsAcross(threshold: 5)([three, four], chosen: 0))
        #expect(across.map(\.k) == [3, 4])
        #expect(across[0].flows.isEmpty && across[0].segments.allSatisfy { $0.stability == nil })
        #expect(across[0].segments.map(\.share) == [4.0 / 9, 3.0 / 9, 2.0 / 9])
        #expect(across[1].segments.map(\.segment) == [1, 2, 3, 4])
        #expect(across[1].segments.allSatisfy { $0.stability == 1 })
        #expect(across[1].flows.map { [$0.from, $0.to] } == [[1, 1], [2, 2], [2, 4], [3, 3]])
        #expect(across[1].flows.map(\.share) == [4.0 / 9, 2.0 / 9, 1.0 / 9, 2.0 / 9])
    }

    @Test func theReportsOwnSolutionKeepsItsNumbers() throws {
        // The report's numbers in another order than the solution before would give.
        let swapped = three.map { [1, 2, 0][$0] }
        let across = try #require(SegmentsAcross(threshold: 5)([swapped, four], chosen: 1))
        #expect(across[1].segments.map(\.share) == [4.0 / 9, 2.0 / 9, 2.0 / 9, 1.0 / 9])
        #expect(across[0].segments.map(\.segment) == [1, 2, 3])
        #expect(across[1].flows.map { [$0.from, $0.to] } == [[1, 1], [2, 2], [2, 4], [3, 3]])
        #expect(SegmentsAcross(threshold: 5)([four], chosen: 0) == nil)
    }

    @Test func smallFlowsAreWithheldTogetherWithOthers() throws {
        // Three of the first segment's customers go to the second.
        var moved = three
        for customer in 0..<3 { moved[customer] = 1 }
        let across = try #require(SegmentsAcross(threshold: 10)([three, moved], chosen: 0))
        let flow = { (from: Int, to: Int) in across[1].flows.first { $0.from == from && $0.to == to } }
        #expect(flow(1, 2)?.share == nil && flow(1, 2) != nil)
        // From the totals, 37 and 30 would give the three away.
        #expect(across[1].flows.filter { $0.share == nil }.count >= 4)
        // 33 customers: withheld origins count as one.
        #expect(across[1].segments.map(\.share) == [37.0 / 90, 33.0 / 90, 20.0 / 90])
        let stability = try #require(across[1].segments[1].stability)
        #expect(stability == 1)
    }

    @Test func smallSegmentsHaveNoFigures() throws {
        let small = three.enumerated().map { $0.offset < 4 ? 3 : $0.element }
        let across = try #require(SegmentsAcross(threshold: 10)([three, small], chosen: 0))
        let last = across[1].segments[3]
        #expect(last.segment == 4 && last.share == nil && last.stability == nil)
        #expect(across[1].segments.filter { $0.share == nil }.count == 2)
        #expect(across[1].flows.filter { $0.to == 4 }.allSatisfy { $0.share == nil })
    }
}
