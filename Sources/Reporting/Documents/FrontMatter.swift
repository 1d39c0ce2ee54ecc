import Basics
import Foundation
import Yams

/// What a document says about itself, between two `---` lines at its top.
struct FrontMatter: Sendable {
    /// The page's title; inline values are allowed. Where it or its values are absent: the study's question, else its name.
    var title: TextTemplate?
    /// For whom it is written.
    var audience: String?
    /// The language of the prose, as in HTML's `lang`; that of the findings where it isn't said.
    var language: String?
    var formats: [ReportFormat]?

    static let keys = ["title", "audience", "language", "formats"]

    /// Reads the front matter of a file, if any.
    /// - Returns: with the line on which the Markdown begins.
    static func parse(
        _ source: SourceFile, _ diagnostics: inout Diagnostics
    ) -> (frontMatter: FrontMatter, firstLine: Int) {
        guard source.lines.first?.trimmed == "---" else { return (FrontMatter(), 1) }
        guard let end = source.lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.front-matter", at: source.position(line: 1), "the front matter has no end",
                    suggestion: "close it with a line '---'"))
            return (FrontMatter(), source.lines.count + 1)
        }
        var frontMatter = FrontMatter()
        frontMatter.read(source.lines[1..<end].joined(separator: "\n"), source, &diagnostics)
        return (frontMatter, end + 2)
    }

    private mutating func read(_ text: String, _ source: SourceFile, _ diagnostics: inout Diagnostics) {
        // The YAML reader recurses: what could nest deeply is no front matter.
        guard text.utf8.count(where: { "[{-?:&".utf8.contains($0) }) <= 200 else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.front-matter", at: source.position(line: 2), "the front matter is too long"))
            return
        }
        func place(_ node: Yams.Node) -> SourcePosition {
            node.mark.map { SourcePosition(file: source.name, line: $0.line + 1, column: $0.column) }
                ?? source.position(line: 2)
        }
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            guard let mapping = root.mapping else {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.front-matter", at: place(root), "the front matter is not 'key: value' lines"))
                return
            }
            for (key, value) in mapping { read(key, value, place, &diagnostics) }
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, "document.front-matter", at: source.position(line: 2), "the front matter is not valid YAML",
                    explanation: "\(error)".split(separator: "\n").first.map(String.init),
                    suggestion: "put texts with ':' or '{{' into quotation marks"))
        }
    }

    private mutating func read(
        _ key: Yams.Node, _ value: Yams.Node, _ place: (Yams.Node) -> SourcePosition, _ diagnostics: inout Diagnostics
    ) {
        func wrong(_ expected: String) {
            diagnostics.append(
                Diagnostic(
                    .error, "document.front-matter", at: place(value), "'\(key.string ?? "")' takes \(expected)"))
        }
        switch key.string {
        case "title":
            guard let text = value.string else { return wrong("a text") }
            title = TextTemplate.parse(text, locate: { _ in place(value) }, &diagnostics)
        case "audience":
            guard let text = value.string else { return wrong("a text") }
            audience = text
        case "language":
            guard let text = value.string, (2...35).contains(text.utf8.count),
                text.utf8.allSatisfy({ $0 == 0x2d || (0x30...0x39).contains($0) || (0x61...0x7a).contains($0 | 0x20) })
            else { return wrong("a language tag such as 'en' or 'de-AT'") }
            language = text
        case "formats":
            let names = value.sequence.map { $0.map { $0.string ?? "" } } ?? value.string.map { [$0] } ?? []
            let known = names.compactMap { ReportFormat(rawValue: $0) }
            guard !names.isEmpty, known.count == names.count else { return wrong("some of [html, markdown, pdf]") }
            formats = known
        default:
            let name = key.string ?? ""
            diagnostics.append(
                Diagnostic(
                    .error, "document.unknown-key", at: place(key), "unknown key '\(singleLineKey(name))'",
                    suggestion: didYouMean(name, in: Self.keys)))
        }
    }

    private func singleLineKey(_ name: String) -> String { String(name.prefix(40)).replacing("\n", with: " ") }
}

public enum ReportFormat: String, CaseIterable, Sendable, Hashable {
    case html, markdown
    /// The HTML as a browser prints it; needs Chromium.
    case pdf

    /// Where nobody says otherwise.
    public static let usual: [ReportFormat] = [.html, .markdown]
}
