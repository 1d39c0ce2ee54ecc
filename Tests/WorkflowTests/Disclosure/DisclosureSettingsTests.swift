import Auditing
import Basics
import Findings
import Testing

@testable import Workflow

/// `privacy.disclosure` and `privacy.noise`.
@Suite struct DisclosureSettingsTests {
    private func study(_ privacy: String, audit: String = "{}") throws(Diagnostics) -> Study {
        try Study.read(
            """
            study: Parish
            sources: {customers: {csv: c.csv, columns: {visits: number, town: category}}}
            protected: {faith: as-is}
            audit: \(audit)
            privacy: \(privacy)

            """, file: "parish/study.yaml")
    }

    private func refusal(_ privacy: String, audit: String = "{}") -> [String] {
        do {
            _ = try study(privacy, audit: audit)
            return []
        } catch {
            return error.items.map(\.identifier)
        }
    }

    @Test(arguments: [
        ("minimal", 3), ("moderate", 5), ("standard", 10), ("strict", 20), ("7", 7), ("{threshold: strict}", 20),
    ])
    func presetsAndNumbers(text: String, threshold: Int) throws {
        #expect(try study("{disclosure: \(text)}").audit.minimumCount == threshold)
    }

    @Test func rulesForMoney() throws {
        let settings = try study(
            "{disclosure: {p-percent: 15, dominance: {contributors: 3, percent: 75}, quasi-identifiers: [town]}}"
        ).audit
        #expect(settings.minimumCount == 10 && settings.dominance.percent == 15)
        #expect(settings.dominance.few.map { [Double($0.count), $0.percent] } == [3, 75])
        #expect(settings.quasiIdentifiers.map(\.name) == ["town"])
    }

    @Test func whatMakesNoSenseIsRefused() {
        #expect(refusal("{disclosure: strickt}") == ["study.unknown-value"])
        #expect(refusal("{disclosure: 2}") == ["study.unknown-value"])
        #expect(refusal("{disclosure: strict}", audit: "{minimum-count: 5}") == ["study.combination"])
        #expect(refusal("{disclosure: 5}", audit: "{minimum-count: 5}").isEmpty)
        #expect(refusal("{disclosure: {quasi-identifiers: [twon]}}") == ["study.unknown-column"])
        #expect(refusal("{noise: {epsilon: 0}}") == ["study.type"])
        #expect(refusal("{noise: {}}") == ["study.missing-key"])
    }

    @Test func noiseNeedsAKey() throws {
        let study = try study("{noise: {epsilon: 0.5}}")
        #expect(study.audit.noise?.epsilonThousandths == 500)
        #expect(throws: Diagnostics.self) { try study.checkNoise(hasKey: false) }
        try study.checkNoise(hasKey: true)
        try self.study("{}").checkNoise(hasKey: false)
    }

    /// Who has the key gets the same noise again; other counts, or another key, get noise that has nothing to do with it.
    @Test func noiseFollowsFromKeyAndCounts() throws {
        let noise = NoiseSettings(epsilonThousandths: 1000, position: SourcePosition(file: "study.yaml"))
        func released(_ key: String, _ first: Int) -> [Int] {
            NoisyRelease(noise: noise, key: Array(key.utf8))([
                ("segments", (0..<200).map { ("s\($0)", $0 == 0 ? first : 1000) }), ("sides", [("left", 40)]),
            ]).tables[0].counts.map(\.n)
        }
        let once = released("a secret of many characters", 500)
        #expect(once == released("a secret of many characters", 500))
        let other = released("another secret of many characters", 500),
            without = released("a secret of many characters", 499)
        #expect(zip(once, other).count { $0 == $1 } < 60 && zip(once, without).count { $0 == $1 } < 60)
        let release = NoisyRelease(noise: noise, key: [1])([("a", [("x", 0)]), ("b", []), ("c", [])])
        #expect(release.tables.map(\.epsilon) == [0.333, 0.333, 0.333] && release.epsilon == 1)
        // Scale 2 / 0.5: at most one in twenty beyond the margin, but for chance.
        let margin = NoisyRelease(noise: noise, key: [1])([("a", []), ("b", [])]).tables[0].margin
        #expect(margin == 11 || margin == 12)
        #expect(once.dropFirst().count { abs($0 - 1000) > margin } < 25)
        #expect(once.dropFirst().contains { $0 < 1000 } && once.dropFirst().contains { $0 > 1000 })
    }
}
