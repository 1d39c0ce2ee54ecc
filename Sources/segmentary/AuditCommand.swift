import ArgumentParser
import Basics
import Findings
import Foundation
import Languages
import Reporting
import Workflow

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Audit a study, or an archived run, for bias; the verdict is the exit status.",
        discussion: """
            Prints each question of the bias audit with its verdicts, and the widest gap; with --document the whole \
            document 'bias-audit' as Markdown. Thresholds stand in the study. Nothing is written, but for results of \
            stages in the cache. A scheduler that runs this after each refresh of the data notices by the exit status.

            EXAMPLES
              segmentary audit my-shop
              segmentary audit reports/shop/2025-01-01-0123456789ab
              segmentary audit my-shop --document --quiet > audit.md

            EXIT STATUS
              0  no verdict is a concern; what could not be judged is printed
              1  it failed; nothing is protected, so there is nothing to audit
              2  the command was used wrongly
              3  a verdict is a concern
            """)

    @Argument(help: ArgumentHelp("The study folder, or the folder of an archived run.", valueName: "study"))
    var target: String

    @Flag(help: "Print the whole bias audit as Markdown.")
    var document = false

    @Option(help: "The seed of everything random, instead of the study's own.")
    var seed: Int?

    @Option(help: "How many threads to use; the results are the same with any number.")
    var threads: Int?

    @OptionGroup var caching: CacheOptions

    @Flag(help: "No progress, only what is wrong.")
    var quiet = false

    func validate() throws {
        if let seed, seed < 0 || seed > 1 << 53 {
            throw ValidationError("--seed must be a number from 0 to 2^53; got \(seed)")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1; got \(threads)") }
    }

    func run() throws {
        let findings = try findings()
        guard let audit = findings.audit else { throw nothingProtected }
        let language = findings.study.language.flatMap(Languages.named) ?? .english
        if document {
            let template = try DocumentTemplate.bundled("bias-audit", in: language)
            let report = try ReportRenderer(template: template).render(findings, formats: [.markdown])
            print(report.markdown ?? "", terminator: "")
        } else {
            Language.$current.withValue(language) {
                for line in AuditVerdicts(audit).lines { print(line) }
            }
        }
        guard AuditVerdicts(audit).concerns == 0 else { throw checkFailed }
    }

    private func findings() throws -> Findings {
        let folder = URL(fileURLWithPath: target)
        if FileManager.default.fileExists(atPath: folder.appending(path: "findings.json").path) {
            return try Render.findings(of: folder, shown: target)
        }
        if let run = latestRun(in: folder) {
            throw Diagnostics([
                Diagnostic(
                    "audit.many-runs", at: SourcePosition(file: target),
                    "this folder holds the archived runs of a study, and no study file",
                    suggestion: "name one of them, such as '\(target)/\(run)'")
            ])
        }
        var study = try Study.load(target)
        // Before the long work.
        guard !study.protected.isEmpty else { throw nothingProtected }
        if let seed { study.seed = seed }
        return try Workflow(
            study: study, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
            progress: quiet ? QuietProgress() : ConsoleProgress(prefix: ""), cache: caching.open()
        ).run(withMembers: false).findings
    }
}

extension AuditCommand {
    private var nothingProtected: Diagnostics {
        Diagnostics([
            Diagnostic(
                "audit.nothing-protected", at: SourcePosition(file: target),
                "nothing is protected, so there is nothing to audit",
                explanation: "That nobody looked is no pass.",
                suggestion: "name attributes under 'protected' in the study")
        ])
    }

    /// The last by name, and so by date, of the archived runs in a folder that is no study.
    private func latestRun(in folder: URL) -> String? {
        func holds(_ path: String) -> Bool {
            FileManager.default.fileExists(atPath: folder.appending(path: path).path)
        }
        guard !holds("study.yaml") else { return nil }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && holds("\($0)/findings.json") }.max()
    }
}

/// The audit in a few lines of a terminal.
struct AuditVerdicts {
    let audit: Audit

    init(_ audit: Audit) { self.audit = audit }

    /// Runs of earlier versions know of membership and outcome alone.
    var concerns: Int { audit.totals?.concerns ?? audit.concerns }

    var lines: [String] {
        let header = [say("Question"), say("Pass"), say("Concern"), say("Insufficient evidence"), say("Verdict")]
        var rows = (audit.questions ?? []).map { question in
            [
                question.title, "\(question.counts.passes)", "\(question.counts.concerns)",
                "\(question.counts.insufficient)", word(question.verdict),
            ]
        }
        if rows.isEmpty {
            rows = [[say("Who is in which segment"), "\(audit.passes)", "\(concerns)", "\(audit.insufficient)", ""]]
        }
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        var lines = ([header] + rows).map { row in
            row.indices.map { row[$0].padding(toLength: widths[$0], withPad: " ", startingAt: 0) }
                .joined(separator: "  ").replacing(#/\s+$/#, with: "")
        }
        if let worst = audit.worst {
            lines.append(
                say(
                    "Widest gap in segments and outcome: \(worst.group) (\(worst.attribute)), \(worst.subject), ratio \(NumberFormat.fixed(worst.ratio, digits: 2)), the widest of \(worst.comparisons)"
                ))
        }
        return lines
    }
}
