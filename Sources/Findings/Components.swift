/// Principal components of the prepared features.
public struct ComponentFacts: Codable, Sendable, Hashable {
    public var scree: [ScreeEntry]
    /// Components whose eigenvalue lies above that of shuffled data (Horn 1965).
    public var suggested: Int
    /// Per feature column, on the first components.
    public var loadings: [ComponentLoadings]

    public init(scree: [ScreeEntry], suggested: Int, loadings: [ComponentLoadings]) {
        self.scree = scree
        self.suggested = suggested
        self.loadings = loadings
    }
}

public struct ScreeEntry: Codable, Sendable, Hashable {
    public var component: Int
    public var eigenvalue: Double
    public var share: Double
    public var cumulative: Double
    /// 95 % quantile of the eigenvalue on data with each column shuffled.
    public var shuffled: Double?

    public init(component: Int, eigenvalue: Double, share: Double, cumulative: Double, shuffled: Double? = nil) {
        self.component = component
        self.eigenvalue = eigenvalue
        self.share = share
        self.cumulative = cumulative
        self.shuffled = shuffled
    }
}

public struct ComponentLoadings: Codable, Sendable, Hashable {
    public var feature: String
    public var title: String
    /// Correlation-like: component times the root of its eigenvalue.
    public var values: [Double]

    public init(feature: String, title: String, values: [Double]) {
        self.feature = feature
        self.title = title
        self.values = values
    }
}
