import ArgumentParser
import Basics
import Findings
import Foundation
import Languages
import Reporting

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the documents of an archived run again, from its findings alone.",
        discussion: """
            Needs neither the study nor its data. With another template the run is written beside the first, since a \
            run's folder is named after everything that went into it.

            EXAMPLES
              segmentary render reports/shop/2025-01-01-0123456789ab
              segmentary render RUN --template board.md --formats html

            EXIT STATUS
              0  all is well
              1  it failed; the run is as it was
              2  the command was used wrongly
              3  the documents were written, but a check in them does not hold (see --draft)
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"))
    var archived: String

    @Option(help: "A template instead of the default one: a file, summary, model-card, bias-audit or case-studies.")
    var template: String?

    @Option(help: "What to write: html, markdown and pdf, with commas between (pdf needs Chromium).")
    var formats: String?

    @Option(help: "The folder of all reports; the one that holds the run unless told otherwise.")
    var out: String?

    @Flag(help: "Let checks of the report fail: exit with 0 all the same.")
    var draft = false

    func validate() throws { _ = try formats.map(Report.formats) }

    func run() throws {
        let folder = URL(fileURLWithPath: archived)
        let findings = try Self.findings(of: folder, shown: archived)
        let language = findings.study.language.flatMap(Languages.named) ?? .english
        let document =
            try template.map { name throws(Diagnostics) in try DocumentTemplate.named(name, in: language) }
            ?? .standard(in: language)
        try document.check(columns: (findings.queries ?? [:]).mapValues { $0.columns.map(\.name) }).throwIfErrors()
        let formats = try formats.map(Report.formats)
        if (formats ?? document.formats)?.contains(.pdf) == true { _ = try PDFPrinter.find() }
        let report = try ReportRenderer(template: document).render(findings, formats: formats)
        for diagnostic in report.diagnostics.items { Console.error(diagnostic.description) }
        func kept(_ name: String) -> Data? { try? Data(contentsOf: folder.appending(path: name)) }
        let archive =
            out.map { URL(fileURLWithPath: $0) }
            ?? folder.deletingLastPathComponent()
            .deletingLastPathComponent()
        let written = try RunArchive(folder: archive).write(
            findings, report,
            extras: .init(model: kept("model.json"), segments: kept("segments.csv"), rejected: kept("rejected.csv")))
        for warning in try ReportIndex(folder: archive).rebuild().items { Console.error(warning.description) }
        let parent = URL(fileURLWithPath: archived).deletingLastPathComponent().relativePath
        print(out.map { "\($0)/\(findings.study.slug)" } ?? parent, terminator: "/\(written.lastPathComponent)\n")
        let broken = report.checks.filter { !$0.holds }
        for check in broken {
            Console.error("\(check.position): the report claims '\(check.text)', which does not hold")
        }
        if !broken.isEmpty, !draft { throw checkFailed }
    }

    static func findings(of folder: URL, shown: String) throws(Diagnostics) -> Findings {
        let file = folder.appending(path: "findings.json")
        guard let data = try? Data(contentsOf: file) else {
            throw Diagnostics([
                Diagnostic(
                    "run.missing", at: SourcePosition(file: shown), "this is no run: it holds no findings.json",
                    suggestion: "name a folder such as reports/shop/2025-01-01-0123456789ab")
            ])
        }
        do {
            return try JSON.decode(Findings.self, from: data)
        } catch {
            throw Diagnostics([
                Diagnostic(
                    "run.findings", at: SourcePosition(file: "\(shown)/findings.json"),
                    "the findings can't be read by this version of the tool", explanation: "\(error)")
            ])
        }
    }
}
