import Basics
import CommonMark
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite struct StandardReportTests {
    @Test func isWithoutFault() throws {
        let template = try DocumentTemplate.standard()
        #expect(template.check().items.map(\.description) == [])
        #expect(template.diagnostics.items.isEmpty)
        #expect(template.digest == (try DocumentTemplate.standard()).digest)
    }

    @Test func asksForManyFigures() throws {
        var names: Set<String> = []
        func walk(_ node: DocumentNode) {
            if case .cell(.figure(let name, _)) = node.content { names.insert(name) }
            node.children.forEach(walk)
        }
        try DocumentTemplate.standard().nodes.forEach(walk)
        // How often the model errs by group is for who audits it.
        #expect(names == Set(Gallery.figures.map(\.name)).subtracting(["audit-errors"]))
        try DocumentTemplate.bundled("bias-audit").nodes.forEach(walk)
        #expect(names == Set(Gallery.figures.map(\.name)))
    }

    @Test(arguments: ["natural", "reproducible", "constructive"])
    func tellsEachVerdict(kind: String) throws {
        let template = try DocumentTemplate.standard()
        let report = try ReportRenderer(template: template).render(documentFindings(verdict: kind))
        let html = try #require(report.html)
        #expect(html.contains("No natural segments were found") == (kind == "constructive"))
        #expect(html.contains("natural segments</strong>: groups that stand apart") == (kind == "natural"))
        #expect(report.checks.allSatisfy { $0.holds })
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.isEmpty)
        #expect(html.contains("No protected attribute was declared"))
        #expect(!html.contains("Do the segments foretell"))
    }

    @Test(arguments: ["medoids", "mixture", "latent-classes"])
    func tellsWhatASegmentIs(method: String) throws {
        var findings = documentFindings(verdict: "natural")
        findings.segmentation.method = method
        findings.segmentation.note = "how it was done"
        findings.segmentation.uncertain =
            method == "mixture" ? Rate(n: 200, value: 0.12, low: 0.1, high: 0.15) : .withheld
        let template = try DocumentTemplate.standard()
        let report = try ReportRenderer(template: template).render(findings)
        let html = try #require(report.html)
        #expect(html.contains("What a segment is here") && html.contains("How it was done"))
        #expect(html.contains("is a person and is not shown") == (method == "medoids"))
        #expect(html.contains("are uncertain") == (method == "mixture"))
        #expect(html.contains("one answer tells nothing of another") == (method == "latent-classes"))
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.isEmpty)
    }

    @Test func thePageIsWhole() throws {
        let template = try DocumentTemplate.standard()
        let html = try #require(try ReportRenderer(template: template).render(documentFindings()).html)
        #expect(html.matches(of: /<h1>/).count == 1)
        for piece in [
            "<html lang=\"en\">", "<main id=\"main\">", "<header", "<nav", "<footer>", "class=\"skip\"", "color-scheme",
        ] {
            #expect(html.contains(piece), "\(piece)")
        }
        for piece in ["<script", "http://", "src=", "@import", "url("] { #expect(!html.contains(piece), "\(piece)") }
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for target in html.matches(of: /href="#([^"]*)"/) {
            let id = try #require(String(target.1).removingPercentEncoding)
            #expect(ids.contains(id), "\(id)")
        }
        var level = 1
        for heading in html.matches(of: /<h([1-6])/) {
            let next = Int(heading.1) ?? 0
            #expect(next <= level + 1)
            level = next
        }
    }

    @Test func theMarkdownHasTheSameHeadings() throws {
        let report = try ReportRenderer(template: .standard()).render(documentFindings())
        let root = Node.parse(try #require(report.markdown), file: "report.md").root
        let headings = root.children.compactMap { node in
            if case .heading = node.kind { node.plainText } else { nil }
        }
        let html = try #require(report.html)
        let shown = html.matches(of: #/<h[1-6][^>]*>([\s\S]*?)</h[1-6]>/#).map {
            String($0.1).replacing(#/<span.*?</span>\s/#, with: "").replacing("\n", with: "")
        }
        #expect(headings == shown)
    }

    @Test func renderingTheFileGivesTheSameReport() throws {
        let renderer = ReportRenderer(template: try .standard())
        var findings = documentFindings()
        findings.segmentation.silhouette = 0.1 + 0.2
        let first = try renderer.render(findings)
        findings.checks = first.checks
        let file = Data(try JSON.text(findings).utf8)
        let second = try renderer.render(JSON.decode(Findings.self, from: file))
        #expect(first.html == second.html)
        #expect(first.markdown == second.markdown)
    }

    @Test func formatsAreChosen() throws {
        let renderer = ReportRenderer(template: try .standard())
        let page = try renderer.render(documentFindings(), formats: [.html])
        #expect(page.html != nil && page.markdown == nil && page.figures.isEmpty)
    }
}
