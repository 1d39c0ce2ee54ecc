import Basics
import Findings
import Testing

@testable import Workflow

/// Runs of small studies, and what the comparison makes of them.
@Suite struct ComparisonTests {
    private static func study(_ name: String, _ extra: String, spread: Int) throws -> (Study, Findings) {
        let rows = (0..<90).map { "\($0 * 7 % spread + $0 % 3 * 40),\($0 * $0 % spread + $0 % 3 * 40)" }
        let folder = try TemporaryFolder([
            "c.csv": "first,second\n" + rows.joined(separator: "\n") + "\n",
            "study.yaml": """
            study: \(name)
            sources: {customers: {csv: c.csv}}
            segments: {k: 3, starts: 2, pairs: 5}
            \(extra)
            """,
        ])
        let study = try Study.load(folder.path)
        return (study, try Workflow(study: study, threads: 1, progress: SilentProgress()).run().findings)
    }

    @Test func setsEachStudyOnTheSameMeasures() throws {
        let own = try Self.study("Own", "case-study: {sector: shop, campaign: mailing}", spread: 35)
        let other = try Self.study("Other", "", spread: 7)
        let comparison = try #require(CaseStudyComparison(own.0, [other.1]).facts(own.1))
        #expect(comparison.rows.map(\.name) == ["Own", "Other"])
        #expect(comparison.rows.map(\.thisStudy) == [true, false])
        #expect(comparison.rows.map(\.campaign) == ["mailing", nil])
        for (row, findings) in zip(comparison.rows, [own.1, other.1]) {
            #expect(row.customers == 90 && row.k == 3)
            #expect(row.silhouette == findings.segmentation.silhouette)
            #expect(row.stability == findings.segmentation.stability.global.mean)
            #expect(row.verdict == findings.segmentation.verdict.kind)
            #expect(row.heldOutF1 == findings.evaluation.heldOut?.macro.f1)
            // Without purchases there are no rules to compare with.
            #expect(row.ruleSilhouette == nil && row.ruleAUC == nil && row.revenueConcentration == nil)
        }
        let steadiest = own.1.segmentation.stability.global.mean >= other.1.segmentation.stability.global.mean
        #expect(comparison.conclusion.contains(steadiest ? "this one has the steadiest" : "Other has the steadiest"))
    }

    @Test func aStudyThatIsNoCaseStudyIsNotCompared() throws {
        let own = try Self.study("Own", "", spread: 7)
        #expect(CaseStudyComparison(own.0, [own.1]).facts(own.1) == nil)
    }

    @Test func markersOfARunAreFinite() throws {
        let findings = try Self.study("Own", "", spread: 7).1
        for segment in findings.segments {
            #expect(segment.profile.count == findings.features.kept.count)
            for marker in segment.profile {
                let figures = [marker.value, marker.overall, marker.effect, marker.low, marker.high]
                #expect(figures.count(where: \.isFinite) == figures.count)
                #expect(marker.low <= marker.effect && marker.effect <= marker.high)
            }
        }
        #expect(Set(findings.segments.map(\.name)).count == 3)
        // JSON knows no NaN: writing fails if there is one anywhere.
        #expect(try JSON.text(findings).contains("\"segments\""))
    }
}
