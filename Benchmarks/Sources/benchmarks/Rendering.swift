import ArgumentParser
import Findings
import Foundation
import Reporting

/// Times the way from findings in memory to HTML, Markdown and figures, for archived runs.
struct Rendering: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rendering", abstract: "Time the documents of archived runs, from their findings.")

    @Option(help: "How often each is rendered, after one that isn't counted.")
    var runs = 5

    @Argument(help: "The runs' folders.")
    var folders: [String]

    func run() throws {
        let renderer = ReportRenderer(template: try .standard())
        print("| study | HTML, kB | processor, ms: median | least | most |\n|---|---:|---:|---:|---:|")
        for folder in folders {
            let file = URL(fileURLWithPath: folder).appending(path: "findings.json")
            let findings = try JSON.decode(Findings.self, from: Data(contentsOf: file))
            let size = (try renderer.render(findings).html?.utf8.count ?? 0) / 1000
            let times = try (0..<max(1, runs)).map { _ in
                let before = clock()
                _ = try renderer.render(findings)
                return Double(clock() - before) / Double(CLOCKS_PER_SEC) * 1e3
            }
            let figures = [median(times), times.min() ?? 0, times.max() ?? 0].map { String(format: "%.0f", $0) }
            print("| \(findings.study.slug) | \(size) | \(figures.joined(separator: " | ")) |")
        }
    }
}
