import ArgumentParser
import Auditing
import Basics
import Foundation
import Reporting

struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove a person from the person-level files of every archived run.",
        discussion: """
            Their row leaves 'segments.csv' in each run that lists them, and a tombstone, 'erasures.json', says that a row \
            was erased; the run still verifies, and stays without them if it is written again. Figures about groups are \
            left as they are: the runs whose figures counted them are listed. The study's data is yours to change: until \
            they are erased there, the next run counts them again.

            EXAMPLES
              segmentary erase --customer C00042
              segmentary erase --customer 3f1c9a0be77d2456 --out site --dry-run

            EXIT STATUS
              0  they were erased, or would be (--dry-run)
              1  it failed; no run lists them
              2  the command was used wrongly
            """)

    @Option(help: "The person's identifier in the data, or their pseudonym.")
    var customer: String

    @Option(help: "The folder of reports.")
    var out = "reports"

    @OptionGroup var keyOptions: KeyOptions

    @Flag(help: "Say what would be erased, and change nothing.")
    var dryRun = false

    func validate() throws {
        if customer.isEmpty { throw ValidationError("--customer must name somebody") }
    }

    func run() throws {
        let archive = RunArchive(folder: URL(fileURLWithPath: out))
        let pseudonyms = try MemberFile.pseudonyms(of: customer, secret: try keyOptions.key.secret(outside: [out]))
        let traces = dryRun ? archive.traces(of: pseudonyms) : try archive.erase(pseudonyms)
        guard !traces.listed.isEmpty else { throw Diagnostics([unknown(traces)]) }
        print(dryRun ? "Would be erased from the list of members of:" : "Erased from the list of members of:")
        for trace in traces.listed { print("  \(out)/\(trace.run)") }
        print("The figures of these runs counted them, and are left as they are.")
        if !traces.unlisted.isEmpty {
            print("Without a list of members, so that nobody can tell whether they counted:")
            for run in traces.unlisted { print("  \(out)/\(run)") }
        }
        for diagnostic in advice(traces) { Console.error(diagnostic.description) }
    }

    private func advice(_ traces: RunArchive.PersonalTraces) -> [Diagnostic] {
        var advice = [
            Diagnostic(
                .warning, "erase.differencing",
                "a report made without them, held against one of these, tells of them what changed from one to the other",
                suggestion: "let one report take the other's place instead of publishing both"),
            Diagnostic(
                .note, "erase.data", "the study's data still holds them, and so may results kept from run to run",
                suggestion: "erase them there, then run 'segmentary cache --clear'"),
        ]
        let medoids = traces.listed.filter(\.hasMedoids).map(\.run)
        if !medoids.isEmpty {
            advice.append(
                Diagnostic(
                    .warning, "erase.medoids",
                    "model.json of \(medoids.joined(separator: ", ")) holds the values of the customers in the middle of "
                        + "their segments, who may be this person",
                    suggestion: "erase them in the data, report again, and remove these runs"))
        }
        return advice
    }

    private func unknown(_ traces: RunArchive.PersonalTraces) -> Diagnostic {
        Diagnostic(
            "erase.unknown-customer", "no run under '\(out)' lists this customer",
            explanation: traces.unlisted.isEmpty
                ? "They may have been left out for want of consent, or been erased before."
                : "\(traces.unlisted.count) runs have no list of members.",
            suggestion: "set \(SecretKey.variable), or name a --key-file, to the key that the lists were made with, or "
                + "give the pseudonym")
    }
}
