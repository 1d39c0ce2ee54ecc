import ArgumentParser
import Basics
import Foundation

@main
struct Segmentary: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmentary",
        abstract: "Audience segmentation as a report that explains itself.",
        discussion: """
            A study is a folder with a 'study.yaml' beside the data: customers, purchases, visits, interactions, \
            campaigns; any one of them is enough. 'segmentary report STUDY' reads it, prepares features, finds \
            segments, checks how much they are worth, audits them for bias, and writes a report as HTML and Markdown \
            with every figure in 'findings.json'.

            EXAMPLES
              segmentary init my-data                 a first study.yaml, guessed from the data
              segmentary report data/ecommerce        one study, under reports/
              segmentary report shop bank --out site  two, under one index
              segmentary preview shop                 the report while it is being written
              segmentary audit shop                   the bias audit alone
              segmentary explain shop                 what a run would compute, and why
              segmentary render RUN                   the documents again
              segmentary verify RUN                   is it what it was?
              segmentary why shop --customer C00042   two sentences
              segmentary subject shop --customer C00042   all that is held about one person
              segmentary erase --customer C00042      out of the archived lists
              segmentary sample ecommerce --customers 500 --out try
              segmentary lint board.md                is the template in order?

            EXIT STATUS
              0  all is well
              1  it failed; the last good report is as it was
              2  the command was used wrongly
              3  a report was written, but a check in it does not hold (see --draft); an audit found a concern

            ENVIRONMENT
              SEGMENTARY_KEY  the secret that pseudonyms are made with, at least
                              16 characters. Without it 'segments.csv', the list
                              of members, is left out unless the study is
                              synthetic.
              SEGMENTARY_KEY_FILE
                              a file that holds it, readable by its owner alone
                              (or --key-file).
              CHROMIUM        the browser that prints the PDF (--formats pdf),
                              where it is not on the PATH.
              XDG_CACHE_HOME  the folder whose 'segmentary' keeps results of
                              stages; ~/.cache unless set.
            """,
        version: ToolVersion.text,
        subcommands: [
            Init.self, Report.self, Preview.self, AuditCommand.self, Explain.self, Lint.self, Render.self, Verify.self,
            Why.self,
            Subject.self, Erase.self, Cache.self, Sample.self,
        ]
    )

    static func main() async {
        // A file that would outgrow a limit is an error of its writing, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        let status = await run()
        do {
            try StandardOutput.finish()
        } catch {
            Console.error(error.description)
            Foundation.exit(1)
        }
        Foundation.exit(status)
    }

    /// Wrong usage ends with 2, not with ArgumentParser's 64.
    private static func run() async -> Int32 {
        do {
            var command = try parseAsRoot()
            if var preview = command as? Preview { try await preview.run() } else { try command.run() }
            return 0
        } catch let diagnostics as Diagnostics {
            Console.error(diagnostics.description)
            return 1
        } catch let diagnostic as Diagnostic {
            Console.error(diagnostic.description)
            return 1
        } catch {
            let status = exitCode(for: error).rawValue
            let message = fullMessage(for: error)
            if status == 0 {
                if !message.isEmpty { print(message) }
            } else if !message.isEmpty {
                Console.error(message)
            }
            return status == ExitCode.validationFailure.rawValue ? 2 : status
        }
    }
}

/// A check of the report does not hold.
let checkFailed = ExitCode(3)
