import ArgumentParser
import Basics
import Foundation
import Workflow

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in two sentences why a customer is in their segment.",
        discussion: """
            The segments are found again as 'segmentary report' finds them, and the customer is looked up: by the \
            identifier of the data, or by the pseudonym of 'segments.csv' if SEGMENTARY_KEY or a key file holds the key. The first \
            sentence names the segment and how clearly they belong to it, the second the features that place them \
            there rather than in the next one. The answer is personal data: it is printed, and written nowhere.

            EXAMPLES
              segmentary why my-shop --customer C00042
              segmentary why my-shop --customer 3f1c9a0be77d2456

            EXIT STATUS
              0  all is well
              1  it failed; there is no such customer
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The study folder.", valueName: "study"))
    var study: String

    @Option(help: "The customer's identifier, or pseudonym.")
    var customer: String

    @Option(help: "The seed of everything random, instead of the study's own.")
    var seed: Int?

    @Option(help: "How many threads to use; the results are the same with any number.")
    var threads: Int?

    @OptionGroup var keyOptions: KeyOptions

    @Flag(help: "No progress, only what is wrong.")
    var quiet = false

    func validate() throws {
        if customer.isEmpty { throw ValidationError("--customer must name somebody") }
        if let seed, seed < 0 || seed > 1 << 53 {
            throw ValidationError("--seed must be a number from 0 to 2^53; got \(seed)")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1; got \(threads)") }
    }

    func run() throws {
        var study = try Study.load(study)
        if let seed { study.seed = seed }
        let members = MemberFile(study: study, secret: try keyOptions.key.secret(outside: [study.folder]))
        let workflow = try Workflow(
            study: study, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
            progress: quiet ? QuietProgress() : ConsoleProgress(prefix: ""))
        for sentence in try workflow.why(customer, key: members.key) { print(sentence) }
    }
}
