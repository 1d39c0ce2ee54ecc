import Basics
import Features
import Tables

/// A source's features in the making.
struct EventFeatures {
    // One of them, by the source's kind. Not cases of an enum: what is bound to a case is a copy.
    private var purchaseSums: PurchaseAggregates?
    private var visitSums: VisitAggregates?
    private var interactionSums: InteractionAggregates?
    private var campaignSums: CampaignAggregates?
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
        switch source.kind {
        case .customers: break
        case .purchases: purchaseSums = PurchaseAggregates(in: cohort)
        case .visits:
            visitSums = VisitAggregates(in: cohort, conversionsByChannel: visits.conversionsByChannel)
        case .interactions: interactionSums = InteractionAggregates(in: cohort)
        case .campaigns: campaignSums = CampaignAggregates(in: cohort)
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
        switch source.kind {
        case .customers: break
        case .purchases:
            purchaseSums?.add(
                PurchaseEvents(
                    customer: events.customer, time: events.time, order: events.order, amount: events.amount,
                    category: purchases.topCategories > 0 ? columns.category("category") : nil,
                    brand: purchases.topCategories > 0 ? columns.category("brand") : nil))
        case .visits:
            visitSums?.add(
                VisitEvents(
                    customer: events.customer, time: events.time, duration: columns.number("duration"),
                    pages: columns.number("pages"), clicks: columns.number("clicks"),
                    impressions: columns.number("impressions"), bounced: columns.flag("bounced"),
                    converted: columns.flag("converted"), channel: columns.category("channel")))
        case .interactions:
            interactionSums?.add(
                InteractionEvents(
                    customer: events.customer, time: events.time, kind: columns.category("kind"),
                    topic: columns.category("topic")))
        case .campaigns:
            campaignSums?.add(
                CampaignEvents(
                    customer: events.customer, time: events.time, responded: columns.flag("responded"),
                    control: columns.control))
        }
    }

    /// False where all is known; else what isn't starts anew, now that it is known which levels are shown and what texts
    /// mean.
    mutating func startAgain() throws(Diagnostic) -> Bool {
        let isComplete =
            (purchaseSums?.isComplete ?? true) && (visitSums?.isComplete ?? true)
            && (interactionSums?.isComplete ?? true)
        takesSums = !isComplete
        if takesSums {
            purchaseSums = purchaseSums?.again(for: purchases)
            visitSums = visitSums?.again(for: visits)
            interactionSums = interactionSums?.again(for: InteractionFeatures())
        }
        let needsMore = try more.startAgain()
        return takesSums || needsMore
    }

    func features() throws(Diagnostics) -> [Feature] {
        let own =
            purchaseSums.map { purchases.features(of: $0) } ?? visitSums.map { visits.features(of: $0) }
            ?? interactionSums.map { InteractionFeatures().features(of: $0) }
            ?? campaignSums.map { CampaignFeatures().features(of: $0) } ?? []
        return own.isEmpty ? [] : own + (try more.features())
    }
}
