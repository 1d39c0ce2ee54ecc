import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// The reports that come with the project, as their readers could put their figures together.
@Suite struct CommittedReportsTests {
    private static let reports = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../reports").standardized
        return try ["banking", "ecommerce", "retail-chain"].map { slug in
            let runs = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: slug).path)
                .filter { $0.first?.isNumber == true }.sorted()
            let run = try #require(runs.last)
            return try JSON.decode(
                Findings.self, from: Data(contentsOf: root.appending(path: "\(slug)/\(run)/findings.json")))
        }
    }

    @Test(arguments: 0..<3) func groupsSegmentsAndOutcomeTogetherTellOfNoFew(place: Int) throws {
        let findings = try Self.reports.get()[place]
        var asked = 0
        for attribute in try #require(findings.audit).attributes {
            let withheld = try #require(PublishedTables(findings: findings).membership(attribute))
            asked += withheld.count
            for cell in withheld { #expect(!cell.tellsOfFew(protection: 5), "\(cell)") }
        }
        #expect(asked > 0)
    }

    @Test(arguments: 0..<3) func confusionsTellOfNoFew(place: Int) throws {
        let findings = try Self.reports.get()[place]
        let heldOut = try #require(findings.evaluation.heldOut)
        var all = [(heldOut.confusion, heldOut.perClass, heldOut.accuracy.value)]
        all += findings.evaluation.recoverability.values.map { ($0.confusion, $0.perClass, $0.accuracy.value) }
        for (cells, perClass, accuracy) in all {
            let withheld = try #require(
                PublishedTables.confusion(cells, perClass: perClass, accuracy: accuracy, protection: 5))
            for cell in withheld { #expect(!cell.tellsOfFew(protection: 4), "\(cell) of \(cells)") }
        }
    }

    @Test(arguments: 0..<3) func campaignsTellOfNoFew(place: Int) throws {
        let findings = try Self.reports.get()[place]
        let names = Set(findings.impact.campaigns.map(\.campaign)).sorted()
        for name in names {
            let withheld = try #require(
                PublishedTables(findings: findings).campaign(findings.impact.campaigns.filter { $0.campaign == name }))
            for cell in withheld { #expect(!cell.tellsOfFew(protection: 5), "\(cell)") }
        }
        #expect(!names.isEmpty)
    }

    @Test(arguments: 0..<3) func targetingTellsOfNoFew(place: Int) throws {
        let findings = try Self.reports.get()[place], audit = try #require(findings.audit)
        // All three have one campaign since the cut-off: those it reached are those who were chosen.
        let all = try #require(findings.impact.campaigns.first { $0.segment == 0 })
        let chosen = try #require(all.treated.n) + #require(all.control.n)
        for targeting in try #require(audit.targeting).attributes {
            let attribute = try #require(audit.attributes.first { $0.name == targeting.name })
            let withheld = try #require(
                PublishedTables(findings: findings).chosen(targeting, of: attribute, inAll: chosen))
            for cell in withheld { #expect(!cell.tellsOfFew(protection: 5), "\(cell)") }
        }
    }

    @Test(arguments: 0..<3) func flowsBetweenNumbersOfSegmentsStayOpen(place: Int) throws {
        let findings = try Self.reports.get()[place]
        let steps = try #require(findings.segmentation.across)
        for (before, after) in zip(steps, steps.dropFirst()) {
            let small = try #require(PublishedTables(findings: findings).flows(before, after))
            for cell in small { #expect(!cell.tellsOfFew(protection: 5), "\(cell), k = \(after.k)") }
        }
    }

    /// Every count that is printed, and every one that a share beside its n stands for.
    @Test(arguments: 0..<3) func nothingPrintedIsOfFew(place: Int) throws {
        let findings = try Self.reports.get()[place], threshold = findings.disclosure.threshold
        func isFew(_ count: Double) -> Bool { (1..<threshold).contains(Int(count.rounded())) }
        func check(_ share: Double?, of n: Int?, _ what: String) {
            guard let share, let n else { return }
            let count = share * Double(n)
            // Shares of customers are whole numbers of them.
            guard abs(count - count.rounded()) < 1e-4 else { return }
            #expect(!isFew(count) && !isFew(Double(n) - count), "\(what): \(count) of \(n)")
        }
        func check(_ rate: Rate, _ what: String) { check(rate.value, of: rate.n, what) }
        var shares = 0
        for segment in findings.segments {
            check(segment.boundary, of: segment.size, "border of \(segment.name)")
            check(segment.silhouette.negative, of: segment.size, "nearer to others than to \(segment.name)")
            for kept in findings.features.kept where kept.kind != "number" {
                for marker in segment.profile where marker.feature == kept.name {
                    shares += 1
                    check(marker.value, of: segment.size, "\(marker.feature) in \(segment.name)")
                }
            }
        }
        for kept in findings.features.kept where kept.kind == "flag" {
            check(kept.mean, of: findings.data.customers, kept.name)
        }
        for attribute in try #require(findings.audit).attributes {
            for group in attribute.groups { #expect(!isFew(Double(group.n ?? 0)), "\(group.name)") }
            for rate in attribute.segments.flatMap(\.rates) + (attribute.outcome?.rates ?? []) {
                check(rate.rate, rate.group)
            }
        }
        for measure in findings.impact.segments { check(measure.rate, "\(measure.title), \(measure.segmentName)") }
        for campaign in findings.impact.campaigns {
            check(campaign.treated, "\(campaign.segmentName), treated")
            check(campaign.control, "\(campaign.segmentName), control")
        }
        for target in findings.audit?.targeting?.attributes ?? [] {
            for rate in target.rates { check(rate.rate, "chosen: \(rate.group)") }
        }
        for model in findings.evaluation.recoverability.values {
            if let holdOut = model.holdOut { check(holdOut.accuracy, "hold-out") }
        }
        for rule in findings.importance.rules ?? [] { check(rule.precision, rule.rule) }
        for (before, after) in zip(findings.data.funnel, findings.data.funnel.dropFirst())
        where before.source == after.source {
            #expect(!isFew(Double(before.customers ?? 0) - Double(after.customers ?? before.customers ?? 0)))
            if before.source == "customers" { #expect(!isFew(Double(before.rows - after.rows)), "\(after.step)") }
        }
        #expect(shares > 0)
    }
}
