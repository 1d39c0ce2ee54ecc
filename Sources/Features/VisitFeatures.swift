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
    /// Whether the channels get a conversion rate of their own too.
    public var conversionsByChannel: Bool

    public init(topChannels: Int = 4, durationUnit: String = "seconds", conversionsByChannel: Bool = false) {
        self.topChannels = topChannels
        self.durationUnit = durationUnit
        self.conversionsByChannel = conversionsByChannel
    }

    /// - Returns: the features that the columns given allow; none where no visit counts.
    public func aggregate(_ events: VisitEvents, in cohort: Cohort) -> [Feature] {
        var sums = VisitAggregates(in: cohort, conversionsByChannel: conversionsByChannel)
        sums.add(events)
        if !sums.isComplete {
            sums = sums.again(for: self)
            sums.add(events)
        }
        return features(of: sums)
    }

    /// As `aggregate`, of visits that have streamed by.
    public func features(of sums: VisitAggregates) -> [Feature] {
        guard !sums.sessions.isEmpty else { return [] }
        var features = intensity(sums)
        if let duration = sums.duration {
            features.append(
                number(
                    "session_duration", say("Mean session duration"), durationUnit,
                    say("Mean duration of the sessions; missing without visits."), duration.mean))
        }
        if let pages = sums.pages {
            features.append(
                number(
                    "pages_per_session", say("Pages per session"), "pages",
                    say("Mean number of pages of the sessions; missing without visits."), pages.mean, .counts))
        }
        features += rates(sums)
        if let channels = sums.channels {
            features +=
                LevelShares(channels, top: topChannels)?.features(
                    prefix: "share_of_sessions", title: { say("Share of sessions by \($0)") }, block: .engagement,
                    meaning: { say("Share of sessions that came by \($0); 0 without visits.") }) ?? []
        }
        if conversionsByChannel { features += conversions(sums) }
        return features + presenceFlag("has_visits", say("Has visits"), .engagement, counts: sums.sessions.values)
    }

    private func conversions(_ sums: VisitAggregates) -> [Feature] {
        guard let channels = sums.channels, let conversions = sums.conversions,
            let named = LevelShares.named(channels, top: topChannels)
        else { return [] }
        return named.compactMap { code in
            let channel = channels.levels[code]
            guard let known = conversions.known.sum(of: channel) else { return nil }
            let yes = conversions.yes.sum(of: channel) ?? known.map { _ in 0 }
            return number(
                "conversion_rate.\(channel)", say("Conversion rate by \(channel)"), "share",
                say("Share of the sessions by \(channel) with a conversion; missing without such sessions."),
                ratio(yes, known))
        }
    }

    private func intensity(_ sums: VisitAggregates) -> [Feature] {
        let sessions = sums.sessions.values
        guard let span = sums.span, let observed = ObservedDays(first: span.first, in: sums.cohort)
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
                sums.cohort.daysBefore(span.last, neutral: observed.window)),
        ]
    }

    private func rates(_ sums: VisitAggregates) -> [Feature] {
        var features: [Feature] = []
        if let bounced = sums.bounced {
            features.append(
                number(
                    "bounce_rate", say("Bounce rate"), "share",
                    say("Share of sessions left at once; missing without visits."), bounced.mean))
        }
        if let clicks = sums.clicks, let impressions = sums.impressions {
            features.append(
                number(
                    "click_through_rate", say("Click-through rate"), "share",
                    say("Sum of clicks divided by sum of impressions; missing without impressions."),
                    ratio(clicks.sum, impressions.sum)))
        }
        if let converted = sums.converted {
            features.append(
                number(
                    "conversion_rate", say("Conversion rate"), "share",
                    say("Share of sessions with a conversion; missing without visits."), converted.mean))
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
