import Auditing
import Basics
import Findings
import Foundation
import Learning
import Testing

@testable import Workflow

@Suite struct SegmentsAcrossTests {
    /// 40, 30 and 20 customers; with four segments the second is divided into 20 and 10 of its own.
    private let three = [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 30) + [Int](repeating: 2, count: 20)
    private let four =
        [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 20) + [Int](repeating: 3, count: 10)
        + [Int](repeating: 2, count: 20)

    private func pairs(_ step: AcrossFacts) -> [[Int]] { step.flows.map { [$0.from, $0.to] } }

    /// As numbers of the 90 customers.
    private func counts(_ shares: [Double?]) -> [Int?] { shares.map { $0.map { Int(($0 * 90).rounded()) } } }

    @Test func aSegmentThatIsDividedKeepsItsNumberInTheLargerPart() throws {
        let across = try #require(SegmentsAcross(threshold: 5)([three, four], chosen: 0))
        #expect(across.map(\.k) == [3, 4])
        #expect(across[0].flows.isEmpty && across[0].segments.allSatisfy { $0.stability == nil })
        #expect(counts(across[0].segments.map(\.share)) == [40, 30, 20])
        #expect(across[1].segments.map(\.segment) == [1, 2, 3, 4])
        #expect(across[1].segments.allSatisfy { $0.stability == 1 })
        #expect(pairs(across[1]) == [[1, 1], [2, 2], [2, 4], [3, 3]])
        #expect(counts(across[1].flows.map(\.share)) == [40, 20, 10, 20])
    }

    @Test func theReportsOwnSolutionKeepsItsNumbers() throws {
        // The report's numbers in another order than the solution before would give.
        let swapped = three.map { [1, 2, 0][$0] }
        let across = try #require(SegmentsAcross(threshold: 5)([swapped, four], chosen: 1))
        #expect(counts(across[1].segments.map(\.share)) == [40, 20, 20, 10])
        #expect(across[0].segments.map(\.segment) == [1, 2, 3])
        #expect(pairs(across[1]) == [[1, 1], [2, 2], [2, 4], [3, 3]])
        #expect(SegmentsAcross(threshold: 5)([four], chosen: 0) == nil)
    }

    @Test func smallFlowsAreNotToldAndOthersRounded() throws {
        // Three of the first segment's customers go to the second.
        var moved = three
        for customer in 0..<3 { moved[customer] = 1 }
        let across = try #require(SegmentsAcross(threshold: 10)([three, moved], chosen: 0))
        #expect(pairs(across[1]) == [[1, 1], [1, 2], [2, 2], [3, 3]])
        // 37 and 30 customers, of 37 and 33, which are rounded as well, as these aren't the report's own segments. In tens,
        // the exact sizes before would tell.
        #expect(counts(across[1].flows.map(\.share)) == [40, nil, 40, 20])
        #expect(counts(across[1].segments.map(\.share)) == [40, 40, 20])
        // Of the second, 40 and half the threshold.
        let stability = try #require(across[1].segments[1].stability)
        let shares = [40.0 / 45, 5.0 / 45]
        #expect(abs(stability - (1 + shares.reduce(0) { $0 + $1 * log($1) } / log(3))) < 1e-12)
    }

    @Test func noSmallFlowCanBeWorkedOut() {
        // Whoever knows that the second row is all of one segment knows how many came from the first: 53 - 44.
        let exact = RoundedFlows([[44, 9], [0, 70]], threshold: 10, rows: .exact(but: []), columns: .exact(but: []))
        #expect(exact.counts == [[nil, nil], [nil, nil]])
        let rounded = RoundedFlows(
            [[44, 9], [0, 70]], threshold: 10, rows: .rounded(but: []), columns: .rounded(but: []))
        #expect(rounded.counts == [[40, nil], [0, 80]])
        var random = SeededGenerator(seed: 1, stream: "flows")
        for _ in 0..<200 {
            let table = (0..<4).map { _ in
                (0..<3).map { _ in random.below(3) == 0 ? random.below(12) : random.below(200) }
            }
            let told = RoundedFlows(table, threshold: 10, rows: .rounded(but: [1]), columns: .exact(but: []))
            for (row, counts) in table.enumerated() {
                for (column, count) in counts.enumerated() {
                    let shown = told.counts[row][column]
                    #expect((count == 0) == (shown == 0) || !told.isTold)
                    if count > 0, count < 10 || row == 1 { #expect(shown == nil) }
                    if let shown, shown > 0 { #expect(abs(shown - count) <= 40 && shown % 10 == 0) }
                }
            }
        }
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
