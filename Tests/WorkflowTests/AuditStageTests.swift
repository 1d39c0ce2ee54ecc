import Auditing
import Basics
import Findings
import Testing

@testable import Workflow

/// The bias audit of a whole run, question by question.
@Suite struct AuditStageTests {
    /// 600 customers; women are chosen twice as often, spend tells the sides apart, and consent is given less in the south.
    private static let customers: String = {
        var random = SeededGenerator(seed: 5, stream: "audit")
        return "id,visits,spend,gender,region,chosen,agreed,bought\n"
            + (0..<600).map { row in
                let isWoman = row % 2 == 0, isSouth = row / 2 % 2 == 0, third = Double(random.below(3))
                let visits = 10 * third + random.uniform() * 4
                let spend = 20 * third + random.uniform() * 9 + (isWoman ? 30 : 0)
                func yes(_ chance: Double) -> String { random.uniform() < chance ? "yes" : "no" }
                return [
                    "person-\(row)", NumberFormat.plain(visits, digits: 3), NumberFormat.plain(spend, digits: 3),
                    isWoman ? "female" : "male", isSouth ? "south" : "north", yes(isWoman ? 0.6 : 0.3),
                    yes(isSouth ? 0.5 : 0.95), yes(0.2 + 0.25 * third),
                ].joined(separator: ",") + "\n"
            }.joined()
    }()

    private static let yaml = """
        study: Kiosk
        seed: 3
        sources:
          customers:
            csv: customers.csv
            key: id
            columns: {visits: number, spend: number, gender: category, region: category}
          outcome: {from: customers, column: bought, positive: "yes"}
        consent: {column: agreed, keep: ["yes"]}
        protected: {gender: as-is, region: as-is}
        segments: {k: 3, starts: 2, pairs: 5}
        validation: {folds: 3, hold-out: 0.2}
        audit:
          minimum-count: 5
          population: {gender: {female: 3, male: 1}}
          intersections: [[gender, region]]
          targeting: {column: chosen, positive: "yes"}
          mitigate: [drop-proxies, residualise, reweigh, resample, bounded-assignment, fair-k-means]

        """

    private static func run(threads: Int) throws -> Findings {
        let folder = try TemporaryFolder(["study.yaml": yaml, "customers.csv": customers])
        return try Workflow(study: .load(folder.path), threads: threads, progress: SilentProgress()).run().findings
    }

    private static let shared = Result { try run(threads: 2) }

