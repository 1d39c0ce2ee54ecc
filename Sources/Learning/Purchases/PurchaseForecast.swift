import Foundation

public import Basics
public import Statistics

/// What fitted purchase models expect of groups of customers, with standard errors.
///
/// The error holds both sources of chance: which customers happened to be observed, and that the parameters were
/// estimated from them. It is the infinitesimal jackknife (Efron 1982; the sandwich of Huber 1967): each customer's
/// influence on a group's mean, directly and by way of the parameters, squared and summed. Against the bootstrap it
/// spares a thousand fits.
public struct PurchaseForecast: Sendable, Hashable {
    public var buying: BGNBDParameters
    /// Of (ln r, ln α, ln a, ln b).
    public var buyingCovariance: Matrix
    public var value: GammaGammaModel?
    public var horizon: LifetimeValue
    public var threads: Int

    public init(buying: BGNBDModel, value: GammaGammaModel? = nil, horizon: LifetimeValue, threads: Int = 1) {
        self.buying = buying.parameters
        buyingCovariance = buying.covariance
        self.value = value
        self.horizon = horizon
        self.threads = threads
    }

    /// The groups' means; nil for a group without customers.
    /// - Parameters:
    ///   - histories: of the customers that the model was fitted to, each once.
    ///   - spending: of the same customers; needed where there is a model of value.
    ///   - groups: the group of each customer, from 0.
    public func means(
        histories: [PurchaseHistory], spending: [RepeatSpending] = [], groups: [Int], count: Int
    ) throws(Diagnostic) -> [GroupForecast?] {
        try requireConsistent(histories, for: "PurchaseForecast")
        try requireLabels(groups, rows: histories.count, for: "PurchaseForecast")
        precondition(groups.allSatisfy { $0 < count }, "a group beyond \(count)")
        precondition(value == nil || spending.count == histories.count, "spending of other customers")
        let shifts = influenceOnParameters(histories, spending)
        func group(
            of parameterCount: Int = 4, _ figure: @Sendable (Int, ForecastParameters) -> Double
        ) -> [MeanWithError?] {
            groupMeans(groups, count, shifts, parameterCount: parameterCount, figure)
        }
        let horizon = horizon
        let expected = group { row, parameters in
            parameters.buying.expectedPurchases(in: horizon.horizon, after: histories[row])
        }
        let alive = group { row, parameters in parameters.buying.probabilityAlive(histories[row]) }
        let values =
            value == nil
            ? nil
            : group(of: 7) { row, parameters in
                horizon.discountedPurchases(parameters.buying, after: histories[row])
                    * (parameters.value?.expectedValue(spending[row]) ?? .nan)
            }
        return (0..<count).map { index in
            guard let expected = expected[index], let alive = alive[index] else { return nil }
            return GroupForecast(
                customers: groups.count { $0 == index }, expectedPurchases: expected, probabilityAlive: alive,
                expectedValue: values?[index].flatMap { $0.mean.isFinite && $0.error.isFinite ? $0 : nil })
        }
    }

    /// How far each customer moved the estimates: covariance times score.
    private func influenceOnParameters(_ histories: [PurchaseHistory], _ spending: [RepeatSpending]) -> [Influence] {
        let buying = buying, covariance = buyingCovariance, value = value
        let likelihoods = byRepeats(histories.map(\.repeats)) { BGNBDLikelihood(buying, repeats: $0) }
        let valueLikelihoods = value.map { value in
            byRepeats(spending.filter(\.isUsable).map(\.repeats)) {
                GammaGammaLikelihood(value.parameters, repeats: $0)
            }
        }
        return inBlocks(histories.count) { row in
            let history = histories[row]
            var score = CurvedValue()
            likelihoods[history.repeats]?.add(history, BGNBDAge(buying, age: history.age), weight: 1, to: &score)
            var result = Influence.zero
            result.lowHalf = product(covariance, score.byLogarithms(of: buying.values).gradient)
            if let value, spending[row].isUsable, let likelihood = valueLikelihoods?[spending[row].repeats] {
                let score = likelihood.value(mean: spending[row].mean).byLogarithms(of: value.parameters.values)
                result.highHalf = product(value.covariance, score.gradient)
            }
            return result
        }
    }

    private func byRepeats<Term>(_ repeats: [Int], _ term: (Int) -> Term) -> [Int: Term] {
        Dictionary(uniqueKeysWithValues: Set(repeats).map { ($0, term($0)) })
    }

