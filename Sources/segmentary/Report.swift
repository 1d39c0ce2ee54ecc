import ArgumentParser
import Basics
import Findings
import Foundation
import Reporting
import Workflow

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run studies and write their reports.",
        discussion: """
            Each STUDY is a folder with a 'study.yaml', or such a file. Everything that is wrong with the studies and \
            their templates is reported before anything is computed. A run is written under OUT/<study>/, beside its \
            predecessors; the index pages are made anew. The same inputs, study and seed give the same bytes. Results of \
            stages are kept, so that the next run computes only what changed ('segmentary explain', 'segmentary cache').

            EXAMPLES
              segmentary report my-shop                        one study, under reports/
              segmentary report shop bank --out site --quiet   two, for a script
              segmentary report my-shop --template board.md --draft

            EXIT STATUS
              0  all is well
              1  it failed; the last good report is as it was
              2  the command was used wrongly
              3  a report was written, but a check in it does not hold (see --draft)
            """)

    @Argument(help: ArgumentHelp("The study folders.", valueName: "study"))
    var studies: [String]

    @Option(help: "The folder of all reports.")
    var out = "reports"

    @Option(help: "A template instead of the study's own: a file, summary, model-card, bias-audit or case-studies.")
    var template: String?

    @Option(help: "What to write: html, markdown and pdf, with commas between (pdf needs Chromium).")
    var formats: String?

    @Option(help: "The seed of everything random, instead of the study's own.")
    var seed: Int?

    @Option(help: "How many threads to use; the results are the same with any number.")
    var threads: Int?

    @OptionGroup var caching: CacheOptions

    @OptionGroup var keyOptions: KeyOptions

    @Flag(help: "Let checks of the report fail: exit with 0 all the same.")
    var draft = false

    @Flag(help: "No progress, only what is wrong.")
    var quiet = false

    @Flag(name: .customLong("json-log"), help: "Progress as one JSON object per line.")
    var jsonLog = false

    func validate() throws {
        if studies.isEmpty { throw ValidationError("name at least one study folder") }
        if let seed, seed < 0 || seed > 1 << 53 {
            throw ValidationError("--seed must be a number from 0 to 2^53; got \(seed)")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1; got \(threads)") }
        _ = try formats.map(Self.formats)
    }

    func run() throws {
        do {
            try report()
        } catch let problems as Diagnostics where jsonLog {
            for problem in problems.items { JSONProgress(study: nil).note(problem) }
            throw ExitCode.failure
        }
    }

    private func report() throws {
        var loaded: [Study] = []
        var problems = Diagnostics()
        for path in studies {
            do {
                var study = try Study.load(path)
                if let seed { study.seed = seed }
                loaded.append(study)
            } catch {
                problems.append(contentsOf: error)
            }
        }
        try problems.throwIfErrors()
        let isPlural = loaded.count > 1 || loaded.contains { $0.caseStudy?.compare.isEmpty == false }
        let job = ReportJob(
            studies: loaded, out: URL(fileURLWithPath: out), shownOut: out, template: template,
            formats: try formats.map(Self.formats), threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
            cache: caching.open(), key: keyOptions.key, progress: { progress($0, namesStudies: isPlural) })
        let outcome = try job.run()
        for run in outcome.runs { print(run) }
        guard outcome.brokenChecks.isEmpty || draft else {
            for check in outcome.brokenChecks {
                let sentence = "the report claims '\(check.text)', which does not hold"
                guard jsonLog else {
                    Console.error("\(check.position): \(sentence)")
                    continue
                }
                JSONProgress(study: nil).note("report.broken-check", at: check.position, sentence)
            }
            throw checkFailed
        }
    }

    /// - Parameter namesStudies: more than one study is at work, so each line says whose it is.
    private func progress(_ study: Study, namesStudies: Bool) -> any ProgressReporter {
        if jsonLog { return JSONProgress(study: study.slug) }
        if quiet { return QuietProgress() }
        return ConsoleProgress(prefix: namesStudies ? "\(study.slug): " : "")
    }

    static func formats(_ text: String) throws -> [ReportFormat] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let format = ReportFormat(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
                let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--formats knows \(known); got '\(word)'")
            }
            return format
        }
    }
}
