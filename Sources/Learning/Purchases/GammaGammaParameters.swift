/// The three parameters of the Gamma-Gamma model, and what follows from them (Fader & Hardie 2013; γ is v elsewhere).
public struct GammaGammaParameters: Sendable, Hashable {
    /// Shape of a customer's amounts.
    public var p: Double
    /// Shape of the distribution of customers' rates ν.
    public var q: Double
    /// Rate of that distribution, in units of money.
    public var gamma: Double

    /// - Precondition: positive and finite.
    public init(p: Double, q: Double, gamma: Double) {
        precondition([p, q, gamma].allSatisfy { $0 > 0 && $0.isFinite }, "Gamma-Gamma parameters \(p), \(q), \(gamma)")
        (self.p, self.q, self.gamma) = (p, q, gamma)
    }

    static let names = ["p", "q", "gamma"]

    /// ln p, ln q, ln p γ/q (about the mean value).
    static let coordinates = LogarithmicCoordinates(rows: [[1, 0, 0, 0], [0, 1, 0, 0], [-1, 1, 1, 0]])

    /// The fourth doesn't exist.
    var values: SIMD4<Double> { [p, q, gamma, 0] }

    init(_ values: SIMD4<Double>) { self.init(p: values[0], q: values[1], gamma: values[2]) }

    /// Mean value of a purchase over all customers, p γ / (q − 1); nil for q ≤ 1, where it is infinite.
    public var populationMean: Double? { q > 1 ? p * gamma / (q - 1) : nil }

    /// Expected value of a purchase of a customer, E[M | x, mean]: their own mean drawn towards the population's, the
    /// less they bought the more. The population's mean where there are no repeats of positive value; nil where the
    /// expectation is infinite.
    public func expectedValue(_ spending: RepeatSpending) -> Double? {
        guard spending.isUsable else { return populationMean }
        let x = Double(spending.repeats)
        guard p * x + q > 1 else { return nil }
        return p * (gamma + x * spending.mean) / (p * x + q - 1)
    }
}
