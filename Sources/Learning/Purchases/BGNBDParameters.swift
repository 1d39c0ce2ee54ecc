import Foundation
import Statistics

/// The four parameters of the BG/NBD model, and what follows from them (Fader, Hardie & Lee 2005).
///
/// Rates of purchase λ ~ Gamma(r, α) with mean r/α per unit of time; dropout after a repeat purchase p ~ Beta(a, b) with
/// mean a/(a + b). All parameters are positive; α is in the histories' unit of time.
public struct BGNBDParameters: Sendable, Hashable {
    public var r: Double
    public var alpha: Double
    public var a: Double
    public var b: Double

    /// - Precondition: positive and finite.
    public init(r: Double, alpha: Double, a: Double, b: Double) {
        precondition(
            [r, alpha, a, b].allSatisfy { $0 > 0 && $0.isFinite }, "BG/NBD parameters \(r), \(alpha), \(a), \(b)")
        (self.r, self.alpha, self.a, self.b) = (r, alpha, a, b)
    }

    static let names = ["r", "alpha", "a", "b"]

    /// ln r, ln r/α (the mean rate), ln a, ln b/a (the odds of staying).
    static let coordinates = LogarithmicCoordinates(rows: [[1, 0, 0, 0], [1, -1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]])

    var values: SIMD4<Double> { [r, alpha, a, b] }

    init(_ values: SIMD4<Double>) { self.init(r: values[0], alpha: values[1], a: values[2], b: values[3]) }

    /// P(alive): the probability that the customer hasn't left by the end of the observation. 1 without repeats, as the
    /// model lets nobody leave before the first.
    public func probabilityAlive(_ history: PurchaseHistory) -> Double {
        history.repeats == 0 ? 1 : 1 / (1 + exp(logOddsOfHavingLeft(history)))
    }

    func logOddsOfHavingLeft(_ history: PurchaseHistory) -> Double {
        logOddsOfHavingLeft(after: history.repeats) + (r + Double(history.repeats))
            * log1p((history.age - history.lastRepeat) / (alpha + history.lastRepeat))
    }

    /// The same at the moment of the last of so many repeats.
    func logOddsOfHavingLeft(after repeats: Int) -> Double { log(a / (b + Double(repeats) - 1)) }

    /// Expected number of purchases in the `time` after the end of the observation, given the history.
    public func expectedPurchases(in time: Double, after history: PurchaseHistory) -> Double {
        let x = Double(history.repeats)
        return probabilityAlive(history)
            * expectedWhileActive(shape: r + x, rate: alpha + history.age, a: a, b: b + x, time)
    }

    /// Expected number of repeat purchases in the first `time` of a customer of whom nothing is known.
    public func expectedPurchases(in time: Double) -> Double {
        expectedWhileActive(shape: r, rate: alpha, a: a, b: b, time)
    }

    /// P(X(time) = count): the probability of `count` repeat purchases in the first `time` of a customer of whom nothing
    /// is known.
    public func probability(of count: Int, in time: Double) -> Double {
        precondition(count >= 0 && time >= 0, "\(count) purchases in a time of \(time)")
        guard time > 0 else { return count == 0 ? 1 : 0 }
        let x = Double(count), elapsed = time / (alpha + time)
        let stayed = exp(
            GammaFunction.logarithmRise(b, by: x) - GammaFunction.logarithmRise(a + b, by: x)
                + GammaFunction.logarithmRise(r, by: x) - GammaFunction.logarithm(x + 1) - r * log1p(time / alpha)
                + (count == 0 ? 0 : x * log(elapsed)))
        guard count > 0 else { return stayed }
        let leftAtLast = exp(logBeta(a + 1, b + x - 1) - logBeta(a, b))
        return stayed + leftAtLast * IncompleteBeta.regularized(a: x, b: r, x: elapsed)
    }
}

/// E[(1 − e^(−Λ P t)) / P] with Λ ~ Gamma(shape, rate) and P ~ Beta(a, b), independent: purchases in the time t of
/// somebody active at its start.
///
/// The published closed form (with c = a + b − 1 and z = t/(rate + t)) is
///
///     c/(a−1) · (1 − (1 − z)^shape ₂F₁(shape, b; c; z))
///
/// which has removable singularities at a = 1 and c = 0 and, for many purchases, is huge times tiny. After Euler's
/// transformation (1 − z)^shape ₂F₁(shape, b; c; z) = (1 − z)^ε ₂F₁(c − shape, ε; c; z) with ε = a − 1, and with
/// ₂F₁ = 1 + (…) ε/c · z · tail, ε and c cancel exactly.
private func expectedWhileActive(shape: Double, rate: Double, a: Double, b: Double, _ time: Double) -> Double {
    precondition(time >= 0 && time.isFinite, "a time of \(time)")
    guard time > 0 else { return 0 }
    let c = a + b - 1, epsilon = a - 1, z = time / (rate + time), logarithm = -log1p(time / rate)
    if c > 100 * shape, let sum = expectedWhileRarelyLeaving(shape: shape, rate: rate, a: a, b: b, time) { return sum }
    // Elsewhere terms alternate, crawl, overflow or cancel.
    guard (c - shape) * z > -2, z < 0.95, epsilon * logarithm > -20, c < 1e4 * shape else {
        return averagedOverDropout(shape: shape, rate: rate, a: a, b: b, time)
    }
    let constant = epsilon == 0 ? -logarithm : -expm1(epsilon * logarithm) / epsilon
    let tail = Hypergeometric.tail(c - shape, epsilon, c, z)
    return c * constant - exp(epsilon * logarithm) * (c - shape) * z * tail
}

/// The same where hardly anybody leaves, so that P is near 0: the powers of P in (1 − (1 + P u)^(−shape)) / P with
/// u = t/rate, each replaced by its expectation,
///
///     Σₖ (−1)ᵏ (shape)ₖ₊₁ / (k + 1)! · uᵏ⁺¹ · (a)ₖ / (a + b)ₖ
///
/// As a function of P it is completely monotone, so that its Taylor polynomials lie on either side of it by turns (Widder
/// 1941, ch. IV), and so do their expectations: the first term left out bounds the error.
///
/// - Returns: nil where the terms don't get small enough before they grow, as in the end they do.
private func expectedWhileRarelyLeaving(
    shape: Double, rate: Double, a: Double, b: Double, _ time: Double
) -> Double? {
    let u = time / rate
    var term = shape * u, sum = term
    for k in 0..<60 {
        let k = Double(k), ratio = (shape + k + 1) / (k + 2) * u * (a + k) / (a + b + k)
        guard ratio < 0.5 else { return nil }
        term *= -ratio
        sum += term
        if abs(term) < 1e-17 * sum { return sum }
    }
    return nil
}

/// The same with the expectation over Λ taken in closed form and that over P by quadrature.
private func averagedOverDropout(shape: Double, rate: Double, a: Double, b: Double, _ time: Double) -> Double {
    BetaDistribution.expectation(a, b) { p in
        let scaled = p * time / rate
        // The limit for p to 0, before p loses digits at the end of the number range.
        return scaled * max(1, shape) < 1e-17 ? shape * time / rate : -expm1(-shape * log1p(scaled)) / p
    }
}
