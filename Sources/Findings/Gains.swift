/// What addressing the best-scored customers first would bring, of held-out predictions.
public struct GainsFacts: Codable, Sendable, Hashable {
    /// As in the outcome's models.
    public var features: String
    public var model: String
    /// From the highest predicted probability down; equal predictions stay together.
    public var points: [GainsPoint]

    public init(features: String, model: String, points: [GainsPoint]) {
        self.features = features
        self.model = model
        self.points = points
    }
}

/// One group of customers with similar predictions, and all those above it.
public struct GainsPoint: Codable, Sendable, Hashable {
    /// Share of the customers in this group or above.
    public var share: Double
    /// Share of those with the outcome who are among them, with its Wilson interval.
    public var captured: Double
    public var capturedLow: Double
    public var capturedHigh: Double
    /// The group's own rate / base rate.
    public var lift: Double
    public var liftLow: Double
    public var liftHigh: Double
    /// Customers in the group.
    public var n: Int

    public init(
        share: Double, captured: Double, capturedLow: Double, capturedHigh: Double, lift: Double, liftLow: Double,
        liftHigh: Double, n: Int
    ) {
        self.share = share
        self.captured = captured
        self.capturedLow = capturedLow
        self.capturedHigh = capturedHigh
        self.lift = lift
        self.liftLow = liftLow
        self.liftHigh = liftHigh
        self.n = n
    }
}
