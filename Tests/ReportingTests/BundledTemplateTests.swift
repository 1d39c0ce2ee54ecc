import Basics
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite struct BundledTemplateTests {
    @Test(arguments: DocumentTemplate.bundledNames)
    func isWithoutFault(name: String) throws {
        let template = try DocumentTemplate.bundled(name)
        #expect(template.check().items.map(\.description) == [])
        #expect(template.diagnostics.items.isEmpty)
    }

    /// With everything that findings can hold, and with the least.
    @Test(arguments: DocumentTemplate.bundledNames, [true, false])
    func tellsOfAnyStudy(name: String, isFull: Bool) throws {
        let findings = isFull ? ExampleFindings.complete : documentFindings(verdict: "constructive")
        let report = try ReportRenderer(template: .bundled(name)).render(findings)
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.map(\.description) == [])
        #expect(report.checks.allSatisfy { $0.holds })
        let html = try #require(report.html), markdown = try #require(report.markdown)
        #expect(html.contains("<h1>") && html.contains("Provenance") == !["summary", "model-card"].contains(name))
        #expect(!html.contains("{{") && !markdown.contains("{{") && !html.contains("```{"))
    }

    @Test func namesThatAreNone() throws {
        #expect(try DocumentTemplate.named("summary").name == "templates/summary.md")
        do {
            _ = try DocumentTemplate.named("sumary")
            Issue.record("'sumary' is no template")
        } catch {
            #expect(error.items.map(\.identifier) == ["document.unknown-template"])
            #expect(error.items.first?.suggestion == "did you mean 'summary'?")
        }
    }

    /// Segments and outcome may pass where another question doesn't: nothing may then read as a pass.
    @Test(arguments: [(0, 3), (0, 0), (2, 5)])
    func theHeadlineIsOfEveryQuestion(single: Int, all: Int) throws {
        var findings = ExampleFindings.complete
        findings.audit?.concerns = single
        findings.audit?.totals = VerdictCounts(comparisons: 30, passes: 30 - all, concerns: all, insufficient: 0)
        for name in ["bias-audit", "report"] {
            let text = try #require(try ReportRenderer(template: .bundled(name)).render(findings).markdown)
            #expect(text.contains("Bias audit: no concern found") == (all == 0), "\(name)")
            #expect(text.contains("Bias audit: \(all) concerns") == (all > 0), "\(name)")
        }
        let audit = try #require(try ReportRenderer(template: .bundled("bias-audit")).render(findings).markdown)
        #expect(
            audit.contains("**There are concerns.** Of 30 comparisons over all questions, \(all) show") == (all > 0))
        #expect(audit.contains("**No concern was found.** All 30 comparisons pass.") == (all == 0))
        #expect(audit.contains("Ask of each concern") == (all > 0))
        let report = try #require(try ReportRenderer(template: .standard()).render(findings).markdown)
        #expect(report.contains("No comparison is a concern.") == (all == 0))
        #expect(report.contains("but another question of the bias audit has concerns (3)") == (all == 3))
    }

    @Test func whatOfNothingIsNoPassEither() throws {
        var findings = ExampleFindings.complete
        findings.audit?.totals = VerdictCounts()
        let text = try #require(try ReportRenderer(template: .bundled("bias-audit")).render(findings).markdown)
        #expect(text.contains("**Nothing could be compared**") && !text.contains("No concern was found"))
        // A run of an earlier version.
        findings.audit?.totals = nil
        let old = try #require(try ReportRenderer(template: .bundled("bias-audit")).render(findings).markdown)
        #expect(old.contains("This run is of an earlier version") && !old.contains("No concern was found"))
    }

    @Test func nobodyLookedIsNoPass() throws {
        let report = try ReportRenderer(template: .bundled("bias-audit")).render(documentFindings())
        #expect(try #require(report.html).contains("There was no audit."))
    }
}
