import ArgumentParser
import Basics
import Foundation
import Reporting

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check an archived run against its manifest, or against another run.",
        discussion: """
            Every file must have the digest that the manifest states. With --against the documents of both runs must \
            be identical, and the figures of their findings equal to 1e-9.

            EXAMPLES
              segmentary verify reports/shop/2025-01-01-0123456789ab
              segmentary verify RUN --against ANOTHER-RUN

            EXIT STATUS
              0  the run is what it was
              1  a file is missing or differs
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The run's folder.", valueName: "run"))
    var archived: String

    @Option(help: ArgumentHelp("Another run to compare with.", valueName: "run"))
    var against: String?

    func run() throws {
        let folder = URL(fileURLWithPath: archived)
        var found = RunVerification.verify(folder)
        if let against {
            found.append(contentsOf: RunVerification.compare(folder, URL(fileURLWithPath: against)))
        }
        try found.throwIfErrors()
        for item in found.items { Console.error(item.description) }
        print(against == nil ? "\(archived) is what its manifest says" : "\(archived) is reproduced")
    }
}
