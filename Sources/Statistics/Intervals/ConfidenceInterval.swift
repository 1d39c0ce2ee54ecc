/// The two ends of an interval; `low` may be −∞ and `high` ∞.
public struct ConfidenceInterval: Sendable, Hashable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Whether a value lies inside or at an end.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
