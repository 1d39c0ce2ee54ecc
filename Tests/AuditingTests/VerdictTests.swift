import Auditing
import Statistics
import Testing

@Suite struct VerdictTests {
    private let rule = VerdictRule(threshold: 0.8, minimumCount: 10)

    @Test(arguments: [
        // ratio inside the band
        (100, 500, 100, 500, Verdict.pass), (80, 500, 100, 500, .pass), (125, 500, 100, 500, .pass),
        // … but too few with or without
        (9, 45, 100, 500, .insufficientEvidence), (36, 40, 450, 500, .insufficientEvidence),
        (100, 500, 9, 45, .insufficientEvidence), (0, 0, 100, 500, .insufficientEvidence),
        // outside, and more than chance
        (50, 500, 100, 500, .concern), (200, 500, 100, 500, .concern),
        // outside, but chance would do
        (12, 80, 100, 500, .insufficientEvidence), (140, 1000, 20, 100, .insufficientEvidence),
        // outside, and too few for a judgement
        (1, 20, 100, 500, .insufficientEvidence),
        // nobody, where many would be expected; either way round
        (0, 5000, 1000, 5000, .concern), (1000, 5000, 0, 5000, .concern), (0, 60, 100, 500, .concern),
        // nobody, where few would be expected
        (0, 40, 100, 500, .insufficientEvidence), (0, 500, 0, 500, .insufficientEvidence),
        // nobody without
        (500, 500, 250, 500, .concern), (500, 500, 500, 500, .insufficientEvidence),
    ]) func verdicts(count: Int, total: Int, referenceCount: Int, referenceTotal: Int, verdict: Verdict) {
        let group = Proportion(count, of: total), reference = Proportion(referenceCount, of: referenceTotal)
        #expect(rule.verdict(of: group, against: reference) == verdict)
    }

    /// What an auditor relies on, over many tables.
    @Test func neitherWordComesFromTooLittle() throws {
        for total in [5, 15, 40, 200] {
            for referenceTotal in [10, 60, 300] {
                for count in stride(from: 0, through: total, by: max(1, total / 20)) {
                    for referenceCount in stride(from: 0, through: referenceTotal, by: max(1, referenceTotal / 20)) {
                        let group = Proportion(count, of: total)
                        let reference = Proportion(referenceCount, of: referenceTotal)
                        let counts = [count, total - count, referenceCount, referenceTotal - referenceCount]
                        let ratio = group.ratio(to: reference)
                        switch rule.verdict(of: group, against: reference) {
                        case .pass:
                            #expect(counts.allSatisfy { $0 >= 10 })
                            #expect(try (0.8...1.25).contains(#require(ratio)))
                        case .concern:
                            #expect(ratio.map { $0 < 0.8 || $0 > 1.25 } ?? (referenceCount == 0))
                            #expect(group.katzInterval(to: reference)?.contains(1) == false)
                            #expect(total >= 10 && referenceTotal >= 10)
                        case .insufficientEvidence: break
                        }
                    }
                }
            }
        }
    }

    @Test func concernIsTheWorst() {
        #expect(Verdict.allCases.max() == .concern)
        #expect([Verdict.pass, .insufficientEvidence].max() == .insufficientEvidence)
        #expect(Verdict.insufficientEvidence.rawValue == "insufficient evidence")
    }
}
