import Basics
import Findings
import Foundation
import Languages
import Testing

@testable import Reporting

@Suite struct GermanReportTests {
    /// Everything that is said is said in German, but for what the findings themselves say.
    @Test(arguments: DocumentTemplate.bundledNames, [true, false])
    func isGermanThroughout(name: String, isFull: Bool) throws {
        let german = try #require(Languages.named("de"))
        let findings = isFull ? ExampleFindings.complete : documentFindings(verdict: "constructive")
        let missing = MissingPhrases()
        let report = try Language.$missing.withValue(missing) {
            try ReportRenderer(template: .bundled(name, in: german)).render(findings)
        }
        #expect(missing.patterns == [])
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.map(\.description) == [])
        #expect(report.diagnostics.items.contains { $0.identifier == "document.language" })
        #expect(report.checks.allSatisfy { $0.holds })
        let html = try #require(report.html), markdown = try #require(report.markdown)
        #expect(html.contains("<html lang=\"de\">") && !html.contains("{{"))
        let page = html.replacing(#/<style>[\s\S]*?</style>/#, with: "")
        // Whole lines of its beginning and its end; the rest is in the Markdown.
        let head = page.prefix(6000).split(separator: "\n").dropLast(), foot = page.suffix(600).split(separator: "\n")
        let ends = (head + foot.dropFirst()).joined(separator: "\n")
        let lines = try english(in: [ends, markdown] + report.figures.map(\.svg), findings)
        #expect(lines == [])
    }

    private let stopWords: Set<Substring> = [
        "the", "The", "of", "and", "customers", "customer", "with", "is", "are", "for", "from", "segments", "features",
        "to", "by", "share", "that", "which", "withheld", "outcome", "models", "each", "stability", "Data",
    ]

    /// Lines of visible text that hold English words beside those of the findings.
    private func english(in texts: [String], _ findings: Findings) throws -> [String] {
        var data: Set<String> = []
        func walk(_ value: Value) {
            switch value {
            case .string(let text): data.insert(text.replacing("\u{a0}", with: " "))
            case .array(let elements): elements.forEach(walk)
            case .object(let members): members.values.forEach(walk)
            default: break
            }
        }
        walk(try JSON.tree(findings))
        let longestFirst = data.filter { $0.count > 2 }.sorted { ($1.count, $0) < ($0.count, $1) }
        func hasEnglish(_ text: some StringProtocol) -> Bool {
            text.split { !$0.isLetter }.contains { stopWords.contains(Substring($0)) }
        }
        return texts.flatMap { $0.split(separator: "\n") }.filter(hasEnglish).compactMap { line in
            // A name that was cut short is data that can't be found.
            var line = String(line).replacing(#/>[^<>]*…</#, with: "><").replacing(
                #/<[^>]*>|`[^`]*`|[\w-]+\.(svg|json|csv|yaml|md)/#, with: " "
            )
            .replacing("\u{a0}", with: " ").replacing("\\", with: "")
            for text in longestFirst where line.range(of: text, options: .caseInsensitive) != nil {
                line = line.replacingOccurrences(of: text, with: " ", options: .caseInsensitive)
            }
            return hasEnglish(line) ? line : nil
        }
    }

    @Test func theDocumentsLanguageGoesFirst() throws {
        let text = "---\nlanguage: de-AT\n---\n## A\n\n{{ data.customers | integer }}, {{ study.asOf | date }}\n"
        let report = try render(text)
        let html = try #require(report.html)
        #expect(html.contains("<html lang=\"de-AT\">"))
        #expect(html.contains("1.250, 1. März 2024") && html.contains("Zum Bericht springen"))
        #expect(report.diagnostics.items.map(\.identifier) == ["document.language"])
    }

    @Test func withoutOneItIsThatOfTheFindings() throws {
        var findings = documentFindings()
        findings.study.language = "de"
        let report = try render("## A\n\n{{ data.customers | integer }}\n", findings)
        let html = try #require(report.html)
        #expect(html.contains("<html lang=\"de\">") && html.contains("1.250"))
        #expect(report.diagnostics.items.isEmpty)
    }

    @Test func anUnknownLanguageIsOnlyTheProses() throws {
        let report = try render("---\nlanguage: fr\n---\n## A\n\n{{ data.customers | integer }}\n")
        let html = try #require(report.html)
        #expect(html.contains("<html lang=\"fr\">") && html.contains("1,250"))
    }

    /// Documents name columns as the English ones do, or as the reader sees them.
    @Test(arguments: ["Customers", "Kunden", "kunden"])
    func columnsAreKnownByEitherName(name: String) throws {
        let text = "---\nlanguage: de\n---\n## A\n\n```{table} segments\n:columns: Segment, \(name)\n```\n"
        let report = try render(text)
        #expect(try #require(report.html).contains(">Kunden\n"))
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.isEmpty)
    }

    @Test func wordsOfTheFindingsAreShownInTheLanguage() throws {
        let text = "## A\n\n{{ segmentation.verdict.kind | word }}\n"
        #expect(try #require(render(text).html).contains("<p>reproducible</p>"))
        #expect(try #require(render("---\nlanguage: de\n---\n" + text).html).contains("<p>reproduzierbar</p>"))
    }
}
