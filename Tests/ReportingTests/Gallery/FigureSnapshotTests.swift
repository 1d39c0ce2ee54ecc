import Charts
import Foundation
import Testing

@testable import Reporting

/// The drawings as they were last approved. `RECORD_SNAPSHOTS=1` writes them anew; the test fails then too, so that
/// nobody records by accident and forgets to look.
@Suite struct FigureSnapshotTests {
    /// Tests/ReportingTests/snapshots/figures.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("snapshots/figures")

    @Test(arguments: Gallery.figures.map(\.name)) func figureIsAsApproved(name: String) throws {
        let figure = try #require(Gallery.figure(named: name))
        let chart = try #require(figure.draw(ExampleFindings.complete))
        let drawn = chart.standaloneSVG(id: name).replacing("><", with: ">\n<")
        let file = Self.folder.appendingPathComponent("\(name).svg")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(drawn.utf8).write(to: file)
            Issue.record("\(name).svg recorded: look at it and run again without RECORD_SNAPSHOTS")
            return
        }
        let approved = try? String(contentsOf: file, encoding: .utf8)
        guard approved != drawn else { return }
        let proposal = Self.folder.appendingPathComponent("\(name).svg.new")
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try Data(drawn.utf8).write(to: proposal)
        Issue.record("\(name).svg \(approved == nil ? "is missing" : "differs"): see \(name).svg.new beside it")
    }
}
