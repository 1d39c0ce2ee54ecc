import Basics
import Charts
import Findings
import Foundation
import Testing

@testable import Reporting

/// The pages that list runs, as they come and go.
@Suite final class ReportIndexTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "index-\(UUID().uuidString)")
    private var archive: RunArchive { RunArchive(folder: folder) }
    private var index: ReportIndex { ReportIndex(folder: folder) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @discardableResult
    private func write(
        _ date: String?, slug: String = "corner-shop", _ change: (inout Findings) -> Void = { _ in }
    ) throws -> URL {
        var findings = documentFindings()
        findings.study.slug = slug
        findings.study.asOf = date
        change(&findings)
        return try archive.write(findings, try render("## A\n", findings))
    }

    private func html(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @Test func runsAreListedAndBrokenOnesPassedOver() throws {
        let first = try write("2024-03-01")
        try write("2024-06-01") {
            $0.study.name = "Corner & shop"
            $0.segmentation.stability.global.mean = 0.9
        }
        #expect(try index.rebuild().items.isEmpty)
        #expect(try html("corner-shop/index.html").contains("1 March 2024</a>"))
        try Data("{".utf8).write(to: first.appending(path: "manifest.json"))
        let warnings = try index.rebuild()
        #expect(warnings.items.map(\.severity) == [.warning])
        for path in ["index.html", "corner-shop/index.html"] {
            #expect(try html(path).contains("1 June 2024</a>") || html(path).contains("Report as of 1 June 2024"))
            #expect(try html(path).contains("Corner &amp; shop"))
            #expect(try !html(path).contains("1 March 2024"))
        }
    }

    @Test func aStudyHasOneLineAmongTheStudies() throws {
        for month in 1...3 { try write("2024-0\(month)-01") }
        try write("2024-02-01", slug: "bank") { $0.study.name = "Bank" }
        try index.rebuild()
        let page = try html("index.html")
        #expect(page.components(separatedBy: "<tr><th scope=\"row\">").count - 1 == 2)
        #expect(page.contains("<a href=\"corner-shop/index.html\">") && page.contains("<small>3 runs</small>"))
        #expect(page.contains("<a href=\"bank/index.html\">Bank</a><small>1 run</small>"))
        #expect(page.contains("1 March 2024") && !page.contains("1 January 2024"))
    }

    @Test func trendsAndChangesTellWhatMoved() throws {
        try write("2024-01-01") { $0.segmentation.stability.global.mean = 0.5 }
        try index.rebuild()
        #expect(try !html("corner-shop/index.html").contains("class=\"trends\""))
        try write("2024-02-01") {
            $0.segmentation.stability.global.mean = 0.75
            $0.segmentation.verdict.kind = "constructive"
        }
        try index.rebuild()
        let page = try html("corner-shop/index.html")
        #expect(page.contains("Stability went from 0.50 to 0.75 over 2 runs"))
        #expect(page.contains("<li>Stability: 0.50 → 0.75 (+0.25)</li>"))
        #expect(page.contains("→ constructive</li>"))
        #expect(!page.contains("<li>Customers"))
        #expect(page.contains("a convenient cut"))
        // Each chart speaks to those who don't see it, and its ids are its own.
        let charts = page.components(separatedBy: "<svg").count - 1
        #expect(charts >= 4)
        #expect(page.components(separatedBy: "role=\"img\"").count - 1 == charts)
        #expect(page.components(separatedBy: "<desc").count - 1 == charts)
        for chart in RunTrends(runs: listed("corner-shop")).charts {
            #expect(page.components(separatedBy: "id=\"\(chart.id)-t\"").count == 2)
        }
    }

    private func listed(_ slug: String) -> [ArchivedRun] {
        var warnings = Diagnostics()
        return ArchivedRun.all(in: folder.appending(path: slug), &warnings)
    }

    @Test func nothingChangedIsSaid() throws {
        try write("2024-01-01")
        try write("2024-02-01")
        try index.rebuild()
        #expect(try html("corner-shop/index.html").contains("No key figure differs from the run before"))
    }

    /// What the table of runs has no room for stands in one of its own, and among the changes.
    @Test func theAuditHasATable() throws {
        func audited(_ date: String, _ concerns: Int) throws {
            try write(date) {
                $0.audit = ExampleFindings.audit
                $0.audit?.totals = VerdictCounts(comparisons: 90, passes: 40, concerns: concerns, insufficient: 30)
            }
        }
        try write("2024-01-01")
        try index.rebuild()
        #expect(try !html("corner-shop/index.html").contains("The bias audit</h2>"))
        try audited("2024-02-01", 20)
        try audited("2024-03-01", 17)
        try index.rebuild()
        let page = try html("corner-shop/index.html")
        #expect(page.contains("The bias audit</h2>") && page.contains("Concerns, all questions</th>"))
        #expect(page.contains("<td class=\"r\">17<small>\u{2212}3</small></td>"))
        #expect(page.contains("<li>Concerns, all questions: 20 → 17 (\u{2212}3)</li>"))
    }

    @Test func aTrendDoesntGrowWithTheArchive() throws {
        try write("2024-01-01")
        let one = try #require(listed("corner-shop").first)
        func size(_ count: Int) -> Int {
            let runs = (0..<count).map { number in
                var run = one
                run.manifest.figures.stability = Double(number % 10) / 10
                return run
            }
            return RunTrends(runs: runs).charts.map { $0.chart.svg(id: $0.id).utf8.count }.reduce(0, +)
        }
        #expect(size(RunTrends.most) > size(2))
        #expect(abs(size(1_000) - size(RunTrends.most)) < 100)
    }

    @Test func figuresThatARunLacksAreGaps() throws {
        try write("2024-01-01")
        var runs = (0..<3).map { _ in listed("corner-shop")[0] }
        for index in runs.indices {
            runs[index].manifest.figures.macroF1 = index == 1 ? nil : 0.8
            runs[index].manifest.figures.outcomeAUC = nil
        }
        runs[0].manifest.figures.concerns = 2
        runs[1].manifest.figures.concerns = nil
        runs[2].manifest.figures.concerns = nil
        let titles = RunTrends(runs: runs).charts.map(\.chart.title)
        #expect(titles.contains { $0.hasPrefix("Held-out F1") && $0.hasSuffix("2 runs") })
        #expect(!titles.contains { $0.hasPrefix("Outcome AUC") || $0.hasPrefix("Audit concerns") })
    }

    @Test func deletedRunsLeaveNoTrace() throws {
        let first = try write("2024-01-01")
        try write("2024-02-01")
        try index.rebuild()
        try FileManager.default.removeItem(at: first)
        try index.rebuild()
        #expect(try !html("corner-shop/index.html").contains("1 January 2024"))
        // The same as if it had never been.
        let without = try html("corner-shop/index.html")
        try FileManager.default.removeItem(at: folder.appending(path: "corner-shop"))
        try write("2024-02-01")
        try index.rebuild()
        #expect(try html("corner-shop/index.html") == without)

        for run in listed("corner-shop") {
            try FileManager.default.removeItem(at: folder.appending(path: "corner-shop/\(run.name)"))
        }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "mine"), withIntermediateDirectories: true)
        try Data("<p>mine</p>".utf8).write(to: folder.appending(path: "mine/index.html"))
        try index.rebuild()
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "corner-shop/index.html").path))
        #expect(try html("mine/index.html") == "<p>mine</p>")
        #expect(try html("index.html").contains("No reports yet."))
    }

    @Test func hostileNamesStayText() throws {
        for month in 1...2 {
            try write("2024-0\(month)-01") {
                $0.study.name = "<script>alert(1)</script> {{title}}"
                $0.segmentation.verdict.kind = "\"><img src=x>"
            }
        }
        try index.rebuild()
        for path in ["index.html", "corner-shop/index.html"] {
            #expect(try !html(path).contains("<script>") && !html(path).contains("<img"))
            #expect(try html(path).contains("{{title}}"))
        }
    }

    @Test func anEmptyIndexSaysSo() throws {
        #expect(try index.rebuild().items.isEmpty)
        #expect(try html("index.html").contains("No reports yet."))
    }

    @Test func aStudysPageSpeaksItsLanguage() throws {
        let missing = MissingPhrases()
        for month in 1...2 {
            try write("2024-0\(month)-01", slug: "laden") {
                $0.study.language = "de"
                $0.segmentation.silhouette = 0.2 + 0.1 * Double(month)
            }
        }
        #expect(listed("laden").map(\.manifest.language) == ["de", "de"])
        try Language.$missing.withValue(missing) { _ = try index.rebuild() }
        #expect(missing.patterns == [])
        for page in ["laden/index.html", "index.html"].map({ try? html($0) }) {
            #expect(page?.contains("<html lang=\"de\">") == true && page?.contains("1. Februar 2024") == true)
            #expect(page?.contains("Urteil: natürliche Segmente") == true && page?.contains("Verdict") == false)
        }
        let study = try html("laden/index.html")
        #expect(study.contains("Seit dem Lauf davor, zum 1. Januar 2024") && study.contains(">Bericht zum 1. Februar"))
        // Beside an English one, each keeps its own language and the list of both is English.
        try write("2024-01-01")
        try index.rebuild()
        #expect(try html("laden/index.html") == study)
        for path in ["corner-shop/index.html", "index.html"] {
            #expect(try html(path).contains("<html lang=\"en\">"))
        }
    }

    /// An archive of an earlier version has manifests without the newer figures.
    @Test func manifestsOfEarlierVersionsAreRead() throws {
        let run = try write("2024-01-01")
        let file = run.appending(path: Manifest.fileName)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { !$0.contains("\"outcomeAUC\"") && !$0.contains("\"language\"") }
        #expect(kept.count < lines.count)
        try Data(kept.joined(separator: "\n").utf8).write(to: file)
        #expect(try index.rebuild().items.isEmpty)
        #expect(listed("corner-shop").first?.figures.outcomeAUC == nil)
    }
}
