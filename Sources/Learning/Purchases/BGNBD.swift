import Foundation

public import Basics
public import Statistics

/// The BG/NBD model of repeat purchases (Fader, Hardie & Lee 2005), fitted by maximum likelihood.
///
/// While active a customer buys at a constant rate λ ~ Gamma(r, α), and after each repeat purchase leaves for good with
/// probability p ~ Beta(a, b). So nobody leaves before the first repeat, there is no season and no trend, and nobody
/// comes back. Newton's method on the logarithms of the parameters, with exact derivatives, from four fixed starts;
/// the best maximum wins, of 5,000 and more distinct histories the best of 2,500 of them, from which all go on. O(distinct
/// histories) per step.
public struct BGNBD: Sendable, Hashable {
    public var maximumIterations: Int
    /// Blocks of histories are summed in parallel, and in order: the model doesn't depend on the number.
    public var threads: Int

    public init(maximumIterations: Int = 200, threads: Int = 1) {
        self.maximumIterations = maximumIterations
        self.threads = threads
    }

    /// - Parameters:
    ///   - histories: one per customer, all in one unit of time, in any order.
    ///   - weights: one per history, not negative; nil for equal weights.
    /// - Throws: `purchases.history` where a history contradicts itself, `purchases.no-repeats` where nobody repeats,
    ///   `purchases.too-few` where fewer than five different histories can't tell four parameters.
    public func fit(_ histories: [PurchaseHistory], weights: [Double]? = nil) throws(Diagnostic) -> BGNBDModel {
        try requireParameter("maximumIterations", of: "BGNBD", maximumIterations, in: 1...Int.max)
        try requireConsistent(histories, for: "BGNBD")
        if let weights { try requireWeights(weights, rows: histories.count, for: "BGNBD") }
        let patterns = HistoryPatterns(histories, weights: weights)
        guard patterns.histories.contains(where: { $0.repeats > 0 }) else {
            throw Diagnostic(
                "purchases.no-repeats", "BGNBD needs customers who bought again; got \(histories.count) and none did",
                explanation: "Without a second purchase neither the rate nor the dropout can be estimated.",
                suggestion: "observe for longer, or leave the purchase model out")
        }
        guard patterns.histories.count >= 5 else {
            throw Diagnostic(
                "purchases.too-few",
                "BGNBD needs at least 5 different purchase histories for its 4 parameters; "
                    + "got \(patterns.histories.count)", suggestion: "observe more customers, or for longer")
        }
        return try maximum(patterns)
    }

    /// Time is measured in mean ages meanwhile, so that the starts and the box suit any unit.
    private func maximum(_ patterns: HistoryPatterns) throws(Diagnostic) -> BGNBDModel {
        let scale = patterns.mean(\.age)
        let scaled = patterns.dividingTimes(by: scale)
        let rate = log(1.5 * patterns.mean { Double($0.repeats) })
        let coordinates = BGNBDParameters.coordinates
        let newton = BoxedNewton(bounds: -12...12, maximumIterations: maximumIterations)
        func value(_ patterns: HistoryPatterns) -> ([Double]) -> CurvedValue {
            { coordinates.derivatives(patterns.likelihood(BGNBDParameters(coordinates.values($0)), threads: threads)) }
        }
        var starts = [(0.3, 0.5, 2.0), (2.0, 0.5, 2.0), (0.3, 1.0, 10.0), (2.0, 1.0, 10.0)].map { r, a, b in
            [log(r), rate, log(a), log(b / a)]
        }
        if let few = scaled.thinned(to: BoxedNewton.mostForStarts),
            let highest = newton.highest(from: starts, value(few))
        {
            starts = [highest.parameters]
        }
        guard let best = newton.highest(from: starts, value(scaled)) else { throw .tooLarge("BGNBD") }
        var parameters = BGNBDParameters(coordinates.values(best.parameters))
        parameters.alpha *= scale
        let model = BGNBDModel(parameters: parameters, maximum: best, patterns: patterns)
        guard model.logLikelihood.isFinite else { throw .tooLarge("BGNBD") }
        return model
    }
}

extension Diagnostic {
    /// Figures beyond the range of numbers.
    static func tooLarge(_ estimator: String) -> Diagnostic {
        Diagnostic(
            "purchases.too-large", "\(estimator) got values too large to be computed with",
            suggestion: "check the units of times, amounts and weights")
    }
}

/// A fitted BG/NBD model.
public struct BGNBDModel: Sendable, Hashable {
    public let parameters: BGNBDParameters
    /// Natural logarithm of the likelihood at the maximum.
    public let logLikelihood: Double
    /// Sum of the weights.
    public let customers: Double
    /// False where the iterations ran out or the likelihood has no curvature at the end: don't use the model.
    public let converged: Bool
    /// Pairs of parameters of which one ran to the end of the range searched: `r` and `alpha` where rates of purchase
    /// don't differ, `a` and `b` where there is no spread or no trace of dropout. Predictions are those of the limit and
    /// hold; these parameters alone mean little and have no standard error.
    public let atLimit: [String]
    /// Covariance of the maximum likelihood estimates of (ln r, ln α, ln a, ln b), from the observed information; what
    /// lies at a limit counts as known.
    public let covariance: Matrix

    init(parameters: BGNBDParameters, maximum: BoxedNewton.Maximum, patterns: HistoryPatterns) {
        self.parameters = parameters
        // In the caller's unit: the density of a time depends on it.
        logLikelihood = patterns.likelihood(parameters, threads: 1).value
        customers = patterns.weights.reduce(0, +)
        converged = maximum.converged && maximum.covariance != nil
        let free = Set(maximum.free)
        atLimit =
            (free.isSuperset(of: [0, 1]) ? [] : ["r", "alpha"]) + (free.isSuperset(of: [2, 3]) ? [] : ["a", "b"])
        covariance = BGNBDParameters.coordinates.covariance(maximum.covariance ?? Matrix(rows: 4, columns: 4))
    }

    /// Standard errors of r, α, a, b by the delta method; nil at a limit.
    public var standardErrors: [Double?] {
        BGNBDParameters.names.indices.map { index in
            atLimit.contains(BGNBDParameters.names[index])
                ? nil : parameters.values[index] * covariance[index, index].squareRoot()
        }
    }
}
