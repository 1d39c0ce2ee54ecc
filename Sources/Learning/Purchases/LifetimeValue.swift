import Foundation

/// The discounted value of a customer's expected purchases over a horizon: revenue, not profit.
///
/// The horizon is cut into equal periods; the purchases expected in a period count at its end:
/// Σ value · (E[Y(tᵢ)] − E[Y(tᵢ₋₁)]) / (1 + d)ⁱ, as in the Python package `lifetimes`.
public struct LifetimeValue: Sendable, Hashable {
    /// In the histories' unit of time.
    public var horizon: Double
    public var periods: Int
    public var discountPerPeriod: Double

    /// - Precondition: a positive horizon, at least one period, a discount above −1.
    public init(horizon: Double, periods: Int = 12, discountPerPeriod: Double = 0) {
        precondition(
            horizon > 0 && horizon.isFinite && periods >= 1 && discountPerPeriod > -1,
            "a horizon of \(horizon) in \(periods) periods discounted by \(discountPerPeriod)")
        self.horizon = horizon
        self.periods = periods
        self.discountPerPeriod = discountPerPeriod
    }

    /// Of a discount by the year.
    /// - Parameter unitsPerYear: of the histories' unit of time, 52.18 for weeks.
    public init(horizon: Double, periods: Int = 12, yearlyDiscount: Double, unitsPerYear: Double) {
        let years = horizon / unitsPerYear / Double(periods)
        self.init(horizon: horizon, periods: periods, discountPerPeriod: pow(1 + yearlyDiscount, years) - 1)
    }

    /// Purchases expected in the horizon, each discounted to its beginning.
    public func discountedPurchases(_ parameters: BGNBDParameters, after history: PurchaseHistory) -> Double {
        if discountPerPeriod == 0 { return parameters.expectedPurchases(in: horizon, after: history) }
        var sum = 0.0, before = 0.0
        for period in 1...periods {
            let time = horizon * Double(period) / Double(periods)
            let until = parameters.expectedPurchases(in: time, after: history)
            sum += (until - before) / pow(1 + discountPerPeriod, Double(period))
            before = until
        }
        return sum
    }
}
