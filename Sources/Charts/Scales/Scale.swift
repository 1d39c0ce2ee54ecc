import Foundation

/// From values to coordinates. Values outside the domain are put on its border, so no mark leaves the plot.
public struct Scale: Sendable, Hashable {
    public var low: Double
    public var high: Double
    /// The coordinates of `low` and `high`.
    public var start: Double
    public var end: Double
    public var isLogarithmic = false

    public init(_ low: Double, _ high: Double, from start: Double, to end: Double, isLogarithmic: Bool = false) {
        self.low = low
        self.high = high
        self.start = start
        self.end = end
        self.isLogarithmic = isLogarithmic
    }

    /// Where a value lies between low (0) and high (1).
    public func fraction(_ value: Double) -> Double {
        guard value.isFinite else { return 0 }
        let fraction: Double
        if isLogarithmic {
            guard value > 0, low > 0, high > low else { return 0 }
            fraction = (log(value) - log(low)) / (log(high) - log(low))
        } else {
            guard high > low else { return 0.5 }
            fraction = (value / 2 - low / 2) / (high / 2 - low / 2)  // halves: the difference can't overflow
        }
        return min(max(fraction, 0), 1)
    }

    public func callAsFunction(_ value: Double) -> Double { start + fraction(value) * (end - start) }

    public func contains(_ value: Double) -> Bool { value >= low && value <= high }
}