    @Test func everyQuestionIsAsked() throws {
        let audit = try #require(Self.shared.get().audit)
        let questions = try #require(audit.questions)
        #expect(
            questions.map(\.id) == [
                "membership", "outcome", "targeting", "errors", "intersections", "representation", "consent",
            ])
        let totals = try #require(audit.totals)
        #expect(totals.comparisons == totals.passes + totals.concerns + totals.insufficient)
        #expect(totals.comparisons == questions.reduce(0) { $0 + $1.counts.comparisons })
        #expect(questions[0].counts.concerns + questions[1].counts.concerns == audit.concerns)
        for question in questions {
            #expect((question.verdict == "concern") == (question.counts.concerns > 0), "\(question.id)")
        }
    }

    @Test func whatWasPlantedIsFound() throws {
        let findings = try Self.shared.get(), audit = try #require(findings.audit)
        let chosen = try #require(audit.targeting?.attributes.first { $0.name == "gender" })
        #expect(chosen.verdict == "concern" && chosen.p < 0.001)
        #expect(audit.targeting?.attributes.first { $0.name == "region" }?.verdict != "concern")
        let consent = try #require(audit.consent?.attributes.first { $0.name == "region" })
        #expect(consent.verdict == "concern")
        #expect(consent.rates.compactMap(\.rate.n).reduce(0, +) == 600)
        let shares = try #require(audit.representation?.first)
        #expect(shares.groups.map(\.expected) == [0.75, 0.25])
        #expect(shares.verdict == "concern")
        // Neither the choice nor the consent is a feature.
        let features = findings.features.kept.map(\.name) + findings.features.dropped.map(\.name)
        #expect(features.sorted() == ["spend", "visits"])
    }

    @Test func theProxyIsNamed() throws {
        let audit = try #require(Self.shared.get().audit)
        let gender = try #require(audit.proxies?.first { $0.name == "gender" })
        #expect(gender.features.first?.feature == "spend" && gender.features.first?.standsOut == true)
        #expect(gender.features.last?.standsOut == false)
        #expect(gender.all.auc > gender.all.chanceHigh)
        let region = try #require(audit.proxies?.first { $0.name == "region" })
        #expect(region.features.allSatisfy { !$0.standsOut } && !region.all.standsOut)
    }

    @Test func errorsAreOfCustomersTheModelHadNotSeen() throws {
        let findings = try Self.shared.get(), errors = try #require(findings.audit?.errors)
        let outcome = try #require(findings.evaluation.outcome)
        #expect(errors.n == outcome.models[0].scores.n && errors.n < findings.data.customers)
        // As many as have the outcome, but for equal chances.
        #expect(abs(errors.chosen - (outcome.baseRate.value ?? 0)) < 0.1 && !errors.declared)
        for attribute in errors.attributes {
            let selection = try #require(attribute.measures.first { $0.measure == "selectionRate" })
            #expect(selection.rates.compactMap(\.rate.n).reduce(0, +) == errors.n)
            #expect(attribute.calibration.count == 2)
        }
    }

    @Test func everyMitigationIsJudged() throws {
        let mitigations = try #require(Self.shared.get().audit?.mitigations)
        #expect(mitigations.map(\.method) == MitigationMethod.allCases.map(\.rawValue))
        for mitigation in mitigations {
            #expect(!mitigation.reason.isEmpty)
            #expect(mitigation.groupAware == ["residualise", "bounded-assignment"].contains(mitigation.method))
            #expect(mitigation.measures?.count == 4 && mitigation.ari != nil && mitigation.stability != nil)
            if mitigation.groupAware == true { #expect(mitigation.reason.contains("unlawful")) }
            #expect(mitigation.attribute == "gender")
            #expect(mitigation.reason.hasPrefix("Recommended") == mitigation.recommended)
            #expect(mitigation.reason.contains("not recommended") == !mitigation.recommended)
        }
        // Without spend nothing is left of the gap that was planted.
        let dropped = mitigations[0]
        #expect(dropped.after.value > dropped.before.value)
    }

    @Test func threadsChangeNothing() throws {
        var one = try Self.run(threads: 1), two = try Self.shared.get()
        // Each ran in a folder of its own.
        (one.study.slug, two.study.slug) = ("", "")
        #expect(one.study == two.study && one.audit == two.audit)
        #expect(one == two)
    }

    @Test func equalChancesAreChosenTogether() {
        #expect(AuditErrors.chosen([0.9, 0.5, 0.5, 0.1], share: 0.25) == [true, false, false, false])
        #expect(AuditErrors.chosen([0.9, 0.5, 0.5, 0.1], share: 0.6) == [true, true, true, false])
        #expect(AuditErrors.chosen([0.5, 0.5, 0.5], share: 0.1) == [true, true, true])
        #expect(AuditErrors.chosen([0.2], share: 0.001) == [true])
    }

    @Test(arguments: [
        ("population: {gender: {female: 3, male: 1}}", "population: {income: {low: 1}}", "study.unknown-attribute"),
        ("population: {gender: {female: 3, male: 1}}", "population: {gender: {female: 0}}", "study.population"),
        ("population: {gender: {female: 3, male: 1}}", "population: {gender: {female: -1, male: 2}}", "study.type"),
        ("[[gender, region]]", "[[gender, regio]]", "study.unknown-attribute"),
        ("[[gender, region]]", "[[gender]]", "study.type"),
        ("[[gender, region]]", "gender", "study.type"),
        ("column: chosen", "column: choosen", "study.missing-column"),
        ("mitigate: [drop-proxies,", "mitigate: [drop-proxy,", "study.unknown-value"),
        ("segments: {k: 3,", "segments: {methods: [medoids], k: 3,", "study.mitigate"),
    ])
    func aMistakeIsNamed(old: String, new: String, identifier: String) throws {
        let folder = try TemporaryFolder([
            "study.yaml": Self.yaml.replacing(old, with: new), "customers.csv": Self.customers,
        ])
        do {
            _ = try Workflow(study: .load(folder.path), threads: 1, progress: SilentProgress())
            Issue.record("'\(new)' is taken")
        } catch {
            #expect(error.items.map(\.identifier).contains(identifier), "\(error)")
        }
    }
}
