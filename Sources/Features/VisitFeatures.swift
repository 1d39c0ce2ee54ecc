import Basics
public import Tables

/// Visits to a site or an app as columns of equal length, one row per session.
public struct VisitEvents: Sendable {
    /// Index into the cohort's customers; -1 where the customer isn't known.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]?
    public var duration: [Double]?
    public var pages: [Double]?
    public var clicks: [Double]?
    public var impressions: [Double]?
    public var bounced: [Int8]?
    public var converted: [Int8]?
    public var channel: Categories?

    public init(
        customer: [Int32], time: [Int64]? = nil, duration: [Double]? = nil, pages: [Double]? = nil,
        clicks: [Double]? = nil, impressions: [Double]? = nil, bounced: [Int8]? = nil, converted: [Int8]? = nil,
        channel: Categories? = nil
    ) {
        self.customer = customer
        self.time = time
        self.duration = duration
        self.pages = pages
        self.clicks = clicks
        self.impressions = impressions
        self.bounced = bounced
        self.converted = converted
        self.channel = channel
    }
}

/// Engagement: how often, how long and how successfully a customer visits.
///
/// A customer without visits has 0 for counts and shares, the length of the observed window for days since the last
/// visit, and missing values for means and rates; `has_visits` tells them apart.
public struct VisitFeatures: Sendable {
    /// How many channels get a share of their own.
    public var topChannels: Int
    public var durationUnit: String

    public init(topChannels: Int = 4, durationUnit: String = "seconds") {
        self.topChannels = topChannels
        self.durationUnit = durationUnit
    }

    /// - Returns: the features that the columns given allow; none where no visit counts.
    public func aggregate(_ events: VisitEvents, in cohort: Cohort) -> [Feature] {
        let visits = EventGroups(cohort, customer: events.customer, time: events.time)
        let sessions = visits.count()
        guard sessions.contains(where: { $0 > 0 }) else { return [] }

        var features = intensity(visits, events.time, sessions)
        if let duration = events.duration {
            features.append(
                number(
                    "session_duration", say("Mean session duration"), durationUnit,
                    say("Mean duration of the sessions; missing without visits."), visits.mean(duration)))
        }
        if let pages = events.pages {
            features.append(
                number(
                    "pages_per_session", say("Pages per session"), "pages",
                    say("Mean number of pages of the sessions; missing without visits."), visits.mean(pages), .counts))
        }
        features += rates(visits, events)
        if let channel = events.channel {
            features +=
                LevelShares(visits, of: channel, top: topChannels)?.features(
                    prefix: "share_of_sessions", title: { say("Share of sessions by \($0)") }, block: .engagement,
                    meaning: { say("Share of sessions that came by \($0); 0 without visits.") }) ?? []
        }
        return features + presenceFlag("has_visits", say("Has visits"), .engagement, counts: sessions)
    }

    private func intensity(_ visits: EventGroups, _ time: [Int64]?, _ sessions: [Double]) -> [Feature] {
        guard let time, case let span = visits.span(time),
            let observed = ObservedDays(first: span.first, in: visits.cohort)
        else { return [number("sessions", say("Sessions"), "sessions", say("Number of sessions."), sessions, .counts)] }
        return [
            number(
                "sessions_per_30_days", say("Sessions per 30 days"), "sessions",
                say(
                    "Sessions divided by the days observed (from the first event of the source, or from sign-up) times 30."
                ),
                observed.per30Days(sessions), .counts),
            number(
                "days_since_visit", say("Days since last visit"), "days",
                say("Days from the last visit to the cut-off date; without visits the length of the observed window."),
                visits.cohort.daysBefore(span.last, neutral: observed.window)),
        ]
    }

    private func rates(_ visits: EventGroups, _ events: VisitEvents) -> [Feature] {
        var features: [Feature] = []
        if let bounced = events.bounced {
            features.append(
                number(
                    "bounce_rate", say("Bounce rate"), "share",
                    say("Share of sessions left at once; missing without visits."),
                    visits.rate(bounced)))
        }
        if let clicks = events.clicks, let impressions = events.impressions {
            let both = visits.filtered { clicks[$0].isFinite && impressions[$0].isFinite }
            features.append(
                number(
                    "click_through_rate", say("Click-through rate"), "share",
                    say("Sum of clicks divided by sum of impressions; missing without impressions."),
                    ratio(both.sum(clicks).sum, both.sum(impressions).sum)))
        }
        if let converted = events.converted {
            features.append(
                number(
                    "conversion_rate", say("Conversion rate"), "share",
                    say("Share of sessions with a conversion; missing without visits."), visits.rate(converted)))
        }
        return features
    }

    private func number(
        _ name: String, _ title: String, _ unit: String, _ meaning: String, _ values: [Double],
        _ family: ScaleFamily = .other
    ) -> Feature {
        Feature(number: name, title, .engagement, unit: unit, meaning, values, family)
    }
}
