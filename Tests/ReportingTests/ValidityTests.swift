import CommonMark
import Findings
import Foundation
import Testing

@testable import Reporting

/// What other programs read: HTML by tidy's rules, Markdown by CommonMark's.
@Suite struct ValidityTests {
    static let findings = FigureTests.cases.filter { !["infinite", "huge"].contains($0.0) }

    private static let tidy = ["/usr/bin/tidy", "/usr/local/bin/tidy", "/opt/homebrew/bin/tidy"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// What tidy says, but for what it doesn't know: it was written before these stood in the standard.
    private static func complaints(_ html: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "tidy-\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        // Terms and their descriptions may stand in groups since HTML 5.2.
        let grouped = #/<dl class="figures">.*?</dl>/#
        let known = html.replacing(grouped) { String($0.0).replacing(#/</?div>/#, with: "") }
        try Data(known.utf8).write(to: file)
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: try #require(tidy))
        process.arguments = ["-errors", "-quiet", file.path]
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return said.split(separator: "\n").map(String.init).filter {
            !$0.hasSuffix("<title> proprietary attribute \"id\"")  // of a drawing
        }
    }

    @Test(.enabled(if: tidy != nil, "tidy isn't installed: apt-get install tidy"), arguments: findings.map(\.0))
    func tidyFindsNothing(name: String) throws {
        let findings = try #require(Self.findings.first { $0.0 == name }?.1)
        let html = try #require(try ReportRenderer(template: .standard()).render(findings, formats: [.html]).html)
        let found = try Self.complaints(html)
        #expect(found.isEmpty, "\(found)")
    }

    @Test(.enabled(if: tidy != nil, "tidy isn't installed: apt-get install tidy"))
    func tidyWouldFindSomething() throws {
        let html =
            "<!doctype html><html lang=\"en\"><head><title>T</title></head><body><p id=a><b>x</p><p id=a>y</body></html>"
        #expect(try Self.complaints(html).count > 1)
    }

    // MARK: Markdown

    /// Headings, figures, tables and lists in the order in which they stand.
    private static func structure(ofMarkdown markdown: String) -> [String] {
        var found: [String] = []
        func walk(_ node: Node) {
            switch node.kind {
            case .heading(let level): found.append("h\(level) \(plain(node.plainText))")
            case .image(let destination, _): found.append("figure \(destination)")
            // A pipe table is a paragraph to CommonMark.
            case .paragraph where node.plainText.contains("| ---"): found.append("table")
            case .codeBlock: found.append("code")
            default: break
            }
            node.children.forEach(walk)
        }
        walk(Node.parse(markdown, file: "report.md").root)
        return found
    }

    /// A name may hold what no text can; cmark writes the replacement character for it.
    private static func plain(_ text: String) -> String { text.replacing(#/[\u{fffe}\u{ffff}]/#, with: "\u{fffd}") }

    private static func structure(_ document: ExpandedDocument) -> [String] {
        func walk(_ node: DocumentNode) -> [String] {
            switch node.content {
            case .heading(let heading): ["h\(heading.level) \(plain(node.plainText))"]
            case .figure(let figure): ["figure figures/\(figure.name).svg", "table"]
            case .table, .numbers: ["table"]
            case .markup(.codeBlock): ["code"]
            default: node.children.flatMap(walk)
            }
        }
        return (document.lede + document.body).flatMap(walk)
    }

    @Test(arguments: findings.map(\.0)) func markdownReadsBackAsItWas(name: String) throws {
        let (findings, tree) = try JSON.asWritten(try #require(Self.findings.first { $0.0 == name }?.1))
        let template = try DocumentTemplate.standard()
        let document = try template.expand(findings, tree: tree)
        let read = Self.structure(ofMarkdown: MarkdownWriter.markdown(document.lede + document.body))
        #expect(read == Self.structure(document))
        #expect(read.count { $0 == "table" } > 10 && read.contains { $0.hasPrefix("figure") })
        // And again: what was read and written once more is the same.
        let markdown = try #require(
            try ReportRenderer(template: template).render(findings, formats: [.markdown]).markdown)
        let again = Node.parse(markdown, file: "report.md").root.commonMark()
        #expect(kinds(again) == kinds(markdown))
    }
}
