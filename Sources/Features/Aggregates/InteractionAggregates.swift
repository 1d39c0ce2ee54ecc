import Tables

/// What interactions add up to per customer, chunk by chunk.
public struct InteractionAggregates: Sendable {
    let cohort: Cohort
    public private(set) var counts: EventCounts
    public private(set) var span: TimeSpans?
    public private(set) var kinds: LevelSums?
    public private(set) var topics: LevelSums?
    private var topKinds: [String]?
    private var topTopics: [String]?

    public init(in cohort: Cohort) {
        self.cohort = cohort
        counts = EventCounts(customers: cohort.customers.count)
    }

    /// Whether every feature can be made; else `again` starts a second pass over the same rows.
    public var isComplete: Bool { kinds?.isComplete ?? true && topics?.isComplete ?? true }

    /// For a second pass, now that it is known which kinds and topics are shown.
    public func again(for features: InteractionFeatures) -> InteractionAggregates {
        var next = InteractionAggregates(in: cohort)
        next.topKinds = kinds.map { sums in features.largest(sums).map { sums.levels[$0] } } ?? []
        next.topTopics =
            topics.flatMap { sums in
                LevelShares.named(sums, top: features.topTopics)?.map { sums.levels[$0] }
            } ?? []
        return next
    }

    public mutating func add(_ events: InteractionEvents) {
        let rows = EventGroups(cohort, customer: events.customer, time: events.time)
        counts.add(rows)
        if let time = events.time {
            if span == nil { span = TimeSpans(customers: cohort.customers.count) }
            span?.add(rows, time)
        }
        if let kind = events.kind {
            if kinds == nil { kinds = LevelSums(cohort, shown: topKinds) }
            kinds?.add(rows, kind)
        }
        if let topic = events.topic {
            if topics == nil { topics = LevelSums(cohort, shown: topTopics) }
            topics?.add(rows, topic)
        }
    }
}
