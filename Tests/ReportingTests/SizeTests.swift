import Basics
import Findings
import Foundation
import Testing

@testable import Reporting

/// A stakeholder gets the report by mail: one file that is soon there.
@Suite struct SizeTests {
    /// The runs that come with the project.
    static let samples: [URL] = {
        let reports = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "reports")
        var warnings = Diagnostics()
        return ArchivedRun.folders(in: reports).flatMap { slug in
            let study = reports.appending(path: slug)
            return ArchivedRun.all(in: study, &warnings).map { study.appending(path: $0.name) }
        }
    }()

    @Test func thereAreSamples() { #expect(Self.samples.count >= 3) }

    @Test(arguments: samples) func aFullReportIsUnder400KB(run: URL) throws {
        let file = try Data(contentsOf: run.appending(path: "findings.json"))
        let findings = try JSON.decode(Findings.self, from: file)
        let report = try ReportRenderer(template: .standard()).render(findings, formats: [.html])
        let size = try #require(report.html).utf8.count
        #expect(size < 400_000 && size > 100_000, "\(run.deletingLastPathComponent().lastPathComponent): \(size)")
    }
}
