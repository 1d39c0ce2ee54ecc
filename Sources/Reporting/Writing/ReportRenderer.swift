public import Basics
public import Findings
import CommonMark
import Foundation

/// What a document and findings give together.
public struct RenderedReport: Sendable {
    /// Absent where the format wasn't asked for.
    public var html: String?
    public var markdown: String?
    /// Stand-alone SVG files by name, in the document's order, each once; with Markdown only.
    public var figures: [(name: String, svg: String)]
    /// The document's claims and whether they hold.
    public var checks: [Check]
    /// Warnings and notes.
    public var diagnostics: Diagnostics
    public var templateDigest: String
}

/// Turns findings into documents.
public struct ReportRenderer: Sendable {
    public let template: DocumentTemplate

    public init(template: DocumentTemplate) { self.template = template }

    /// Renders from what findings.json holds: figures are rounded first, so that a report made from the file is the same.
    /// - Parameter formats: all, if the front matter doesn't say.
    public func render(
        _ findings: Findings, formats: [ReportFormat]? = nil
    ) throws(Diagnostics) -> RenderedReport {
        let language = template.language(for: findings)
        let result = Language.$current.withValue(language) { () -> Result<RenderedReport, Diagnostics> in
            do throws(Diagnostics) {
                return .success(try report(findings, formats: formats))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func report(_ findings: Findings, formats: [ReportFormat]?) throws(Diagnostics) -> RenderedReport {
        var findings = findings
        findings.checks = nil  // of an earlier document
        let tree: Value
        do {
            tree = try JSON.tree(findings)
            findings = try JSON.decode(Findings.self, from: Data(JSON.text(tree).utf8))
        } catch {
            throw Diagnostics([
                Diagnostic(
                    .error, "findings.not-finite", "the findings hold a figure that JSON can't (NaN or infinite)",
                    explanation: "\(error)")
            ])
        }
        let document = try template.expand(findings, tree: tree)
        let head = PageHead(findings, title: document.title, checks: document.checks)
        let page = ReportPage(document: document, head: head, findings: findings, template: template)
        let formats = formats ?? template.formats ?? ReportFormat.allCases
        let isMarkdown = formats.contains(.markdown)
        return RenderedReport(
            html: formats.contains(.html) ? try page.html() : nil, markdown: isMarkdown ? page.markdown() : nil,
            figures: isMarkdown ? page.figures() : [], checks: document.checks, diagnostics: document.diagnostics,
            templateDigest: template.digest)
    }
}
