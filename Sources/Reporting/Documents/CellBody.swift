import Basics
import Foundation

/// What a fence holds: `:key: value` lines first, then its content.
struct CellBody {
    private var options: [(key: String, text: String, line: Int)] = []
    private var lines: [String]
    private let source: SourceFile
    private var isContentUsed = false
    private var known: [String] = []
    /// The line on which the content begins.
    private(set) var firstLine: Int

    init(_ body: String, firstLine: Int, source: SourceFile, _ diagnostics: inout Diagnostics) {
        var rest = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var line = firstLine
        while let first = rest.first, first.hasPrefix(":"), let colon = first.dropFirst().firstIndex(of: ":") {
            let key = first[first.index(after: first.startIndex)..<colon].trimmed
            if options.contains(where: { $0.key == key }) {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.option-twice", at: source.position(line: line), "':\(key):' stands here twice"
                    ))
            }
            options.append((key, first[first.index(after: colon)...].trimmed, line))
            rest = rest.dropFirst()
            line += 1
        }
        lines = rest.map(String.init)
        self.firstLine = line
        self.source = source
    }

    var markdown: String { lines.joined(separator: "\n") }

    mutating func take(_ key: String) -> (text: String, line: Int)? {
        known.append(key)
        guard let index = options.firstIndex(where: { $0.key == key }) else { return nil }
        let option = options.remove(at: index)
        return (option.text, option.line)
    }

    /// All content as one text, with the line on which it begins, empty lines before and after it left out.
    mutating func contentText() -> (text: String, line: Int) {
        isContentUsed = true
        let start = lines.firstIndex { !$0.trimmed.isEmpty } ?? lines.endIndex
        let end = lines.lastIndex { !$0.trimmed.isEmpty } ?? start
        return (start < lines.endIndex ? lines[start...end].joined(separator: "\n") : "", firstLine + start)
    }

    /// The lines that aren't empty, with their numbers.
    mutating func contentLines() -> [(text: String, line: Int)] {
        isContentUsed = true
        return lines.enumerated().compactMap { offset, line in
            line.trimmed.isEmpty ? nil : (line.trimmed, firstLine + offset)
        }
    }

    /// Options that the cell doesn't know, content where none belongs.
    func tellLeftover(of name: String, _ diagnostics: inout Diagnostics) {
        for option in options {
            diagnostics.append(
                Diagnostic(
                    .error, "document.unknown-option", at: source.position(line: option.line, of: option.key),
                    "'\(name)' has no option '\(option.key)'", suggestion: didYouMean(option.key, in: known)))
        }
        guard !isContentUsed, !DocumentCell.holdsMarkdown(name) else { return }
        if let offset = lines.firstIndex(where: { !$0.trimmed.isEmpty }) {
            diagnostics.append(
                Diagnostic(
                    .error, "document.cell-content", at: source.position(line: firstLine + offset),
                    "'\(name)' has no content; options are ':key: value' lines"))
        }
    }
}
