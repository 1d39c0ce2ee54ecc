import ArgumentParser
import Basics
import Foundation
import Reporting

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check templates for mistakes, and for what reads badly or may not stay true.",
        discussion: """
            Finds everything that 'report' would stop at (unknown paths, figures, columns), and numbers in the prose \
            that are typed by hand but look like results, cells without captions or content, headings that jump \
            levels, links without a text that says where they lead. A comment allows what is meant so: \
            '<!-- lint: allow 0.8, heading-jump -->'. Without a TEMPLATE those are checked that come with the tool.

            EXAMPLES
              segmentary lint board.md
              segmentary lint templates/*.md

            EXIT STATUS
              0  nothing to mend
              1  something was found
              2  the command was used wrongly
            """)

    @Argument(
        help: ArgumentHelp("The templates: files, or names of those that come with the tool.", valueName: "template"))
    var templates: [String] = []

    func run() throws {
        var told: Set<Diagnostic> = []  // what several documents include is told once
        for name in templates.isEmpty ? DocumentTemplate.bundledNames : templates {
            for item in problems(of: name).items where told.insert(item).inserted { print(item) }
        }
        if !told.isEmpty { throw ExitCode.failure }
    }

    private func problems(of name: String) -> Diagnostics {
        do throws(Diagnostics) {
            return try (templates.isEmpty ? DocumentTemplate.bundled(name) : .named(name)).lint()
        } catch {
            return error
        }
    }
}
