import Basics
import Features
import Findings
import Learning
import Statistics
import Tables

/// What models of buying, fitted to the purchases before the cut-off, expect of each segment after it.
struct PurchaseModelStage {
    let study: Study
    let settings: PurchaseModelSettings
    let table: FeatureTable
    let labels: [Int]
    let names: [String]
    let disclosure: SegmentDisclosure
    let threads: Int

    /// Repeats and value must be about independent for Gamma-Gamma; beyond this correlation no value is shown.
    static let strongestCorrelation = 0.3

    /// Of more buyers a random sample stands for all: each forecast is an infinite series, wanted two dozen times for its
    /// error.
    static let mostFitted = 10_000

    /// - Returns: nil where the study has no purchase before its cut-off.
    func callAsFunction(_ data: SourceData) throws -> PurchaseFacts? {
        guard let days = data.events[.purchases]?.days, let asOf = data.asOf else { return nil }
        let cutOff = CivilDate.daysSince1970(at: asOf)
        let buyers = Buyers(days, lastDay: cutOff - 1)
        guard !buyers.customers.isEmpty else { return nil }
        var facts = PurchaseFacts(
            n: withheld([buyers.customers.count, labels.count - buyers.customers.count], threshold: threshold)[0],
            horizonDays: settings.horizonDays, discount: settings.discount > 0 ? settings.discount : nil,
            grid: try RFMGrid(table: table, threshold: threshold, dominance: disclosure.dominance)())
        let fitted = buyers.sampled(Self.mostFitted, seed: UInt64(study.seed))
        if fitted.customers.count < buyers.customers.count { facts.sample = fitted.customers.count }
        do {
            try forecast(buyers, fitted, days, cutOff: cutOff, into: &facts)
        } catch {
            facts.note = "\(error.summary)."
        }
        return facts
    }

    private var threshold: Int { disclosure.threshold }

    private func forecast(
        _ buyers: Buyers, _ fitted: Buyers, _ days: PurchaseDays, cutOff: Int, into facts: inout PurchaseFacts
    ) throws(Diagnostic) {
        let buying = try BGNBD(threads: threads).fit(fitted.histories)
        guard buying.converged else {
            throw Diagnostic("purchases.not-converged", "the model of purchases finds no best fit in these data")
        }
        let value = valueModel(fitted, days, into: &facts)
        facts.logLikelihood = buying.logLikelihood
        facts.parameters =
            PurchaseWords.parameters(buying) + (value.map { PurchaseWords.parameters($0, study.currency) } ?? [])
        facts.segments = try segments(buyers, fitted, buying, value)
        facts.fit = fit(buyers, buying.parameters)
        facts.check = PurchaseChecking(
            days: days, cutOff: cutOff, horizon: settings.horizonDays, threshold: threshold, seed: UInt64(study.seed),
            threads: threads
        )(buying.parameters)
        facts.aliveNote = PurchaseWords.aliveNote(buying)
        facts.reading = PurchaseWords.reading(buying, facts.check)
        if let sample = facts.sample { facts.reading += " " + PurchaseWords.sampled(sample) }
    }

    /// Nil with a note where the value of a purchase can't be modelled.
    private func valueModel(
        _ buyers: Buyers, _ days: PurchaseDays, into facts: inout PurchaseFacts
    ) -> GammaGammaModel? {
        guard days.hasAmounts else {
            facts.valueNote = say("The purchases have no amounts.")
            return nil
        }
        facts.correlation = GammaGamma.correlation(of: buyers.spending)
        if let correlation = facts.correlation, abs(correlation) > Self.strongestCorrelation {
            facts.valueNote = PurchaseWords.tooCorrelated(correlation)
            return nil
        }
        do {
            let model = try GammaGamma(threads: threads).fit(buyers.spending)
            guard model.converged, buyers.spending.allSatisfy({ model.parameters.expectedValue($0) != nil }) else {
                facts.valueNote =
                    say("The amounts vary so widely that they have no expected value (Gamma-Gamma, q \u{2264} 1).")
                return nil
            }
            return model
        } catch {
            facts.valueNote = "\(error.summary)."
            return nil
        }
    }

