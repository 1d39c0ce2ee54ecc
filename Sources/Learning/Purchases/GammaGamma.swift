import Foundation

public import Basics
public import Statistics

/// The Gamma-Gamma model of the value of a purchase (Fader & Hardie 2013), fitted by maximum likelihood.
///
/// A customer's amounts are Gamma(p, ν), and ν ~ Gamma(q, γ) differs between customers; the value doesn't depend on how
/// often somebody buys, which `correlation(of:)` checks first. Newton's method on the logarithms of the parameters, with
/// exact derivatives, from four fixed starts (of 5,000 and more customers on 2,500 of them; all go on from the best).
/// O(customers) per step.
public struct GammaGamma: Sendable, Hashable {
    public var maximumIterations: Int
    public var threads: Int

    public init(maximumIterations: Int = 200, threads: Int = 1) {
        self.maximumIterations = maximumIterations
        self.threads = threads
    }

    /// Pearson's correlation of repeats and mean amount over the customers who can be used; nil for fewer than three
    /// or where one of the two is constant.
    public static func correlation(of spending: [RepeatSpending]) -> Double? {
        let usable = spending.filter(\.isUsable).sorted { ($0.repeats, $0.mean) < ($1.repeats, $1.mean) }
        guard usable.count >= 3 else { return nil }
        let x = usable.map { Double($0.repeats) }, y = usable.map(\.mean)
        let meanX = Summary.mean(x), meanY = Summary.mean(y)
        var xx = 0.0, yy = 0.0, xy = 0.0
        for (x, y) in zip(x, y) {
            xx += (x - meanX) * (x - meanX)
            yy += (y - meanY) * (y - meanY)
            xy += (x - meanX) * (y - meanY)
        }
        let correlation = xy / (xx.squareRoot() * yy.squareRoot())
        return correlation.isFinite ? correlation : nil
    }

    /// - Parameters:
    ///   - spending: one per customer, in any order. Those without repeats or without a positive mean don't count.
    ///   - weights: one per customer, not negative; nil for equal weights.
    /// - Throws: `purchases.too-few` where fewer than four different customers can be used.
    public func fit(_ spending: [RepeatSpending], weights: [Double]? = nil) throws(Diagnostic) -> GammaGammaModel {
        try requireParameter("maximumIterations", of: "GammaGamma", maximumIterations, in: 1...Int.max)
        if let weights { try requireWeights(weights, rows: spending.count, for: "GammaGamma") }
        let sample = SpendingSample(spending, weights: weights)
        guard Set(sample.spending).count >= 4 else {
            throw Diagnostic(
                "purchases.too-few",
                "GammaGamma needs at least 4 customers with repeat purchases of different value for its 3 parameters; "
                    + "got \(Set(sample.spending).count)", suggestion: "observe more customers, or for longer")
        }
        return try maximum(sample)
    }

    /// Money is measured in mean amounts meanwhile, so that the starts and the box suit any currency.
    private func maximum(_ sample: SpendingSample) throws(Diagnostic) -> GammaGammaModel {
        let scale = sample.meanAmount
        let scaled = sample.dividingAmounts(by: scale)
        let coordinates = GammaGammaParameters.coordinates
        let newton = BoxedNewton(bounds: -12...12, maximumIterations: maximumIterations)
        func value(_ sample: SpendingSample) -> ([Double]) -> CurvedValue {
            {
                coordinates.derivatives(
                    sample.likelihood(GammaGammaParameters(coordinates.values($0)), threads: threads))
            }
        }
        // γ such that the mean p γ / (q − 1) is that observed.
        var starts = [(2.0, 3.0), (6.0, 4.0), (1.0, 10.0), (20.0, 2.0)].map { p, q in
            [log(p), log(q), log((q - 1) / q)]
        }
        if let few = scaled.thinned(to: BoxedNewton.mostForStarts),
            let highest = newton.highest(from: starts, value(few))
        {
            starts = [highest.parameters]
        }
        guard let best = newton.highest(from: starts, value(scaled)) else { throw .tooLarge("GammaGamma") }
        var parameters = GammaGammaParameters(coordinates.values(best.parameters))
        parameters.gamma *= scale
        let model = GammaGammaModel(parameters: parameters, maximum: best, sample: sample)
        guard model.logLikelihood.isFinite else { throw .tooLarge("GammaGamma") }
        return model
    }
}

/// A fitted Gamma-Gamma model.
public struct GammaGammaModel: Sendable, Hashable {
    public let parameters: GammaGammaParameters
    public let logLikelihood: Double
    /// Sum of the weights of the customers that count.
    public let customers: Double
    /// False where the iterations ran out or the likelihood has no curvature at the end: don't use the model.
    public let converged: Bool
    /// Parameters that have run to the end of the range searched, with γ, which balances them: `q` where customers don't
    /// differ in value, `p` where a customer's amounts don't vary. They have no standard error.
    public let atLimit: [String]
    /// Covariance of the estimates of (ln p, ln q, ln γ), from the observed information; what lies at a limit counts as
    /// known.
    public let covariance: Matrix

    init(parameters: GammaGammaParameters, maximum: BoxedNewton.Maximum, sample: SpendingSample) {
        self.parameters = parameters
        logLikelihood = sample.likelihood(parameters, threads: 1).value
        customers = sample.weights.reduce(0, +)
        converged = maximum.converged && maximum.covariance != nil
        atLimit = (0..<3).filter { maximum.free.count < 3 && ($0 == 2 || !maximum.free.contains($0)) }
            .map { GammaGammaParameters.names[$0] }
        covariance = GammaGammaParameters.coordinates.covariance(maximum.covariance ?? Matrix(rows: 3, columns: 3))
    }

    /// Standard errors of p, q, γ by the delta method; nil at a limit.
    public var standardErrors: [Double?] {
        (0..<3).map { index in
            atLimit.contains(GammaGammaParameters.names[index])
                ? nil : parameters.values[index] * covariance[index, index].squareRoot()
        }
    }
}
