import Basics
import Features
import Tables

/// What a source's events come to once they have streamed by: figures per customer, month and hour. Of the rows
/// themselves only what a step needs is kept, so that memory grows with the customers and not with their events.
struct EventSummary {
    let source: SourceDeclaration
    private(set) var rows = 0
    private(set) var hasAmounts = false
    /// The latest event of all.
    private(set) var last: Int64?
    /// By customer the earliest event; `Int64.max` without any.
    private(set) var first: [Int64]
    /// Events before their customer's sign-up.
    private(set) var early = 0
    private(set) var features: EventFeatures
    private(set) var missing: MissingCells
    /// Of the outcome's source: by customer whether there is an event in its window.
    private(set) var inWindow: [Bool]?
    /// Of visits with that column: by customer whether one before the cut-off led to a purchase.
    private(set) var converted: [Bool?]?
    private(set) var activity: MonthlyActivity?
    private(set) var week: WeeklyOrders?
    /// For the purchase model.
    private(set) var days: PurchaseDays?
    private var kept: EventRows?

    private let asOf: Int64?
    private let window: Range<Int64>?
    private let signUp: [Int64]?

    /// - Parameters:
    ///   - texts: reads what interactions say.
    ///   - signUp: by customer, where known.
    ///   - keepsRows: whether a query asks for them.
    init(
        _ source: SourceDeclaration, study: Study, texts: TextReading? = nil, cohort: Cohort, asOf: Int64?,
        signUp: [Int64]?,
        keepsRows: Bool
    ) {
        let customers = cohort.customers.count
        self.source = source
        self.asOf = asOf
        self.signUp = signUp
        first = [Int64](repeating: .max, count: customers)
        features = EventFeatures(source, study: study, texts: texts, cohort: cohort)
        missing = MissingCells(source, enough: study.audit.minimumCount)
        if case .anyWithin(let days, source.kind)? = study.outcome, let asOf {
            window = asOf..<asOf + Int64(days) * secondsPerDay
            inWindow = [Bool](repeating: false, count: customers)
        } else {
            window = nil
        }
        if source.kind == .purchases {
            activity = MonthlyActivity(customers: customers, hasOrders: source.column("order") != nil)
            week = WeeklyOrders(customers: customers, enough: study.audit.minimumCount)
            if study.purchaseModel != nil { days = PurchaseDays() }
        }
        // Contacts are judged once the segments are known.
        if keepsRows || source.kind == .campaigns { kept = EventRows() }
    }

    /// The rows, where a step needs them.
    var events: Events? { kept?.events }

    mutating func add(_ events: Events) {
        rows += events.customer.count
        hasAmounts = hasAmounts || events.amount != nil
        for (row, time) in events.time.enumerated() {
            let customer = Int(events.customer[row])
            if time < first[customer] { first[customer] = time }
        }
        if let latest = events.time.max() { last = max(last ?? latest, latest) }
        if let signUp {
            early += events.time.indices.count {
                let began = signUp[Int(events.customer[$0])]
                return began != Column.missingTime && events.time[$0] < began
            }
        }
        features.add(events, of: source)
        missing.add(events)
        if let window {
            for (row, time) in events.time.enumerated() where window.contains(time) {
                inWindow?[Int(events.customer[row])] = true
            }
        }
        if source.kind == .visits { addConversions(events) }
        activity?.add(events)
        week?.add(events)
        days?.add(events)
        kept?.add(events)
    }

    /// Rows of purchases that are returns.
    mutating func addReturns(_ events: Events) { features.addReturns(events) }

    /// Once all rows have come.
    mutating func finish() { days?.finish(customers: first.count) }

    /// For a second pass over the rows, which the features need where there are too many levels to add all of them up, or
    /// where what texts mean is learnt from the texts.
    mutating func startAgain() throws(Diagnostic) -> Bool { try features.startAgain() }

    mutating func addAgain(_ events: Events) { features.addAgain(events, of: source) }

    private mutating func addConversions(_ events: Events) {
        guard let asOf, let flags = RoleColumns(source: source, table: events.table).flag("converted") else { return }
        var values = converted ?? [Bool?](repeating: nil, count: first.count)
        converted = nil
        for (row, customer) in events.customer.enumerated()
        where flags[row] != Column.missingFlag && events.time[row] < asOf {
            values[Int(customer)] = values[Int(customer)] == true || flags[row] == 1
        }
        converted = values
    }
}
