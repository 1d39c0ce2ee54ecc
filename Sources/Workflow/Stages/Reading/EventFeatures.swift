import Basics
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
    private let visits: VisitFeatures
    /// What the study asks for beyond the features of the source's kind.
    private(set) var more: MoreFigures
    /// In a second pass whether the sums start anew, too.
    private var takesSums = true

    init(_ source: SourceDeclaration, study: Study, texts: TextReading?, cohort: Cohort) {
        purchases = PurchaseFeatures(topCategories: study.features.topCategories, currency: study.currency)
        visits = VisitFeatures(conversionsByChannel: study.features.more.contains(.channels))
        more = MoreFigures(source, study: study, texts: texts, in: cohort)
        sums =
            switch source.kind {
            case .customers: .none
            case .purchases: .purchases(PurchaseAggregates(in: cohort))
            case .visits: .visits(VisitAggregates(in: cohort, conversionsByChannel: visits.conversionsByChannel))
            case .interactions: .interactions(InteractionAggregates(in: cohort))
            case .campaigns: .campaigns(CampaignAggregates(in: cohort))
            }
    }

    mutating func add(_ events: Events, of source: SourceDeclaration) {
        more.add(events)
        addSums(events, of: source)
    }

    mutating func addReturns(_ events: Events) { more.addReturns(events) }

    /// In a second pass.
    mutating func addAgain(_ events: Events, of source: SourceDeclaration) {
        more.addAgain(events)
        if takesSums { addSums(events, of: source) }
    }

    private mutating func addSums(_ events: Events, of source: SourceDeclaration) {
        let columns = RoleColumns(source: source, table: events.table)
        let before = sums
        sums = .none  // so that nothing is copied
        switch before {
        case .none: break
        case .purchases(var sums):
            sums.add(
                PurchaseEvents(
                    customer: events.customer, time: events.time, order: events.order, amount: events.amount,
                    category: purchases.topCategories > 0 ? columns.category("category") : nil,
                    brand: purchases.topCategories > 0 ? columns.category("brand") : nil))
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

    /// False where all is known; else what isn't starts anew, now that it is known which levels are shown and what texts
    /// mean.
    mutating func startAgain() throws(Diagnostic) -> Bool {
        takesSums = true
        switch sums {
        case .purchases(let sums) where !sums.isComplete: self.sums = .purchases(sums.again(for: purchases))
        case .visits(let sums) where !sums.isComplete: self.sums = .visits(sums.again(for: visits))
        case .interactions(let sums) where !sums.isComplete:
            self.sums = .interactions(sums.again(for: InteractionFeatures()))
        default: takesSums = false
        }
        let needsMore = try more.startAgain()
        return takesSums || needsMore
    }

    func features() throws(Diagnostics) -> [Feature] {
        let own: [Feature] =
            switch sums {
            case .none: []
            case .purchases(let sums): purchases.features(of: sums)
            case .visits(let sums): visits.features(of: sums)
            case .interactions(let sums): InteractionFeatures().features(of: sums)
            case .campaigns(let sums): CampaignFeatures().features(of: sums)
            }
        return own.isEmpty ? [] : own + (try more.features())
    }
}
