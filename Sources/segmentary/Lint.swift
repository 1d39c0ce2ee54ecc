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
            '<!-- lint: allow 0.8, heading-jump -->'. Without a TEMPLATE the default report is checked.

            EXAMPLES
              segmentary lint board.md
              segmentary lint templates/*.md

            EXIT STATUS
              0  nothing to mend
              1  something was found
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The templates.", valueName: "template"))
    var templates: [String] = []

    func run() throws {
        var found = Diagnostics()
        if templates.isEmpty { found.append(contentsOf: Self.problems { () throws(Diagnostics) in try .standard() }) }
        for path in templates {
            found.append(contentsOf: Self.problems { () throws(Diagnostics) in try .load(path) })
        }
        for item in found.items { print(item) }
        if !found.items.isEmpty { throw ExitCode.failure }
    }

    private static func problems(_ load: () throws(Diagnostics) -> DocumentTemplate) -> Diagnostics {
        do throws(Diagnostics) { return try load().lint() } catch { return error }
    }
}
