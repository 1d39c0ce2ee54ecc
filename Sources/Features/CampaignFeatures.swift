import Basics
import Tables

/// Campaign contacts as columns of equal length, one row per customer and sending.
public struct CampaignEvents: Sendable {
    /// Index into the cohort's customers; -1 where the customer isn't known.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]?
    public var responded: [Int8]?
    /// Yes for customers held back for comparison, who weren't contacted.
    public var control: [Int8]?

    public init(customer: [Int32], time: [Int64]? = nil, responded: [Int8]? = nil, control: [Int8]? = nil) {
        self.customer = customer
        self.time = time
        self.responded = responded
        self.control = control
    }
}

/// How often a customer was contacted and answered, before the cut-off date only: later answers are outcomes.
///
/// A customer without contacts has 0 contacts and responses and a missing response rate; `has_campaigns` tells them
/// apart.
public struct CampaignFeatures: Sendable {
    public init() {}

    /// Control rows are no contacts. A contact whose response isn't recorded counts as a contact, but not in the rate.
    ///
    /// - Returns: none where no contact counts or where times are lacking, since nothing then shows that an answer
    ///   precedes the cut-off.
    public func aggregate(_ events: CampaignEvents, in cohort: Cohort) -> [Feature] {
        var sums = CampaignAggregates(in: cohort)
        sums.add(events)
        return features(of: sums)
    }

    /// As `aggregate`, of contacts that have streamed by.
    public func features(of sums: CampaignAggregates) -> [Feature] {
        let contacts = sums.contacts.values
        guard !sums.contacts.isEmpty else { return [] }
        var features = [
            Feature(
                number: "campaign_contacts", say("Campaign contacts"), .campaign, unit: "contacts",
                say("Number of campaign contacts before the cut-off date, control group left out."), contacts, .counts)
        ]
        if let responded = sums.responded {
            features.append(
                Feature(
                    number: "campaign_responses", say("Campaign responses"), .campaign, unit: "responses",
                    say("Number of campaign contacts before the cut-off date that were answered."), responded.sum,
                    .counts))
            features.append(
                Feature(
                    number: "response_rate", say("Response rate"), .campaign, unit: "share",
                    say("Share of the campaign contacts that were answered; missing without contacts."),
                    responded.mean))
        }
        return features + presenceFlag("has_campaigns", say("Has campaign contacts"), .campaign, counts: contacts)
    }
}
