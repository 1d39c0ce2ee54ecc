import Basics
import Features
import Findings
import Tables

/// What a study asks of a source beyond the features of its kind, gathered from its events as they come: families of
/// features, the study's own formulas, the topics of texts.
struct MoreFigures {
    private let source: SourceDeclaration
    private let cohort: Cohort
    private let currency: String?
    private var columns: FormulaColumns
    private let house: [FormulaFeature]
    private let trends: [Trends]

    private var houseFigures: RoutedFigures
    private var askedFigures: RoutedFigures
    private var trendFigures: EventFigures
    private var regularity: Regularity?
    private var reciprocity: Reciprocity?
    private var topics: TopicsOfTexts?
    /// Until they have taught what texts mean, nothing else is gathered.
    private var labels: LabelledTexts?
    private var isWaiting: Bool
    /// Of models that learnt from labels, used or not.
    private var accuracy: LearntSentiment.Accuracy?

    /// - Parameter texts: reads what interactions say.
    init(_ source: SourceDeclaration, study: Study, texts: TextReading?, in cohort: Cohort) {
        let families = study.features.more
        self.source = source
        self.cohort = cohort
        columns = FormulaColumns(source, texts: source.column("text") == nil ? nil : texts, asOf: cohort.asOf)
        currency = study.currency
        var roles = Set(source.formulaRoles.map(\.role))
        if texts == nil { roles.subtract(["sentiment", "words"]) }
        let formulas = HouseFormulas(families: families, currency: study.currency, roles: roles)
        var house: [FormulaFeature] = [], trends: [Trends] = []
        switch source.kind {
        case .purchases:
            house = formulas.purchases + (source.returned == nil ? [] : formulas.returns)
            trends = [.orders()] + (source.amount == nil ? [] : [.spend()])
            if families.contains(.regularity) { regularity = Regularity(in: cohort) }
        case .visits: trends = [.sessions()]
        case .interactions:
            house = formulas.interactions
            trends = [.interactions()]
            if source.column("target") != nil { reciprocity = Reciprocity(in: cohort) }
            if source.column("text") != nil {
                if study.features.textTopics > 0 { topics = TopicsOfTexts(study, in: cohort) }
                labels = LabelledTexts(study, in: cohort)
            }
        case .customers, .campaigns: break
        }
        isWaiting = labels != nil
        self.house = house
        self.trends = families.contains(.trends) ? trends : []
        houseFigures = RoutedFigures(house.flatMap(\.expression.aggregates), in: cohort)
        askedFigures = RoutedFigures(source.asked.map(\.aggregate), in: cohort)
        trendFigures = EventFigures(self.trends.flatMap(\.aggregates), in: cohort)
    }

    mutating func add(_ events: Events) {
        if let category = RoleColumns(source: source, table: events.table).category("text") {
            topics?.add(category, events)
            labels?.add(category, events)
        }
        if !isWaiting { gather(events) }
    }

    private mutating func gather(_ events: Events) {
        let (byRole, byColumn) = columns.chunks(of: events)
        houseFigures.add(byRole)
        trendFigures.add(byRole)
        askedFigures.add(byColumn)
        regularity?.add(customer: events.customer, time: events.time)
        let roles = RoleColumns(source: source, table: events.table)
        if let targets = roles.category("target") {
            reciprocity?.add(customer: events.customer, target: cohort.indices(of: targets), time: events.time)
        }
    }

    /// Rows of purchases that are returns.
    mutating func addReturns(_ events: Events) {
        let (byRole, byColumn) = columns.chunks(of: events)
        houseFigures.addReturns(byRole)
        askedFigures.addReturns(byColumn)
    }

    // MARK: A second pass

    /// Whether texts must be read again, now that their topics, or what they mean, are known.
    mutating func startAgain() throws(Diagnostic) -> Bool {
        let hasTopics = try topics?.learn() ?? false
        guard isWaiting, let labels else { return hasTopics }
        let learnt = labels.learn()
        accuracy = learnt?.accuracy
        columns.texts?.learnt = learnt?.accuracy.isUseful == true ? learnt : nil
        return true
    }

    mutating func addAgain(_ events: Events) {
        if isWaiting { gather(events) }
        guard let category = RoleColumns(source: source, table: events.table).category("text") else { return }
        topics?.score(category, events)
    }

    // MARK: Features

    /// Those of the families; none where no event counts.
    func features() throws(Diagnostics) -> [Feature] {
        var features: [Feature] = []
        let figures = houseFigures.values()
        var start = 0
        for formula in house {
            let count = formula.expression.aggregates.count
            let feature = try formula.feature(
                customers: cohort.customers.count, figures: Array(figures[start..<start + count]),
                units: [String?](repeating: nil, count: count), features: [], currency: currency)
            start += count
            if feature.saysSomething { features.append(feature) }
        }
        let trendValues = trendFigures.values()
        start = 0
        for trend in trends {
            let count = trend.aggregates.count
            if let feature = trend.feature(Array(trendValues[start..<start + count]), in: cohort) {
                features.append(feature)
            }
            start += count
        }
        if let feature = regularity?.feature() { features.append(feature) }
        return features + (reciprocity?.features() ?? []) + (topics?.features ?? [])
    }

    /// The figures for the study's own formulas.
    func askedValues() -> [(asked: AskedAggregate, values: [Double])] {
        zip(source.asked, askedFigures.values()).map { ($0, $1) }
    }

    /// How texts were read; nil where there were none, or too few to say.
    var textFacts: TextFacts? {
        let read = columns.textsRead, known = columns.textsKnown
        guard let texts = columns.texts, read >= cohort.leastCustomers else { return nil }
        return TextFacts(
            texts: read, isLearnt: texts.learnt != nil,
            known: min(known, read - known) >= cohort.leastCustomers || known == read
                ? Double(known) / Double(read) : nil,
            accuracy: accuracy.map {
                LabelAccuracy(
                    share: Estimate($0.share, low: $0.low, high: $0.high, n: $0.texts), customers: $0.customers,
                    frequent: $0.frequent)
            },
            topics: topics?.facts, sample: topics?.texts)
    }
}

extension Feature {
    /// Not the same nothing of everybody.
    fileprivate var saysSomething: Bool {
        guard case .number(let values) = values else { return true }
        return values.contains { $0.isFinite && $0 != 0 }
    }
}
