import Tables

/// What campaign contacts add up to per customer, chunk by chunk. Control rows are no contacts.
public struct CampaignAggregates: Sendable {
    let cohort: Cohort
    public private(set) var contacts: EventCounts
    public private(set) var responded: FigureSums?

    public init(in cohort: Cohort) {
        self.cohort = cohort
        contacts = EventCounts(customers: cohort.customers.count)
    }

    /// Without times nothing shows that an answer precedes the cut-off, and nothing counts.
    public mutating func add(_ events: CampaignEvents) {
        guard let time = events.time else { return }
        var rows = EventGroups(cohort, customer: events.customer, time: time)
        if let control = events.control { rows = rows.filtered { control[$0] != 1 } }
        contacts.add(rows)
        if let flags = events.responded {
            if responded == nil { responded = FigureSums(customers: cohort.customers.count) }
            responded?.add(rows, flags)
        }
    }
}
