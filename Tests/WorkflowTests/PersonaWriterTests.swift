import Basics
import Findings
import Testing

@testable import Workflow

private func marker(_ feature: String, _ effect: Double, low: Double? = nil, high: Double? = nil) -> Marker {
    Marker(
        feature: feature, title: feature.capitalisedFirst, unit: "share", value: effect > 0 ? 0.4 : 0.1, overall: 0.2,
        effect: effect,
        low: low ?? effect - 0.1, high: high ?? effect + 0.1)
}

private let features = [
    "recency", "frequency", "monetary", "tenure", "bounce_rate", "conversion_rate", "sessions_per_30_days",
    "pages_per_session", "session_duration", "interactions_per_30_days", "has_purchases", "has_visits",
    "share_of_spend.garden", "share_of_spend.other", "share_of_sessions.email", "season.winter", "age", "income band",
]

@Suite struct SegmentNamerTests {
    @Test func namesAreUniqueAndDependOnTheMarkersAlone() {
        var random = SeededGenerator(seed: 3, stream: "names")
        for _ in 0..<300 {
            // Few different features, so that segments resemble each other.
            let some = Array(features.shuffled(using: &random).prefix(1 + random.below(4)))
            let segments = (0..<(2 + random.below(9))).map { _ in
                some.prefix(random.below(some.count + 1)).map { marker($0, random.below(2) == 0 ? 0.9 : -0.9) }
            }
            let names = SegmentNamer().names(segments)
            #expect(Set(names).count == segments.count, "\(names)")
            #expect(names.allSatisfy { !$0.isEmpty && $0.first?.isLowercase == false })
            #expect(SegmentNamer().names(segments) == names)
        }
    }

    @Test func plainNames() {
        let names = SegmentNamer().names([
            [marker("frequency", 1.4), marker("monetary", 1.2)], [marker("recency", 1.1)], [],
            [marker("share_of_spend.home_textiles", 1)], [marker("has_purchases", -2)],
        ])
        #expect(
            names == [
                "Loyal high spenders", "Lapsed customers", "Average customers", "Keen on home textiles",
                "Not yet buyers",
            ])
    }

    @Test func segmentsWithoutMarkersAreNumbered() {
        #expect(SegmentNamer().names([[], [], []]) == ["Average customers", "Segment 2", "Segment 3"])
    }
}

@Suite struct MarkersTests {
    @Test func areStrongSureAndFinite() {
        let profile = [
            marker("weak", 0.2), marker("strong", -0.9), marker("unsure", 0.5, low: -0.1), marker("b", 0.5),
            marker("a", 0.5),
            Marker(feature: "none", title: "None", value: .nan, overall: 1, effect: 0.8, low: 0.7, high: 0.9),
        ]
        #expect(DescribeSegments.markers(profile).map(\.feature) == ["strong", "a", "b"])
    }
}

@Suite struct PersonaWriterTests {
    private let writer = PersonaWriter(currency: "EUR")

    private func subject(
        stability: Double = 0.9, size: Int = 400, markers: [Marker] = [marker("monetary", 1.2)],
        campaign: CampaignImpact? = nil
    ) -> PersonaWriter.Subject {
        .init(
            name: "Somebody", size: size, share: 0.25, revenueShare: 0.5, stability: stability, profile: markers,
            markers: markers, campaign: campaign)
    }

    private func campaign(_ uplift: Double?, _ low: Double?, _ high: Double?) -> CampaignImpact {
        CampaignImpact(
            campaign: "october", segment: 1, segmentName: "Somebody",
            treated: Rate(n: 200, value: 0.2, low: 0.1, high: 0.3),
            control: Rate(n: 100, value: 0.1, low: 0.05, high: 0.2), uplift: uplift, upliftLow: low, upliftHigh: high)
    }

    @Test(arguments: [0, 0.3, 0.5999]) func noneForASegmentThatDissolves(stability: Double) {
        #expect(writer.persona(subject(stability: stability)) == nil)
    }

    @Test(arguments: [0.6, 0.7, 0.7499]) func aCautionForAPattern(stability: Double) throws {
        let persona = try #require(writer.persona(subject(stability: stability)))
        #expect(try #require(persona.caution).contains("read it as a pattern"))
    }

    @Test(arguments: [0.75, 1]) func noCautionForAStableSegment(stability: Double) throws {
        #expect(try #require(writer.persona(subject(stability: stability))).caution == nil)
    }

    @Test func aCautionForFewCustomers() throws {
        #expect(try #require(writer.persona(subject(size: 60))?.caution).contains("Fewer than 100"))
    }

    @Test func noneWithoutMarkers() {
        #expect(writer.persona(subject(markers: [])) == nil)
    }

    @Test func noOfferWhereTheLastOneDidHarm() throws {
        let offer = try #require(writer.persona(subject(campaign: campaign(-0.05, -0.08, -0.02)))).offer
        #expect(offer.text.hasPrefix("No offer"))
        #expect(offer.evidence.plainSpaces.contains("200") && offer.evidence.plainSpaces.contains("100"))
    }

    @Test func anOfferThatWorkedIsRepeated() throws {
        var subject = subject(campaign: campaign(0.1, 0.04, 0.16))
        subject.offers = [
            .init(name: "free delivery", rate: Rate(n: 100, value: 0.3, low: 0.22, high: 0.4)),
            .init(name: "voucher", rate: Rate(n: 100, value: 0.1, low: 0.05, high: 0.17)),
            .init(name: "secret", rate: .withheld),
        ]
        let offer = try #require(writer.persona(subject)).offer
        #expect(offer.text == "Repeat what worked: free delivery.")
        #expect(offer.evidence.plainSpaces.contains("+10.0 points [+4.0, +16.0]"))
    }

    @Test(arguments: [(0.05, -0.01, 0.11), (-0.02, -0.05, 0.01), (0, -0.03, 0.03)])
    func anUnsureEffectIsTestedFirst(uplift: Double, low: Double, high: Double) throws {
        let offer = try #require(writer.persona(subject(campaign: campaign(uplift, low, high)))).offer
        #expect(offer.text.hasPrefix("To be tested against a control group"))
        #expect(offer.evidence.contains("includes no effect"))
    }

    @Test func aWithheldCampaignSaysNothing() throws {
        let hidden = CampaignImpact(
            campaign: "october", segment: 1, segmentName: "Somebody", treated: .withheld, control: .withheld,
            uplift: nil, upliftLow: nil,
            upliftHigh: nil)
        let persona = try #require(writer.persona(subject(campaign: hidden)))
        #expect(persona == writer.persona(subject()))
        #expect(!persona.offer.evidence.contains("october"))
    }

    @Test func everyRecommendationHasItsFigure() throws {
        var random = SeededGenerator(seed: 8, stream: "personas")
        for _ in 0..<200 {
            let markers = features.shuffled(using: &random).prefix(1 + random.below(5)).map {
                marker($0, random.below(2) == 0 ? 0.8 : -0.8)
            }
            let persona = try #require(writer.persona(subject(markers: markers)))
            for part in [persona.message, persona.offer, persona.channel] {
                #expect(!part.text.isEmpty && !part.evidence.isEmpty)
            }
            #expect(persona.message.evidence.plainSpaces.contains("n = 400"))
            #expect(persona.traits.count == min(5, markers.count))
            #expect(persona.summary.plainSpaces.hasPrefix("25.0 % of customers with 50.0 % of revenue: "))
        }
    }
}

extension String {
    /// Figures and units stand together by spaces that don't break.
    fileprivate var plainSpaces: String { replacing("\u{a0}", with: " ") }
}
