import Findings
import Testing

@testable import Workflow

@Suite struct PersonaTests {
    private func marker(
        _ feature: String, _ value: Double, _ overall: Double, effect: Double, unit: String? = nil,
        title: String? = nil
    ) -> Marker {
        Marker(
            feature: feature, title: title ?? feature, unit: unit, value: value, overall: overall, effect: effect,
            low: effect - 0.1, high: effect + 0.1)
    }

    private func subject(_ markers: [Marker]) -> PersonaWriter.Subject {
        .init(
            name: "A", size: 200, share: 0.2, revenueShare: 0, stability: 0.9, profile: markers, markers: markers)
    }

    @Test func whoNeverBoughtIsNotCalledLapsed() throws {
        let markers = [
            marker("has_purchases", 0, 0.9, effect: -2.5, unit: "share"),
            marker("recency", 731, 290, effect: 1.7, unit: "days"),
        ]
        #expect(SegmentNamer().names([markers]) == ["Not yet buyers"])
        #expect(markers.withoutImplied.map(\.feature) == ["has_purchases"])
        let persona = try #require(PersonaWriter(currency: "GBP").persona(subject(markers)))
        let texts = [persona.summary, persona.message.evidence, persona.offer.evidence] + persona.traits
        #expect(texts.allSatisfy { !$0.contains("recency") && !$0.contains("order") })
    }

    @Test func aMeanBelowAllCustomersIsNoHighSpender() throws {
        let markers = [
            marker("session_duration", 569, 226, effect: 1.8, unit: "seconds"),
            marker("monetary", 316, 382, effect: 0.5, unit: "GBP"),
        ]
        let persona = try #require(PersonaWriter(currency: "GBP").persona(subject(markers)))
        #expect(!persona.summary.contains("spend"))
        #expect(persona.message.evidence.contains("session_duration"))
    }

    @Test func namesAreShortAndDistinct() {
        let segment = [
            marker("has_visits", 1, 0.8, effect: 0.9, unit: "share", title: "Has visits"),
            marker("bounce_rate", 0.6, 0.2, effect: 0.8, unit: "share"),
            marker("pages_per_session", 2, 5, effect: -0.7, unit: "pages"),
        ]
        let names = SegmentNamer().names([segment, segment, segment])
        #expect(names[0] == "Brief visitors" && names[1] == "Quick visitors")
        #expect(Set(names).count == 3)
        let absent = marker("has_visits", 0.4, 0.8, effect: -0.9, unit: "share", title: "Has visits")
        #expect(SegmentNamer().names([[absent]]) == ["Seldom seen online"])
    }

    @Test func theChannelIsTheOneAboveAverage() throws {
        let markers = [
            marker("share_of_sessions.direct", 0.4, 0.45, effect: -0.2, unit: "share"),
            marker("share_of_sessions.app", 0.3, 0.1, effect: 0.8, unit: "share"),
        ]
        let persona = try #require(PersonaWriter(currency: nil).persona(subject(markers)))
        #expect(persona.channel.text == "App.")
    }
}
