import Basics
import Findings
import Foundation
import Testing

@testable import Reporting

/// Renders a document given as text.
func render(
    _ text: String, _ findings: Findings = documentFindings(), including files: [String: String] = [:]
) throws -> RenderedReport {
    var files = files
    files["test.md"] = text
    return try ReportRenderer(template: .load("test.md", from: files)).render(findings)
}

/// What stands in the page's `main`.
func body(_ report: RenderedReport) throws -> String {
    let html = try #require(report.html)
    let start = try #require(html.range(of: "<main id=\"main\">\n")), end = try #require(html.range(of: "</main>"))
    return String(html[start.upperBound..<end.lowerBound])
}

/// A paragraph's worth of prose, rendered below a heading.
func prose(_ text: String, _ findings: Findings = documentFindings()) throws -> String {
    let html = try body(render("## A\n\n\(text)", findings))
    return html.split(separator: "\n").dropFirst(3).joined(separator: "\n")
}

/// Everything that is wrong with a document, as the user sees it: errors of loading, else those of the check.
func problems(_ text: String, including files: [String: String] = [:]) -> [String] {
    var files = files
    files["test.md"] = text
    do throws(Diagnostics) {
        return try DocumentTemplate.load("test.md", from: files).check().items.map(\.description)
    } catch {
        return error.items.map(\.description)
    }
}

func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reporting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
