/// Shapley values of held-out customers' predictions (Lundberg et al. 2020), aggregated.
public struct ShapFacts: Codable, Sendable, Hashable {
    /// recoverability or outcome.
    public var question: String
    public var model: String
    /// What the values push towards.
    public var target: String
    /// e.g. `probability`.
    public var unit: String
    public var n: Int
    /// Largest mean first.
    public var features: [ShapFeature]

    public init(question: String, model: String, target: String, unit: String, n: Int, features: [ShapFeature]) {
        self.question = question
        self.model = model
        self.target = target
        self.unit = unit
        self.n = n
        self.features = features
    }
}

public struct ShapFeature: Codable, Sendable, Hashable {
    public var feature: String
    public var title: String
    /// Mean absolute value.
    public var mean: Double
    /// Of the features with the largest means only.
    public var cells: [ShapCell]

    public init(feature: String, title: String, mean: Double, cells: [ShapCell]) {
        self.feature = feature
        self.title = title
        self.mean = mean
        self.cells = cells
    }
}

/// Customers with such a value of the feature and such a Shapley value.
public struct ShapCell: Codable, Sendable, Hashable {
    /// Quantile of the feature's value, 0 to 1; absent where it has none, or has no order.
    public var level: Double?
    /// Middle of the bin of Shapley values; the mean of the middles where bins were merged.
    public var value: Double
    /// At least the disclosure threshold: smaller cells are merged or left out.
    public var n: Int

    public init(level: Double?, value: Double, n: Int) {
        self.level = level
        self.value = value
        self.n = n
    }
}
