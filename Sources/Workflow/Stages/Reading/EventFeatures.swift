import Features
import Tables

/// A source's features in the making.
struct EventFeatures {
    private enum Sums {
        case none
        case purchases(PurchaseAggregates)
        case visits(VisitAggregates)
        case interactions(InteractionAggregates)
        case campaigns(CampaignAggregates)
    }

    private var sums: Sums
    private let purchases: PurchaseFeatures

    init(_ kind: SourceKind, study: Study, cohort: Cohort) {
        purchases = PurchaseFeatures(topCategories: study.features.topCategories, currency: study.currency)
        sums =
            switch kind {
            case .customers: .none
            case .purchases: .purchases(PurchaseAggregates(in: cohort))
            case .visits: .visits(VisitAggregates(in: cohort))
            case .interactions: .interactions(InteractionAggregates(in: cohort))
            case .campaigns: .campaigns(CampaignAggregates(in: cohort))
            }
    }

    mutating func add(_ events: Events, of source: SourceDeclaration) {
        let columns = RoleColumns(source: source, table: events.table)
        let before = sums
        sums = .none  // so that nothing is copied
        switch before {
        case .none: break
        case .purchases(var sums):
            sums.add(
                PurchaseEvents(
                    customer: events.customer, time: events.time, order: events.order, amount: events.amount,
                    category: purchases.topCategories > 0 ? columns.category("category") : nil))
            self.sums = .purchases(sums)
        case .visits(var sums):
            sums.add(
                VisitEvents(
                    customer: events.customer, time: events.time, duration: columns.number("duration"),
                    pages: columns.number("pages"), clicks: columns.number("clicks"),
                    impressions: columns.number("impressions"), bounced: columns.flag("bounced"),
                    converted: columns.flag("converted"), channel: columns.category("channel")))
            self.sums = .visits(sums)
        case .interactions(var sums):
            sums.add(
                InteractionEvents(
                    customer: events.customer, time: events.time, kind: columns.category("kind"),
                    topic: columns.category("topic")))
            self.sums = .interactions(sums)
        case .campaigns(var sums):
            sums.add(
                CampaignEvents(
                    customer: events.customer, time: events.time, responded: columns.flag("responded"),
                    control: columns.control))
            self.sums = .campaigns(sums)
        }
    }

    /// False where the sums are complete; else they start anew, now that it is known which levels are shown.
    mutating func startAgain() -> Bool {
        switch sums {
        case .purchases(let sums) where !sums.isComplete: self.sums = .purchases(sums.again(for: purchases))
        case .visits(let sums) where !sums.isComplete: self.sums = .visits(sums.again(for: VisitFeatures()))
        case .interactions(let sums) where !sums.isComplete:
            self.sums = .interactions(sums.again(for: InteractionFeatures()))
        default: return false
        }
        return true
    }

    func features() -> [Feature] {
        switch sums {
        case .none: []
        case .purchases(let sums): purchases.features(of: sums)
        case .visits(let sums): VisitFeatures().features(of: sums)
        case .interactions(let sums): InteractionFeatures().features(of: sums)
        case .campaigns(let sums): CampaignFeatures().features(of: sums)
        }
    }
}
