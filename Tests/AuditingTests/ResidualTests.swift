import Basics
import Statistics
import Testing

@testable import Auditing

@Suite struct ResidualTests {
    private func audit(_ counts: [[Int]], threshold: Int = 10) throws -> AttributeAudit {
        var codes: [Int32] = [], segments: [Int] = []
        for (group, row) in counts.enumerated() {
            for (segment, count) in row.enumerated() {
                codes += [Int32](repeating: Int32(group), count: count)
                segments += [Int](repeating: segment, count: count)
            }
        }
        let audit = BiasAudit(
            rule: VerdictRule(minimumCount: threshold), disclosure: DisclosureControl(threshold: threshold))
        return try audit.audit(
            ProtectedAttribute(name: "g", codes: codes, levels: counts.indices.map { "g\($0)" }), segments: segments,
            segmentNames: (counts.first ?? []).indices.map { "s\($0)" })
    }

    @Test func areThoseOfTheTableAndMarkedAfterHolm() throws {
        let counts = [[120, 380], [60, 240], [90, 110]]
        let result = try audit(counts)
        let expected = ContingencyTable(counts).adjustedResiduals
        var p: [Double] = []
        for (column, segment) in result.segments.enumerated() {
            #expect(segment.groups.map(\.residual) == expected.map { $0[column] })
            p += expected.map { 2 * Normal.survival(abs($0[column])) }
        }
        let marks = result.segments.flatMap(\.groups).map(\.standsOut)
        #expect(marks == holmAdjusted(p).map { $0 <= 0.05 })
        #expect(marks.contains(true) && marks.contains(false))
        #expect(result.outcome == nil)
    }

    /// Whatever is withheld has no residual, and what is shown is a function of figures that are printed.
    @Test func nothingWithheldHasOne() throws {
        var random = SeededGenerator(seed: 3, stream: "residuals")
        var withheld = 0
        for _ in 0..<60 {
            let counts = (0..<4).map { _ in
                (0..<3).map { _ in random.below(3) == 0 ? random.below(12) : random.below(90) }
            }
            let result = try audit(counts)
            let sizes = DisclosureControl().suppress(ContingencyTable(counts).columnTotals)
            for (column, segment) in result.segments.enumerated() {
                for group in segment.groups where group.isWithheld || sizes[column] {
                    #expect(group.residual == nil && group.standsOut == nil)
                    withheld += 1
                }
            }
        }
        #expect(withheld > 20)
    }

    @Test func fewExpectedAreNotMarked() throws {
        // 12 of 400 in the segment of 40: 1.2 expected, a residual far beyond 3.
        let result = try audit([[12, 0], [28, 360]])
        let group = try #require(result.segments[0].groups.first)
        #expect(group.isWithheld || (group.residual ?? 0) > 3 && group.standsOut == false)
    }
}
