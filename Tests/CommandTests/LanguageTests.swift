import Foundation
import Testing

/// A study in another language, from the data to the page.
@Suite struct LanguageTests {
    @Test func aStudyInGerman() throws {
        let folder = try Examples.shop()
        try folder.replace("seed: ", with: "language: de\nseed: ", in: "shop/study.yaml")
        let run = try Examples.report(folder, "shop")
        let findings = try folder.text("\(run)/findings.json")
        #expect(findings.contains("\"language\": \"de\""))
        #expect(findings.contains("Die mittlere Silhouettenbreite von 0,"))
        #expect(findings.contains("\"title\": \"Tage seit dem letzten Kauf\""))
        // Identifiers and numbers stay what programs know.
        #expect(findings.contains("\"feature\": \"recency\"") && findings.contains("\"method\": \"k-means\""))
        let html = try folder.text("\(run)/report.html")
        #expect(html.contains("<html lang=\"de\">") && html.contains("Die Segmente auf einen Blick"))
        let visible = html.replacing(#/<style>[\s\S]*?</style>/#, with: "").replacing(#/<[^>]*>/#, with: " ")
        let words = Set(visible.matches(of: /[A-Za-z]+/).map { $0.0.lowercased() })
        let english: Set = ["the", "of", "and", "customers", "with", "is", "are", "from", "which", "by", "without"]
        // The study's own question and its file's filters are the author's words.
        let own = try folder.text("shop/study.yaml").lowercased()
        #expect(words.intersection(english).filter { !own.contains($0) }.sorted() == [])
        let again = try Segmentary.run(["render", run, "--template", "summary"], in: folder)
        #expect(again.status == 0, "\(again.stderr)")
        let summary = again.stdout.trimmingCharacters(in: .newlines)
        #expect(try folder.text("\(summary)/report.html").contains("Bevor Sie entscheiden"))
    }

    @Test func anUnknownLanguageIsToldWithTheList() throws {
        let folder = try Examples.study(Examples.customersOnly + "language: fr\n", Examples.clouds(60))
        let outcome = try Segmentary.run(["report", "study"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("'language' can't be 'fr'") && outcome.stderr.contains("known here: en, de"))
    }
}
