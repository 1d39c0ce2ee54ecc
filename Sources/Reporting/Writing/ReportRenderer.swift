public import Basics
public import Findings
import CommonMark
public import Foundation

/// What a document and findings give together.
public struct RenderedReport: Sendable {
    /// Absent where the format wasn't asked for.
    public var html: String?
    public var markdown: String?
    public var pdf: Data?
    /// Stand-alone SVG files by name, in the document's order, each once; with Markdown only.
    public var figures: [(name: String, svg: String)]
    /// The document's claims and whether they hold.
    public var checks: [Check]
    /// Warnings and notes.
    public var diagnostics: Diagnostics
    public var templateDigest: String
    /// Of its words and numbers, e.g. `de`.
    public var language: String
}

/// Turns findings into documents.
public struct ReportRenderer: Sendable {
    public let template: DocumentTemplate

    public init(template: DocumentTemplate) { self.template = template }

    /// Renders from what findings.json holds: figures are rounded first, so that a report made from the file is the same.
    /// - Parameter formats: the usual ones, if the front matter doesn't say.
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
            (findings, tree) = try JSON.asWritten(findings)
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
        let formats = formats ?? template.formats ?? ReportFormat.usual
        let isMarkdown = formats.contains(.markdown)
        var report = RenderedReport(
            markdown: isMarkdown ? page.markdown() : nil, figures: isMarkdown ? page.figures() : [],
            checks: document.checks, diagnostics: document.diagnostics, templateDigest: template.digest,
            language: Language.current.code)
        guard formats.contains(.html) || formats.contains(.pdf) else { return report }
        let html = try page.html()
        let found = PageCheck(html: html).diagnostics
        try found.throwIfErrors()
        report.diagnostics.append(contentsOf: found)
        if formats.contains(.html) { report.html = html }
        if formats.contains(.pdf) { report.pdf = try PDFPrinter.find().print(html) }
        return report
    }
}
