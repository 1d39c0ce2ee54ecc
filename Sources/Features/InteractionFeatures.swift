import Basics
public import Tables

/// Likes, shares, comments, messages as columns of equal length, one row per interaction.
public struct InteractionEvents: Sendable {
    /// Index into the cohort's customers; -1 where the customer isn't known.
    public var customer: [Int32]
    /// Seconds since 1970.
    public var time: [Int64]?
    public var kind: Categories?
    public var topic: Categories?

    public init(customer: [Int32], time: [Int64]? = nil, kind: Categories? = nil, topic: Categories? = nil) {
        self.customer = customer
        self.time = time
        self.kind = kind
        self.topic = topic
    }
}

/// Social behaviour: how much, of which kind and about what a customer interacts.
///
/// A customer without interactions has 0 for counts and shares; `has_interactions` tells them apart. What texts say is a
/// matter of formulas (`HouseFormulas`).
public struct InteractionFeatures: Sendable {
    /// How many kinds get a count of their own.
    public var topKinds: Int
    /// How many topics get a share of their own.
    public var topTopics: Int

    public init(topKinds: Int = 6, topTopics: Int = 6) {
        self.topKinds = topKinds
        self.topTopics = topTopics
    }

    /// - Returns: the features that the columns given allow; none where no interaction counts. Counts are per 30 days
    ///   where there are times.
    public func aggregate(_ events: InteractionEvents, in cohort: Cohort) -> [Feature] {
        var sums = InteractionAggregates(in: cohort)
        sums.add(events)
        if !sums.isComplete {
            sums = sums.again(for: self)
            sums.add(events)
        }
        return features(of: sums)
    }

    /// As `aggregate`, of interactions that have streamed by.
    public func features(of sums: InteractionAggregates) -> [Feature] {
        let counts = sums.counts.values
        guard !sums.counts.isEmpty else { return [] }
        let observed = sums.span.flatMap { ObservedDays(first: $0.first, in: sums.cohort) }

        func amount(_ name: String, _ title: String, _ counts: [Double]) -> Feature {
            let timed = observed != nil
            return Feature(
                number: timed ? "interactions_per_30_days\(name)" : "interactions\(name)",
                timed ? say("\(title) per 30 days") : title, .social, unit: "interactions",
                timed
                    ? say(
                        "\(title) divided by the days observed (from the source's first event, or from sign-up) times 30."
                    )
                    : say("Number of interactions: \(title)."),
                observed?.per30Days(counts) ?? counts, .counts)
        }
        var features = [amount("", say("Interactions"), counts)]
        if let kinds = sums.kinds {
            features += largest(kinds).map { code in
                let level = kinds.levels[code]
                return amount(".\(level)", say("Interactions: \(level)"), kinds.sum(of: code))
            }
        }
        if let topics = sums.topics {
            features +=
                LevelShares(topics, top: topTopics)?.features(
                    prefix: "share_of_topics", title: { say("Share of interactions about \($0)") }, block: .social,
                    meaning: { say("Share of the interactions with a topic that are about \($0); 0 without any.") })
                ?? []
        }
        return features + presenceFlag("has_interactions", say("Has interactions"), .social, counts: counts)
    }

    /// The most frequent kinds, ties by name; none where only one occurs, as it would repeat the total.
    func largest(_ kinds: LevelSums) -> [Int] {
        let used = kinds.used
        guard used.count >= 2 else { return [] }
        return Array(kinds.ranked(used.filter(kinds.isCommon)).prefix(max(0, topKinds)))
    }
}
