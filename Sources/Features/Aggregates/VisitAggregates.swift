import Tables

/// What visits add up to per customer, chunk by chunk.
public struct VisitAggregates: Sendable {
    let cohort: Cohort
    public private(set) var sessions: EventCounts
    public private(set) var span: TimeSpans?
    public private(set) var duration: FigureSums?
    public private(set) var pages: FigureSums?
    /// Of the visits that have both.
    public private(set) var clicks: FigureSums?
    public private(set) var impressions: FigureSums?
    public private(set) var bounced: FigureSums?
    public private(set) var converted: FigureSums?
    public private(set) var channels: LevelSums?
    /// By channel the visits of which it is known whether they led to a purchase, and those that did.
    public private(set) var conversions: (known: LevelSums, yes: LevelSums)?
    private var topChannels: [String]?
    private let conversionsByChannel: Bool

    public init(in cohort: Cohort, conversionsByChannel: Bool = false) {
        self.cohort = cohort
        self.conversionsByChannel = conversionsByChannel
        sessions = EventCounts(customers: cohort.customers.count)
    }

    /// Whether every feature can be made; else `again` starts a second pass over the same rows.
    public var isComplete: Bool { channels?.isComplete ?? true }

    /// For a second pass, now that it is known which channels are shown.
    public func again(for features: VisitFeatures) -> VisitAggregates {
        var next = VisitAggregates(in: cohort, conversionsByChannel: conversionsByChannel)
        next.topChannels =
            channels.flatMap { sums in
                LevelShares.named(sums, top: features.topChannels)?.map { sums.levels[$0] }
            } ?? []
        return next
    }

    public mutating func add(_ events: VisitEvents) {
        let visits = EventGroups(cohort, customer: events.customer, time: events.time)
        sessions.add(visits)
        if let time = events.time {
            if span == nil { span = TimeSpans(customers: cohort.customers.count) }
            span?.add(visits, time)
        }
        add(events.duration, visits, to: &duration)
        add(events.pages, visits, to: &pages)
        if let shown = events.clicks, let impressions = events.impressions {
            let both = visits.filtered { shown[$0].isFinite && impressions[$0].isFinite }
            add(shown, both, to: &clicks)
            add(impressions, both, to: &self.impressions)
        }
        add(events.bounced, visits, to: &bounced)
        add(events.converted, visits, to: &converted)
        if let channel = events.channel {
            if channels == nil { channels = LevelSums(cohort, shown: topChannels) }
            channels?.add(visits, channel)
            if conversionsByChannel, let converted = events.converted {
                addConversions(visits, channel, converted)
            }
        }
    }

    private mutating func addConversions(_ visits: EventGroups, _ channel: Categories, _ converted: [Int8]) {
        var sums = conversions ?? (LevelSums(cohort, shown: topChannels), LevelSums(cohort, shown: topChannels))
        conversions = nil  // so that nothing is copied
        sums.known.add(visits.filtered { converted[$0] != Column.missingFlag }, channel)
        sums.yes.add(visits.filtered { converted[$0] == 1 }, channel)
        conversions = sums
    }

    private func add(_ values: [Double]?, _ rows: EventGroups, to sums: inout FigureSums?) {
        guard let values else { return }
        if sums == nil { sums = FigureSums(customers: cohort.customers.count) }
        sums?.add(rows, values)
    }

    private func add(_ flags: [Int8]?, _ rows: EventGroups, to sums: inout FigureSums?) {
        guard let flags else { return }
        if sums == nil { sums = FigureSums(customers: cohort.customers.count) }
        sums?.add(rows, flags)
    }
}
