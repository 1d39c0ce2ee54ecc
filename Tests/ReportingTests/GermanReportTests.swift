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
        let texts = [html.replacing(#/<style>[\s\S]*?</style>/#, with: ""), markdown] + report.figures.map(\.svg)
        for text in texts {
            let visible = try withoutData(text, findings)
            let words = Set(visible.matches(of: /[A-Za-z]+/).map { $0.0.lowercased() })
            #expect(words.intersection(stopWords).sorted() == [])
        }
    }

    private let stopWords: Set<String> = [
        "the", "of", "and", "customers", "customer", "with", "is", "are", "for", "from", "segments", "features",
        "feature",
        "to", "by", "share", "that", "which", "withheld", "outcome", "model", "models", "each", "stability", "data",
    ]

    /// The text between tags without what the findings say in words.
    private func withoutData(_ text: String, _ findings: Findings) throws -> String {
        var texts: Set<String> = []
        func walk(_ value: Value) {
            switch value {
            case .string(let text): texts.insert(text)
            case .array(let elements): elements.forEach(walk)
            case .object(let members): members.values.forEach(walk)
            default: break
            }
        }
        walk(try JSON.tree(findings))
        var visible = text.replacing(#/<[^>]*>/#, with: " ").replacing("\u{a0}", with: " ").replacing("\\", with: "")
        // File names and identifiers that belong to programs.
        visible = visible.replacing(#/[\w-]+\.(svg|json|csv|yaml|md)/#, with: " ").replacing(#/`[^`]*`/#, with: " ")
        for text in texts.sorted(by: { ($1.count, $0) < ($0.count, $1) }) where text.count > 2 {
            let plain = text.replacing("\u{a0}", with: " ")
            visible = visible.replacingOccurrences(of: plain, with: " ", options: .caseInsensitive)
        }
        return visible
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
        #expect(try #require(report.html).contains(">Kunden</th>"))
        #expect(report.diagnostics.items.filter { $0.severity == .warning }.isEmpty)
    }

    @Test func wordsOfTheFindingsAreShownInTheLanguage() throws {
        let text = "## A\n\n{{ segmentation.verdict.kind | word }}\n"
        #expect(try #require(render(text).html).contains("<p>reproducible</p>"))
        #expect(try #require(render("---\nlanguage: de\n---\n" + text).html).contains("<p>reproduzierbar</p>"))
    }
}