    private func segments(
        _ buyers: Buyers, _ fitted: Buyers, _ buying: BGNBDModel, _ value: GammaGammaModel?
    ) throws(Diagnostic) -> [SegmentPurchases] {
        let groups = fitted.customers.map { labels[$0] }
        let periods = max(1, (settings.horizonDays + 29) / 30)
        let forecasts = try PurchaseForecast(
            buying: buying, value: value,
            horizon: LifetimeValue(
                horizon: Double(settings.horizonDays) / 7, periods: periods,
                yearlyDiscount: settings.discount, unitsPerYear: 365.25 / 7), threads: threads
        ).means(histories: fitted.histories, spending: fitted.spending, groups: groups, count: names.count)
        let sizes = names.indices.map { segment in buyers.customers.count { labels[$0] == segment } }
        let asked = names.indices.map { segment in groups.count { $0 == segment } }
        let small = names.indices.filter { disclosure.isSmall($0) || (1..<threshold).contains(asked[$0]) }
        let counts = withheld(
            names.indices.map { [sizes[$0], disclosure.sizes[$0] - sizes[$0]] }, threshold: threshold,
            hiddenRows: disclosure.hidden.union(small))
        return names.indices.map { segment in
            let forecast = small.contains(segment) ? nil : forecasts[segment]
            return SegmentPurchases(
                segment: segment + 1, segmentName: names[segment],
                n: counts[segment].contains(nil) ? nil : sizes[segment],
                expected: forecast.flatMap { Estimate($0.expectedPurchases, $0.expectedPurchases.positiveInterval()) },
                alive: forecast.flatMap { Estimate($0.probabilityAlive, $0.probabilityAlive.probabilityInterval()) },
                value: forecast?.expectedValue.flatMap { Estimate($0, $0.positiveInterval()) })
        }
    }

    /// Customers by number of repeat purchases, and how many the model expects of each.
    private func fit(_ buyers: Buyers, _ parameters: BGNBDParameters) -> [PurchaseFit] {
        let most = PurchaseChecking.most
        var actual = [Int](repeating: 0, count: most + 1), expected = [Double](repeating: 0, count: most + 1)
        for history in buyers.histories { actual[min(history.repeats, most)] += 1 }
        let ages = buyers.histories.map(\.age).sorted()
        var start = 0
        while start < ages.count {
            let end = ages[start...].firstIndex { $0 != ages[start] } ?? ages.count
            for count in 0..<most {
                expected[count] += Double(end - start) * parameters.probability(of: count, in: ages[start])
            }
            start = end
        }
        expected[most] = Double(ages.count) - expected.dropLast().reduce(0, +)
        let shown = withheld(actual, threshold: threshold)
        return actual.indices.map {
            PurchaseFit(purchases: PurchaseChecking.name($0), actual: shown[$0], expected: max(0, expected[$0]))
        }
    }
}

/// The customers with a purchase until a day, and what the models need of them.
struct Buyers {
    var customers: [Int] = []
    var histories: [PurchaseHistory] = []
    var spending: [RepeatSpending] = []

    init(_ days: PurchaseDays, lastDay: Int) {
        for customer in 0..<days.customers {
            guard let history = days.history(customer, lastDay: lastDay) else { continue }
            customers.append(customer)
            histories.append(history)
            spending.append(days.spending(customer, lastDay: lastDay))
        }
    }

    /// At most `size` of them, at random.
    func sampled(_ size: Int, seed: UInt64) -> Buyers {
        guard customers.count > size else { return self }
        var random = SeededGenerator(seed: seed, stream: "buyers")
        let chosen = random.sample(size, of: customers.count)
        var sample = self
        sample.customers = chosen.map { customers[$0] }
        sample.histories = chosen.map { histories[$0] }
        sample.spending = chosen.map { spending[$0] }
        return sample
    }
}

extension Estimate {
    /// Nil where a figure is beyond the range of numbers.
    fileprivate init?(_ mean: MeanWithError, _ interval: ConfidenceInterval) {
        guard mean.mean.isFinite, interval.low.isFinite, interval.high.isFinite else { return nil }
        self.init(mean.mean, low: interval.low, high: interval.high)
    }
}
