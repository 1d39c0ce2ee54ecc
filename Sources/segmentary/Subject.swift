import ArgumentParser
import Basics
import Findings
import Foundation
import Reporting
import Workflow

struct Subject: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print all that is held about one person, for an access request.",
        discussion: """
            Their rows in every source with all columns, the features computed of them, the groups in which the bias \
            audit counts them, their segment and why, and the archived runs that list them. It is personal data: it is \
            printed, and written nowhere.

            EXAMPLES
              segmentary subject my-shop --customer C00042
              segmentary subject my-shop --customer C00042 --json > answer.json

            EXIT STATUS
              0  all is well
              1  it failed; nobody of that name is held
              2  the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The study folder.", valueName: "study"))
    var study: String

    @Option(help: "The person's identifier in the data, or their pseudonym.")
    var customer: String

    @Option(help: "The folder of reports.")
    var out = "reports"

    @OptionGroup var keyOptions: KeyOptions

    @Flag(help: "As JSON, to be read by another program.")
    var json = false

    @Flag(help: "No progress, only what is wrong.")
    var quiet = false

    func validate() throws {
        if customer.isEmpty { throw ValidationError("--customer must name somebody") }
    }

    private struct Answer: Encodable {
        var person: PersonalRecord
        var archive: [Listing]
    }

    private struct Listing: Encodable {
        var run: String
        var segment: String
        var confidence: String
    }

    func run() throws {
        let study = try Study.load(study)
        let secret = try keyOptions.key.secret(outside: [study.folder, out])
        let members = MemberFile(study: study, secret: secret)
        let workflow = try Workflow(
            study: study, threads: ProcessInfo.processInfo.activeProcessorCount,
            progress: quiet ? QuietProgress() : ConsoleProgress(prefix: ""))
        let person = try workflow.subject(customer, key: members.key)
        let names = try MemberFile.pseudonyms(of: person.customer, secret: secret)
        let listed = RunArchive(folder: URL(fileURLWithPath: out)).traces(of: names).listed.map {
            Listing(run: "\(out)/\($0.run)", segment: $0.segment, confidence: $0.confidence)
        }
        if json {
            print(try JSON.text(Answer(person: person, archive: listed)), terminator: "")
        } else {
            print(text(person, listed), terminator: "")
        }
    }

    private func text(_ person: PersonalRecord, _ listed: [Listing]) -> String {
        var lines = ["Held about \(person.customer)"]
        for source in person.sources {
            lines += ["", "In \(source.path) (\(source.source)), \(source.rows.count) rows"]
            for (number, row) in source.rows.enumerated() {
                if number > 0 { lines.append("") }
                lines += zip(source.columns, row).map { "  \($0): \($1.isEmpty ? "(empty)" : $1)" }
            }
        }
        func list(_ title: String, _ items: [PersonalRecord.Characteristic]) {
            guard !items.isEmpty else { return }
            lines += ["", title]
            lines += items.map { "  \($0.title): \($0.value ?? "not known")\($0.unit.map { " \($0)" } ?? "")" }
        }
        list("Computed of these", person.features)
        list("Counted in the bias audit under", person.groups)
        lines += ["", "Segment"]
        lines += (person.segment ?? ["None: left out for want of consent, or by a filter of the study."]).map {
            "  \($0)"
        }
        lines += ["", "Archived runs that list them"]
        lines += listed.map { "  \($0.run): segment \($0.segment), confidence \($0.confidence)" }
        if listed.isEmpty { lines.append("  none under '\(out)'") }
        return lines.joined(separator: "\n") + "\n"
    }
}