    /// - Parameter parameterCount: of which the figure depends on the first so many.
    private func groupMeans(
        _ groups: [Int], _ count: Int, _ shifts: [Influence], parameterCount: Int,
        _ figure: @Sendable (Int, ForecastParameters) -> Double
    ) -> [MeanWithError?] {
        let parameters = ForecastParameters(buying: buying, value: value?.parameters)
        let values = inBlocks(groups.count) { figure($0, parameters) }
        let means = mean(values, groups, count)
        // The gradient of the groups' means by the logarithms of the parameters.
        var slopes = [Influence](repeating: .zero, count: count)
        let step = 1e-4
        for index in 0..<parameterCount {
            let (up, down) = (parameters.moved(index, by: step), parameters.moved(index, by: -step))
            let differences = inBlocks(groups.count) { figure($0, up) - figure($0, down) }
            for (group, slope) in mean(differences, groups, count).enumerated() {
                slopes[group][index] = slope / (2 * step)
            }
        }
        let sizes = (0..<count).map { group in Double(groups.count { $0 == group }) }
        return (0..<count).map { group in
            guard sizes[group] > 0 else { return nil }
            var square = 0.0
            for row in groups.indices {
                var influence = (slopes[group] * shifts[row]).sum()
                if groups[row] == group { influence += (values[row] - means[group]) / sizes[group] }
                square += influence * influence
            }
            return MeanWithError(mean: means[group], error: square.squareRoot())
        }
    }

    private func mean(_ values: [Double], _ groups: [Int], _ count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count), sizes = sums
        for (value, group) in zip(values, groups) {
            sums[group] += value
            sizes[group] += 1
        }
        return zip(sums, sizes).map { $0 / $1 }
    }

    private func inBlocks<Result: Sendable>(_ rows: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let blocks = rowBlocks(rows)
        return inParallel(blocks.count, threads: threads) { blocks[$0].map(body) }.flatMap(\.self)
    }
}

/// What is expected of a group of customers.
public struct GroupForecast: Sendable, Hashable {
    public let customers: Int
    /// Per customer within the horizon.
    public let expectedPurchases: MeanWithError
    public let probabilityAlive: MeanWithError
    /// Discounted spend per customer within the horizon; nil without a model of value.
    public let expectedValue: MeanWithError?
}

/// A mean with its standard error.
public struct MeanWithError: Sendable, Hashable {
    public let mean: Double
    public let error: Double

    public init(mean: Double, error: Double) {
        self.mean = mean
        self.error = error
    }

    /// For a mean that is positive: symmetric about its logarithm.
    public func positiveInterval(level: Double = 0.95) -> ConfidenceInterval {
        guard mean > 0 else { return ConfidenceInterval(low: mean, high: mean) }
        let reach = exp(Normal.quantile((1 + level) / 2) * error / mean)
        return ConfidenceInterval(low: mean / reach, high: mean * reach)
    }

    /// For a mean of probabilities: symmetric about its log-odds.
    public func probabilityInterval(level: Double = 0.95) -> ConfidenceInterval {
        guard mean > 0, mean < 1 else { return ConfidenceInterval(low: mean, high: mean) }
        let odds = mean / (1 - mean), reach = exp(Normal.quantile((1 + level) / 2) * error / (mean * (1 - mean)))
        return ConfidenceInterval(low: odds / reach / (1 + odds / reach), high: odds * reach / (1 + odds * reach))
    }
}

/// By (ln r, ln α, ln a, ln b, ln p, ln q, ln γ); the eighth is not used.
private typealias Influence = SIMD8<Double>

private struct ForecastParameters: Sendable {
    var buying: BGNBDParameters
    var value: GammaGammaParameters?

    func moved(_ index: Int, by step: Double) -> ForecastParameters {
        var result = self
        let factor = exp(step)
        switch index {
        case 0: result.buying.r *= factor
        case 1: result.buying.alpha *= factor
        case 2: result.buying.a *= factor
        case 3: result.buying.b *= factor
        case 4: result.value?.p *= factor
        case 5: result.value?.q *= factor
        default: result.value?.gamma *= factor
        }
        return result
    }
}

private func product(_ matrix: Matrix, _ vector: SIMD4<Double>) -> SIMD4<Double> {
    var result = SIMD4<Double>.zero
    for row in 0..<matrix.rows {
        for column in 0..<matrix.columns { result[row] += matrix[row, column] * vector[column] }
    }
    return result
}
