import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// What a study says of texts, where there are none or few.
@Suite struct TextSettingsTests {
    private static let people = "id,first,second\n" + (0..<40).map { "c\($0),\($0 * 7 % 11),\($0 * 5 % 13)\n" }.joined()

    private func folder(_ sources: String, _ settings: String, texts: Int = 0) throws -> TemporaryFolder {
        let rows = (0..<texts).map { "c\($0 % 40),2024-01-1\($0 % 10),\($0 % 3 == 0 ? "good" : "brum zill")\n" }
        return try TemporaryFolder([
            "study.yaml": """
            study: Texts
            as-of: 2024-02-01
            sources:
              customers: {csv: people.csv, key: id}
            \(sources)
            \(settings)
            segments: {k: 2, starts: 2, pairs: 5}
            validation: {folds: 2}

            """, "people.csv": Self.people, "said.csv": "id,at,said\n" + rows.joined(),
        ])
    }

    private func problems(_ sources: String, _ settings: String) throws -> [Diagnostic] {
        let path = try folder(sources, settings)
        do {
            _ = try Study.load(path.path)
            return []
        } catch {
            return error.items
        }
    }

    @Test(arguments: [
        ("sentiment: {label: stars, positive: ['5']}", "sentiment.label"),
        ("sentiment: {lexicon: own.tsv}", "sentiment.lexicon"), ("features: {text-topics: 3}", "features.text-topics"),
    ])
    func settingsOfTextsNeedTexts(settings: String, key: String) throws {
        let without = try problems("", settings)
        #expect(without.map(\.identifier) == ["study.no-source"])
        #expect(without.first?.summary == "'\(key)' needs the source 'interactions'")
        #expect(without.first?.position?.line == 6)
        let source = "  interactions: {csv: said.csv, customer: id, time: at}"
        let untold = try problems(source, settings)
        #expect(untold.map(\.identifier) == ["study.missing-key"])
        #expect(untold.first?.summary == "'\(key)' needs a column of texts, and 'interactions' names none")
        #expect(try problems(source.replacing("at}", with: "at, text: said}"), settings).isEmpty)
    }

    /// Enough texts to be counted, too few to divide them into those that the lexicon knows and others.
    @Test(arguments: [5, 10, 15, 19, 20, 60]) func fewTextsAreNoCrash(texts: Int) throws {
        let folder = try folder(
            "  interactions: {csv: said.csv, customer: id, time: at, text: said}", "audit: {minimum-count: 10}",
            texts: texts)
        let study = try Study.load(folder.path)
        let result = try Workflow(study: study, threads: 2, progress: SilentProgress()).run(withMembers: false)
        let facts = result.findings.data.texts
        #expect((facts != nil) == (texts >= 10))
        #expect((facts?.known != nil) == (texts >= 30))
    }
}
