import Tables
import Testing

@testable import Features

@Suite struct VisitFeaturesTests {
    let missing = Column.missingFlag
    var events: VisitEvents {
        VisitEvents(
            customer: [0, 0, 1, 0],
            time: [seconds(2011, 9, 2), seconds(2011, 10, 1), seconds(2011, 10, 21), asOf],
            duration: [60, 120, .nan, 9999], pages: [1, 4, 3, 99], clicks: [1, 2, 5, 99],
            impressions: [10, 20, .nan, 99], bounced: [1, 0, missing, 1], converted: [0, 1, 0, 1],
            channel: categories(["mail", "web", "web", "tv"]))
    }

    @Test func ratesAndMeans() {
        let features = VisitFeatures().aggregate(events, in: Cohort(3))
        #expect(isClose(features.numbers("session_duration"), [90, .nan, .nan]))
        #expect(isClose(features.numbers("pages_per_session"), [2.5, 3, .nan]))
        #expect(isClose(features.numbers("click_through_rate"), [0.1, .nan, .nan]))
        #expect(isClose(features.numbers("bounce_rate"), [0.5, .nan, .nan]))
        #expect(isClose(features.numbers("conversion_rate"), [0.5, 0, .nan]))
        #expect(features.flags("has_visits") == [1, 1, 0])
    }

    @Test func frequencyAndRecency() {
        let features = VisitFeatures().aggregate(events, in: Cohort(3))
        #expect(isClose(features.numbers("sessions_per_30_days"), [1, 0.5, 0]))
        #expect(features.numbers("days_since_visit") == [31, 11, 60])
    }

    @Test func channels() {
        let features = VisitFeatures(topChannels: 1).aggregate(events, in: Cohort(3))
        #expect(isClose(features.numbers("share_of_sessions.web"), [0.5, 1, 0]))
        #expect(isClose(features.numbers("share_of_sessions.other"), [0.5, 0, 0]))
    }

    @Test func conversionsByChannel() {
        let features = VisitFeatures(conversionsByChannel: true).aggregate(events, in: Cohort(3))
        #expect(isClose(features.numbers("conversion_rate.web"), [1, 0, .nan]))
        #expect(isClose(features.numbers("conversion_rate.mail"), [0, .nan, .nan]))
        #expect(VisitFeatures().aggregate(events, in: Cohort(3)).names.allSatisfy { !$0.hasPrefix("conversion_rate.") })
    }

    @Test func withoutTimesThereIsACount() {
        let features = VisitFeatures().aggregate(VisitEvents(customer: [0, 0, -1]), in: Cohort(1))
        #expect(features.names == ["sessions"])
        #expect(features.numbers("sessions") == [2])
    }
}

@Suite struct InteractionFeaturesTests {
    let events = InteractionEvents(
        customer: [0, 0, 0, 1],
        time: [seconds(2011, 9, 2), seconds(2011, 9, 3), seconds(2011, 9, 4), seconds(2011, 9, 5)],
        kind: categories(["like", "share", "like", "like"]), topic: categories(["tea", "cups", nil, "tea"]))

    @Test func countsPer30DaysAndShares() {
        let features = InteractionFeatures().aggregate(events, in: Cohort(3))
        #expect(isClose(features.numbers("interactions_per_30_days"), [1.5, 0.5, 0]))
        #expect(isClose(features.numbers("interactions_per_30_days.like"), [1, 0.5, 0]))
        #expect(isClose(features.numbers("interactions_per_30_days.share"), [0.5, 0, 0]))
        #expect(isClose(features.numbers("share_of_topics.tea"), [0.5, 1, 0]))
        #expect(features.flags("has_interactions") == [1, 1, 0])
    }

    @Test func onlyTheLargestKinds() {
        let features = InteractionFeatures(topKinds: 1, topTopics: 1).aggregate(events, in: Cohort(2))
        #expect(
            features.names == [
                "interactions_per_30_days", "interactions_per_30_days.like", "share_of_topics.tea",
                "share_of_topics.other",
            ])
    }
}

@Suite struct CampaignFeaturesTests {
    @Test func onlyContactsBeforeTheCutOffCount() {
        let events = CampaignEvents(
            customer: [0, 0, 0, 1, 1], time: [asOf - 9, asOf - 8, asOf, asOf - 7, asOf + 1],
            responded: [1, Column.missingFlag, 1, 1, 1], control: [0, 0, 0, 1, 0])
        let features = CampaignFeatures().aggregate(events, in: Cohort(2))
        #expect(features.numbers("campaign_contacts") == [2, 0])
        #expect(features.numbers("campaign_responses") == [1, 0])
        #expect(isClose(features.numbers("response_rate"), [1, .nan]))
        #expect(features.flags("has_campaigns") == [1, 0])
    }

    @Test func withoutTimesNothingIsUsed() {
        let events = CampaignEvents(customer: [0], responded: [1])
        #expect(CampaignFeatures().aggregate(events, in: Cohort(1)).isEmpty)
    }
}
