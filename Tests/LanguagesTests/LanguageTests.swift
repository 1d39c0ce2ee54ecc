import Basics
import Foundation
import Templates
import Testing

@testable import Languages

@Suite struct LanguageFolderTests {
    static let translations = Languages.all.filter { !$0.isEnglish }

    @Test func areKnownByTheirTags() {
        #expect(Languages.codes == ["en", "de"])
        #expect(Languages.named("de-AT")?.code == "de" && Languages.named("EN")?.code == "en")
        #expect(Languages.named("fr") == nil && Languages.named("") == nil)
    }

    /// What the sources say can be said in each language, and nothing else stands in its words.
    @Test(arguments: translations.map(\.code))
    func hasEveryPhraseAndNoOther(code: String) throws {
        let language = try #require(Languages.named(code))
        let asked = try PhrasesInSources().patterns
        #expect(asked.count > 900)
        #expect(asked.subtracting(language.phrases.keys).sorted() == [], "missing in words.yaml")
        #expect(Set(language.phrases.keys).subtracting(asked).sorted() == [], "left over in words.yaml")
    }

    @Test(arguments: translations.map(\.code))
    func keepsThePlacesOfEveryPattern(code: String) throws {
        let language = try #require(Languages.named(code))
        func places(_ pattern: String) -> Set<Substring> { Set(pattern.matches(of: /\{(\d+)(?::\w+)?\}/).map(\.1)) }
        for (english, other) in language.phrases.sorted(by: { $0.key < $1.key }) {
            #expect(places(english) == places(other), "\(english)")
            #expect(english.first?.isWhitespace == other.first?.isWhitespace, "\(english)")
            #expect(english.last?.isWhitespace == other.last?.isWhitespace, "\(english)")
            for form in other.matches(of: /\{\d+:(\w+)\}/) {
                #expect(language.forms[String(form.1)] != nil, "no form '\(form.1)': \(english)")
            }
        }
    }

    /// The same documents with the same cells and figures in the same order: only the words differ.
    @Test(arguments: translations.map(\.code))
    func hasEveryDocumentWithEveryCell(code: String) throws {
        let own = try #require(Languages.folders.first { $0.code == code }).documents
        #expect(own.keys.sorted() == Templates.documents.keys.sorted())
        for (path, english) in Templates.documents.sorted(by: { $0.key < $1.key }) {
            let text = try #require(own[path])
            #expect(cells(text) == cells(english), "\(path)")
            #expect(values(text) == values(english), "\(path)")
        }
    }

    /// Directives with their arguments but titles, and options but captions.
    private func cells(_ document: String) -> [String] {
        document.split(separator: "\n").compactMap { line in
            if let cell = line.firstMatch(of: /^`+\{(\w+)\}\s*(.*)$/) {
                let isTitle = ["note", "tip", "warning"].contains(cell.1)
                return "\(cell.1) " + (isTitle ? "" : cell.2.replacing(/"[A-Z][^"]*"/, with: "text"))
            }
            return line.firstMatch(of: /^:(of|columns|rows|mark):.*$/).map { String($0.0) }
        }
    }

    /// The paths that are shown, those of labelled lines included.
    private func values(_ document: String) -> [String] {
        var paths = document.matches(of: /\{\{\s*([\w.]+)/).map { String($0.1) }
        paths += document.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^[^:`{*|][^:]*: ([a-z][\w.]*)(?: \|.*)?$/).map { String($0.1) }
        }.filter { $0 != "en" && $0 != "de" }
        return paths.sorted()
    }

    @Test func aDocumentThatALanguageLacksIsEnglish() throws {
        var language = try #require(Languages.named("de"))
        #expect(Languages.documents(in: language)["report.md"] != Templates.documents["report.md"])
        language.code = "xx"
        #expect(Languages.documents(in: language) == Templates.documents)
    }
}

@Suite struct GermanTests {
    private func german<Result>(_ body: () throws -> Result) throws -> Result {
        try Language.$current.withValue(#require(Languages.named("de")), operation: body)
    }

    @Test func says() throws {
        try german {
            #expect(say("as of \("1. März 2024")") == "Stand 1. März 2024")
            #expect(
                say(
                    plural: 2, one: "\(2) of \("x") recurs reliably when customers are resampled",
                    other: "\(2) of \(say(5, "segment")) recur reliably when customers are resampled")
                    == "2 von 5 Segmenten kehren bei erneuter Stichprobe zuverlässig wieder")
            #expect(word("insufficient evidence") == "zu wenig Belege")
            #expect(NumberFormat.compact(8_911_407) == "8,91\u{a0}Mio.")
        }
    }
}
