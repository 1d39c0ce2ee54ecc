import Basics
import Statistics
import Testing

@testable import Auditing

@Suite struct BiasAuditTests {
    /// Customers from a table of counts: groups x segments.
    private func customers(_ counts: [[Int]]) -> (codes: [Int32], segments: [Int]) {
        var codes: [Int32] = [], segments: [Int] = []
        for (group, row) in counts.enumerated() {
            for (segment, count) in row.enumerated() {
                codes += [Int32](repeating: Int32(group), count: count)
                segments += [Int](repeating: segment, count: count)
            }
        }
        return (codes, segments)
    }

    private func audit(
        _ counts: [[Int]], groups: [String], outcome: AuditOutcome? = nil, with audit: BiasAudit = BiasAudit()
    ) throws -> AttributeAudit {
        let (codes, segments) = customers(counts)
        return try audit.audit(
            ProtectedAttribute(name: "gender", codes: codes, levels: groups), segments: segments,
            segmentNames: (counts.first ?? []).indices.map { "segment \($0)" }, outcome: outcome)
    }

    @Test func sharesAndVerdicts() throws {
        let result = try audit([[100, 400], [50, 250], [75, 25]], groups: ["f", "m", "x"])
        #expect(result.reference == "f")
        #expect(result.groups.map(\.count) == [500, 300, 100])
        let first = result.segments[0]
        #expect(first.groups.map(\.rate) == [0.2, 50.0 / 300, 0.75])
        #expect(first.groups.map(\.verdict) == [nil, .pass, .concern])
        #expect(first.groups.map(\.isReference) == [true, false, false])
        #expect(first.groups[0].difference == nil && first.groups[0].ratio == nil && first.groups[0].total == 500)
        #expect(first.groups[2].ratioInterval == Proportion(75, of: 100).katzInterval(to: Proportion(100, of: 500)))
        #expect(first.verdict == .concern && result.verdict == .concern)
        // 225 of 900 are in the segment: shares 100/225 against 500/900, 50/225 against 300/900, 75/225 against 100/900.
        #expect(first.balance.map { abs($0 - 1.0 / 3) < 1e-12 } == true)
        #expect(result.test == ContingencyTable([[100, 400], [50, 250], [75, 25]]).chiSquareTest())
        #expect(result.excluded.isEmpty && result.withheldCells == 0)

        let summary = AuditSummary([result, result], rule: VerdictRule())
        #expect((summary.passes, summary.concerns, summary.insufficient) == (4, 4, 0))
        // In segment 0 x has 3.75 times f's rate, in segment 1 its 0.3125th part: 3.2 times less.
        #expect(
            summary.worst
                == WorstComparison(attribute: "gender", group: "x", subject: "segment 0", ratio: 3.75, comparisons: 8))
    }

    @Test func declaredReference() throws {
        let declared = BiasAudit(references: ["gender": "m", "age": "nobody asks"])
        #expect(try audit([[100, 400], [50, 250]], groups: ["f", "m"], with: declared).reference == "m")
        let unknown = BiasAudit(references: ["gender": "mm"])
        let error = #expect(throws: Diagnostics.self) {
            try audit([[10, 4], [5, 2]], groups: ["f", "m"], with: unknown)
        }
        #expect(error?.items.map(\.identifier) == ["audit.unknown-reference"])
        #expect(error?.items.first?.suggestion == "did you mean 'm'?")
    }

    @Test func notStatedIsNoReference() throws {
        let codes = [Int32](repeating: -1, count: 60) + [Int32](repeating: 0, count: 40)
        let attribute = ProtectedAttribute(name: "gender", codes: codes, levels: ["f"])
        let segments = (0..<100).map { $0 % 2 }
        let result = try BiasAudit().audit(attribute, segments: segments, segmentNames: ["a", "b"])
        #expect(result.reference == "f")
        #expect(result.segments[0].groups.map(\.group) == ["f", "not stated"])
        #expect(result.segments[0].groups.map(\.verdict) == [nil, .pass])
    }

    /// "other" is too small to print; its size would follow from the total, so the next smallest goes with it.
    @Test func smallGroupsAreListedAndTheirSizeProtected() throws {
        let result = try audit([[300, 200], [100, 280], [2, 2], [0, 0]], groups: ["f", "m", "other", "unused"])
        #expect(result.groups.map(\.count) == [500, nil, nil, 0])
        #expect(result.groups.map(\.share).map { $0 == nil } == [false, true, true, false])
        #expect(result.excluded.map(\.group) == ["m", "other", "unused"])
        #expect(result.excluded.map(\.count) == [nil, nil, 0])
        #expect(
            result.excluded.map(\.reason) == [
                "figures withheld, as the size of a small group could be worked out from them",
                "fewer than 10 customers: not compared", "no customers",
            ])
        let rows = result.segments[0].groups
        #expect(rows.map(\.group) == ["f", "m"])
        #expect(rows[1].isWithheld && rows[1].rate == nil && rows[1].total == nil && rows[1].rateInterval == nil)
        #expect(rows[1].ratio == nil && rows[1].difference == nil && rows[1].ratioInterval == nil)
        #expect(result.segments.map(\.balance) == [nil, nil])
        // The concern about m is not hidden by protecting others.
        #expect(rows[1].verdict == .concern && result.verdict == .concern)
    }

    @Test func aWithheldPassIsNoPass() throws {
        let result = try audit([[300, 200], [290, 190], [2, 2]], groups: ["f", "m", "other"])
        #expect(result.segments.map(\.verdict) == [.insufficientEvidence, .insufficientEvidence])
        #expect(AuditSummary([result], rule: VerdictRule()).worst == nil)
    }

    @Test func smallCellsAndWhatFollowsFromThemAreAbsent() throws {
        let result = try audit([[200, 150, 150], [4, 90, 206], [60, 70, 70]], groups: ["f", "m", "x"])
        let hidden = result.segments.map { $0.groups.map(\.isWithheld) }
        #expect(hidden[0][1])
        for (segment, row) in zip(result.segments, hidden) {
            #expect(row.count { $0 } != 1)
            #expect((segment.balance == nil) == row.contains(true))
            for (group, isWithheld) in zip(segment.groups, row) {
                #expect((group.rate == nil) == isWithheld)
                if isWithheld || row[0] { #expect(group.ratio == nil && group.differenceInterval == nil) }
            }
        }
        #expect(result.withheldCells == hidden.reduce(0) { $0 + $1.count { $0 } })
        // 4 of 300 against 200 of 500 stays a concern; statistic and V can't be solved for the cell.
        #expect(result.segments[0].groups[1].verdict == .concern)
        let exact = ContingencyTable([[200, 150, 150], [4, 90, 206], [60, 70, 70]])
        #expect(result.test.statistic != exact.chiSquareTest().statistic)
        #expect(abs(result.test.statistic / exact.chiSquareTest().statistic - 1) < 0.05)
        #expect(abs(result.cramersV - exact.cramersV) < 0.005)
    }

    @Test func aGroupThatIsShutOutIsAConcern() throws {
        let result = try audit([[100, 400], [0, 300]], groups: ["f", "m"])
        let row = result.segments[0].groups[1]
        #expect(row.rate == 0 && row.ratio == 0 && row.verdict == .concern && !row.isWithheld)
        #expect(result.segments[0].balance == 0)
        let summary = AuditSummary([result], rule: VerdictRule())
        #expect(summary.worst?.ratio == 0 && summary.worst?.comparisons == 2)
    }

    @Test func outcomes() throws {
        let counts = [[250, 250], [150, 150]]
        let values: [Bool?] = (0..<800).map { $0 < 500 ? $0 % 5 == 0 : $0 % 10 == 0 }
        let outcome = AuditOutcome(name: "purchase", values: values)
        let result = try audit(counts, groups: ["f", "m"], outcome: outcome)
        let comparison = try #require(result.outcome)
        #expect(comparison.name == "purchase")
        #expect(comparison.groups.map(\.rate) == [0.2, 0.1])
        #expect(comparison.groups.map(\.total) == [500, 300])
        #expect(comparison.groups[1].ratio == 0.5 && comparison.verdict == .concern)
        #expect(comparison.test == ContingencyTable([[100, 400], [30, 270]]).chiSquareTest())
        #expect(result.segments.map(\.verdict) == [.pass, .pass] && result.verdict == .concern)
    }

    /// Unknown outcomes leave the rate's denominator; where they are few, the rates would give away how few.
    @Test func unknownOutcomes() throws {
        func comparison(unknown: Int) throws -> [GroupComparison] {
            var values: [Bool?] = (0..<800).map { $0 % 4 == 0 }
            for index in 0..<unknown {
                values[index] = nil
                values[500 + index] = nil
            }
            let outcome = AuditOutcome(name: "purchase", values: values)
            return try #require(try audit([[250, 250], [150, 150]], groups: ["f", "m"], outcome: outcome).outcome)
                .groups
        }
        #expect(try comparison(unknown: 40).map(\.total) == [460, 260])
        #expect(try comparison(unknown: 40).map(\.rate) == [115.0 / 460, 65.0 / 260])
        #expect(try comparison(unknown: 4).map(\.rate) == [nil, nil])
        #expect(try comparison(unknown: 4).map(\.total) == [nil, nil])
    }

    @Test func nothingToCompare() throws {
        let alone = try audit([[100, 100]], groups: ["f"])
        #expect(alone.verdict == .insufficientEvidence && alone.test.p == 1 && alone.cramersV == 0)
        #expect(alone.segments[0].balance == 1)
        let nobody = try BiasAudit().audit(
            ProtectedAttribute(name: "gender", codes: [], levels: []), segments: [], segmentNames: ["a"])
        #expect(nobody.reference == "" && nobody.groups.isEmpty && nobody.verdict == .insufficientEvidence)
        #expect(AuditSummary([], rule: VerdictRule()) == AuditSummary([nobody], rule: VerdictRule()))
    }

    /// Over random customers: what is printed never names a small count, alone or as the remainder of a row or column.
    @Test func nothingSmallIsPrinted() throws {
        var withheld = 0
        for index in 0..<60 {
            var generator = SeededGenerator(seed: 8, stream: "audits", index: index)
            let groups = 2 + generator.below(4), segments = 2 + generator.below(4)
            let counts = (0..<groups).map { _ in
                (0..<segments).map { _ in generator.below(3) == 0 ? generator.below(20) : 20 + generator.below(100) }
            }
            let names = (0..<groups).map { "group \($0)" }
            let result = try audit(counts, groups: names)
            withheld += result.withheldCells
            for (size, row) in zip(result.groups, counts) where size.count != nil {
                #expect(size.count == row.reduce(0, +) && !(1..<10).contains(row.reduce(0, +)))
            }
            #expect(result.groups.count { $0.isWithheld } != 1)
            var comparisons = 0
            for segment in result.segments {
                for group in segment.groups {
                    let row = try #require(names.firstIndex(of: group.group))
                    if !group.isReference { comparisons += 1 }
                    if group.isReference || group.isWithheld {
                        #expect(group.verdict != .pass)
                    } else {
                        #expect(group.verdict != nil)
                    }
                    guard let rate = group.rate, let total = group.total else { continue }
                    #expect(Int((rate * Double(total)).rounded()) == counts[row][segment.segment])
                    #expect(!(1..<10).contains(counts[row][segment.segment]))
                }
                if segment.groups.count == groups { #expect(segment.groups.count { $0.isWithheld } != 1) }
            }
            for row in 0..<groups {
                let hidden = result.segments.count { $0.groups.contains { $0.group == names[row] && $0.isWithheld } }
                #expect(hidden != 1)
            }
            let summary = AuditSummary([result], rule: VerdictRule())
            #expect(summary.passes + summary.concerns + summary.insufficient == comparisons)
        }
        #expect(withheld > 100)
    }
}
