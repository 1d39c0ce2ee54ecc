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
        #expect(!html.contains("{{") && !markdown.contains("{{"))
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

    @Test func nobodyLookedIsNoPass() throws {
        let report = try ReportRenderer(template: .bundled("bias-audit")).render(documentFindings())
        #expect(try #require(report.html).contains("There was no audit."))
    }
}
