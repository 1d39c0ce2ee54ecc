import Basics
import Foundation
import Tables
import Testing

@testable import Workflow

@Suite struct StudyTests {
    private func load(_ text: String) throws -> Study {
        let folder = try TemporaryFolder(["study.yaml": text])
        return try Study.load(folder.path)
    }

    private func problems(_ text: String) -> [Diagnostic] {
        do {
            _ = try load(text)
            return []
        } catch let diagnostics as Diagnostics {
            return diagnostics.items
        } catch {
            Issue.record("unexpected \(error)")
            return []
        }
    }

    @Test func readsACompleteStudy() throws {
        let study = try load(
            """
            study: Shop
            as-of: 2024-01-01
            seed: 7
            currency: GBP
            sources:
              customers:
                csv: customers.csv
                key: id
                columns: {age: number, region: category, band: {ordered: [low, mid, high]}}
              purchases:
                csv: p.csv.gz
                customer: id
                time: at
                amount: quantity * price
                where: quantity > 0 and not starts(order, "C")
              outcome: {from: purchases, any-within: 90 days}
            consent: {column: consent, keep: [yes]}
            protected: {region: as-is, age: [under 30, 30 and over]}
            segments: {k: 3...6}
            audit: {reference: {region: north}}
            """)
        #expect(study.name == "Shop")
        #expect(study.asOf == 1_704_067_200)
        #expect(study.source(.purchases)?.filters.map(\.text) == ["quantity > 0", "not starts(order, \"C\")"])
        #expect(study.source(.customers)?.columns.last?.order == ["low", "mid", "high"])
        #expect(study.segments.band == 3...6)
        #expect(study.protected.map(\.column) == ["region", "age"])
        #expect(study.consent?.values == ["yes"])
        guard case .anyWithin(90, .purchases)? = study.outcome else {
            Issue.record("the outcome is \(String(describing: study.outcome))")
            return
        }
    }

    @Test func reportsEverythingAtOnceWithItsPlace() {
        let found = problems(
            """
            study: Shop
            seeed: 4
            as-of: yesterday
            sources:
              purchases: {csv: p.csv, costumer: id, time: at}
            segments: {k: many, starts: 0}
            preparation: {scale: zz}
            """)
        let places = found.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.identifier)" }
        #expect(places.contains("2:1 study.unknown-key"))
        #expect(places.contains("3:8 study.type"))
        #expect(places.contains("5:27 study.unknown-key"))
        #expect(places.contains { $0.hasSuffix("study.missing-key") })
        #expect(places.contains("6:15 study.type"))
        #expect(places.contains("6:29 study.type"))
        #expect(places.contains("7:22 study.unknown-value"))
        #expect(found.first { $0.identifier == "study.unknown-key" }?.suggestion == "did you mean 'seed'?")
    }

    @Test(arguments: [
        "", "study: [unclosed", "- a\n- b", "study: x\nstudy: y\nsources: {purchases: {csv: a}}", "\u{0}", "study: x",
        "study: x\nsources: 3", "study: x\nsources: {}", "? [a]\n: b", "&a [*a]", "study: {deep: {deeper: 1}}",
        "study: x\nsources: {customers: {csv: c.csv}}\nprotected: {age: 3}",
        "study: x\nsources: {purchases: {csv: c.csv, customer: a, time: b, where: '((('}}",
    ])
    func saysWhatIsWrong(text: String) {
        let found = problems(text)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.position != nil })
    }

    @Test func namesTheMissingFile() {
        #expect(throws: Diagnostics.self) { try Study.load("/nowhere/at/all") }
    }

    @Test(arguments: [("Online Retail 2011", "online-retail-2011"), ("...", "study"), ("Käse", "käse")])
    func slugs(name: String, expected: String) {
        #expect(StudyReader.slug(name) == expected)
    }

    @Test func randomBytesNeverCrash() {
        var random = SeededGenerator(seed: 11, stream: "study fuzz")
        let valid = Array(
            "study: x\nseed: 1\nsources:\n  purchases: {csv: a.csv, customer: c, time: t, where: 'a > 1'}\n".utf8)
        for _ in 0..<300 {
            var bytes = valid
            for _ in 0...random.below(6) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            // Whatever it is, it is a study or a list of diagnostics, each with a place.
            #expect(problems(String(decoding: bytes, as: UTF8.self)).allSatisfy { $0.position != nil })
        }
    }
}
