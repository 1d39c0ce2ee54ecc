import Basics
import Foundation
import Synchronization

/// Standard error, for everything that is not a command's result.
enum Console {
    static func error(_ text: String) { write(text + "\n") }

    /// What nobody can read because standard error is full or closed is no reason to stop.
    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

/// Progress for people: on a terminal one line that fills in, piped one line per stage.
final class ConsoleProgress: ProgressReporter {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let prefix: String

    init(prefix: String) { self.prefix = prefix }

    func stageBegan(_ name: String) {
        guard isTerminal else { return }
        write("\r\u{1b}[2K\(prefix)\(name) …")
    }

    func stageEnded(_ name: String, rows: Int?, seconds: Double) {
        // The console speaks English, whatever the report does.
        let count = Language.$current.withValue(.english) { rows.map { NumberFormat.integer(Double($0)) } ?? "" }
        let line =
            prefix + name.padding(toLength: max(38, name.count), withPad: " ", startingAt: 0)
            + String(repeating: " ", count: max(0, 10 - count.count)) + count
            + "  " + String(format: "%6.2f s", seconds)
        write((isTerminal ? "\r\u{1b}[2K" : "") + line + "\n")
    }

    func note(_ diagnostic: Diagnostic) {
        write((isTerminal ? "\r\u{1b}[2K" : "") + diagnostic.description + "\n")
    }

    private func write(_ text: String) { Console.write(text) }
}

/// Says nothing but what is wrong.
struct QuietProgress: ProgressReporter {
    func stageBegan(_ name: String) {}
    func stageEnded(_ name: String, rows: Int?, seconds: Double) {}
    func note(_ diagnostic: Diagnostic) {
        if diagnostic.severity != .note { Console.error(diagnostic.description) }
    }
}

/// Progress for programs: one JSON object per line.
struct JSONProgress: ProgressReporter {
    /// Nil for what concerns the whole command.
    let study: String?

    private struct Event: Encodable {
        var event: String
        var study: String?
        var stage: String?
        var rows: Int?
        var seconds: Double?
        var severity: String?
        var identifier: String?
        var position: String?
        var summary: String?
    }

    func stageBegan(_ name: String) { write(Event(event: "began", study: study, stage: name)) }

    func stageEnded(_ name: String, rows: Int?, seconds: Double) {
        write(Event(event: "ended", study: study, stage: name, rows: rows, seconds: (seconds * 1e3).rounded() / 1e3))
    }

    /// An error whose place is known as a text only.
    func note(_ identifier: String, at position: String, _ summary: String) {
        write(
            Event(
                event: "diagnostic", study: study, severity: Diagnostic.Severity.error.rawValue,
                identifier: identifier, position: position, summary: summary))
    }

    func note(_ diagnostic: Diagnostic) {
        write(
            Event(
                event: "diagnostic", study: study, severity: diagnostic.severity.rawValue,
                identifier: diagnostic.identifier, position: diagnostic.position?.description,
                summary: diagnostic.summary))
    }

    private func write(_ event: Event) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(event) else { return }
        Console.error(String(decoding: line, as: UTF8.self))
    }
}
