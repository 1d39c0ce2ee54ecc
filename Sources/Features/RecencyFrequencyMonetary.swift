/// The three figures of RFM analysis, one value per customer in the feature table's order.
public struct RecencyFrequencyMonetary: Sendable, Hashable {
    /// Days since the last purchase.
    public var recency: [Double]
    /// Number of orders.
    public var frequency: [Double]
    /// Total spend.
    public var monetary: [Double]
}

extension FeatureTable {
    /// Nil where purchases have no times or no amounts.
    public var recencyFrequencyMonetary: RecencyFrequencyMonetary? {
        guard let recency = numbers("recency"), let frequency = numbers("frequency"), let monetary = numbers("monetary")
        else { return nil }
        return RecencyFrequencyMonetary(recency: recency, frequency: frequency, monetary: monetary)
    }
}
