import ArgumentParser
import Basics
import Foundation
import Guessing
import Workflow

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draft a study from the data at hand.",
        discussion: """
            DATA is a folder of tables, or one file. Samples of the files say which holds the customers, which their \
            purchases, visits and so on, what the columns mean, what is protected, and where features end and outcomes \
            begin. The guesses become a commented 'study.yaml' that runs as it is; the data is only read. On a terminal \
            it asks where it can't be sure; elsewhere, or with --yes, it takes its guesses. Docs: docs/init.md.

            EXAMPLES
              segmentary init my-shop                  my-shop/study.yaml
              segmentary init /data/shop --into study  study/study.yaml, with the way to the data
              segmentary init my-shop --yes --customer card_no --as-of 2024-10-01

            EXIT STATUS
              0  the study is written
              1  it could not be written, or the data could not be read
              2  a question is open that no guess can answer, or the command was used wrongly
            """)

    @Argument(help: ArgumentHelp("The folder or file that holds the data.", valueName: "data"))
    var data: String

    @Option(help: "The folder of the study, if it is not to be that of the data.")
    var into: String?

    @Option(help: "What the study is called.")
    var name: String?

    @Option(help: ArgumentHelp("The column that says who the customer is.", valueName: "column"))
    var customer: String?

    @Option(help: ArgumentHelp("The file with one row per customer, or 'none'.", valueName: "file"))
    var customers: String?

    @Option(help: ArgumentHelp("The column that says when.", valueName: "column"))
    var time: String?

    @Option(help: ArgumentHelp("How dates are written, e.g. DD/MM/YYYY.", valueName: "pattern"))
    var dates: String?

    @Option(help: ArgumentHelp("The column of yes and no to foretell, or 'none'.", valueName: "column"))
    var outcome: String?

    @Option(
        help: ArgumentHelp("Features look at what was before this day, outcomes at what was after.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Take every guess, ask nothing.")
    var yes = false

    @Flag(help: "Replace a study.yaml that is there.")
    var force = false

    func run() throws {
        let target = try target()
        let files = try DataFiles(data)
        for problem in files.unread.items { Console.error(warning(problem).description) }
        var answers = self.answers
        try files.check(answers).throwIfErrors()
        let paths = StudyPlace(data: data, folder: target.folder)
        var draft = StudyDraft(files, name: paths.name, prefix: paths.prefix, answers: answers)
        if asks {
            let dialogue = Dialogue(
                write: Console.write, read: { readLine() })
            while let question = draft.questions.first, let answer = dialogue.ask(question) {
                answers[question.subject] = answer
                draft = StudyDraft(files, name: paths.name, prefix: paths.prefix, answers: answers)
            }
        }
        let open = draft.questions.filter { $0.guess == nil }
        guard open.isEmpty else { throw refuse(open) }
        try write(draft, to: target)
    }

    private var answers: Answers {
        let given: [(Question.Subject, String?)] = [
            (.customer, customer), (.customers, customers), (.time, time), (.dates, dates), (.outcome, outcome),
            (.asOf, asOf), (.name, name),
        ]
        return given.reduce(into: [:]) { answers, given in answers[given.0] = given.1 }
    }

    private var asks: Bool { !yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    private struct Target {
        var folder: String
        var file: String
    }

    /// Where the study is to stand: nothing is overwritten unless that is asked for.
    private func target() throws -> Target {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: data, isDirectory: &isFolder)
        let parent = FilePath.folder(data)
        let folder = into ?? (isThere && !isFolder.boolValue ? (parent.isEmpty ? "." : parent) : data)
        let file = (folder.hasSuffix("/") ? folder : folder + "/") + "study.yaml"
        guard force || !FileManager.default.fileExists(atPath: file) else {
            throw Diagnostics([
                Diagnostic(
                    "init.exists", at: SourcePosition(file: file), "there is a study here already",
                    suggestion: "--force replaces it, --into writes the new one elsewhere")
            ])
        }
        return Target(folder: folder, file: file)
    }

    private func refuse(_ questions: [Question]) -> any Error {
        let lists = questions.map { question in
            question.list() + "\nAnswer with --\(question.subject.rawValue) \(question.choices.first?.answer ?? "…")"
                + (question.choices.count > 1 ? " or another of them." : ".")
        }
        Console.error(
            "No guess can answer this, so nothing is written.\n\n" + lists.joined(separator: "\n\n"))
        return ExitCode(2)
    }

    // MARK: Writing

    /// Checks the draft as `report` would, and only then puts it in its place.
    private func write(_ draft: StudyDraft, to target: Target) throws {
        // The way to the data begins in the study's folder, which must be there for it.
        try? FileManager.default.createDirectory(atPath: target.folder, withIntermediateDirectories: true)
        // Where nothing comes to stand in it, it goes again.
        defer { _ = rmdir(target.folder) }
        do {
            let study = try Study.read(draft.text, file: target.file)
            _ = try Workflow(
                study: study, threads: ProcessInfo.processInfo.activeProcessorCount, progress: QuietProgress())
        } catch {
            let place = target.file.replacing("study.yaml", with: "study.draft.yaml")
            try save(draft.text, as: place, in: target.folder)
            Console.error("The draft doesn't hold yet. It is in '\(place)': mend it there and rename it to study.yaml.")
            throw error
        }
        try save(draft.text, as: target.file, in: target.folder)
        for line in draft.files { Console.error(line) }
        if !draft.doubts.isEmpty { Console.error("\nPlease look at:") }
        for doubt in draft.doubts { Console.error("- " + doubt) }
        Console.error("\nNext: segmentary report \(target.folder)")
        print(target.file)
    }

    private func save(_ text: String, as file: String, in folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            let failure = WriteFailure(error)
            throw Diagnostics([
                Diagnostic(
                    "init.write", at: SourcePosition(file: file), "the study can't be written here: \(failure.reason)",
                    suggestion: failure.advice ?? "--into FOLDER writes it elsewhere")
            ])
        }
    }

    private func warning(_ problem: Diagnostic) -> Diagnostic {
        var warning = problem
        warning.severity = .warning
        return warning
    }
}

/// What a study is called, and the way from it to the data.
struct StudyPlace {
    let name: String
    let prefix: String

    init(data: String, folder: String) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: data, isDirectory: &isFolder)
        let of = exists && !isFolder.boolValue ? FilePath.folder(data) : data
        let from = Self.parts(folder), to = Self.parts(of.isEmpty ? "." : of)
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - shared) + to[shared...]
        prefix = steps.map { $0 + "/" }.joined()
        let words = (to.last ?? "study").split { "-_ ".contains($0) }.joined(separator: " ")
        name = words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func parts(_ path: String) -> [String] {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
}
