/// Principal components of the prepared features.
public struct ComponentFacts: Codable, Sendable, Hashable {
    public var scree: [ScreeEntry]
    /// Components whose eigenvalue lies above that of shuffled data (Horn 1965).
    public var suggested: Int
    /// Customers that were shuffled for it: all, or the stated sample.
    public var sample: Int
    /// Per feature column, on the first components.
    public var loadings: [ComponentLoadings]

    public init(scree: [ScreeEntry], suggested: Int, sample: Int, loadings: [ComponentLoadings]) {
        self.scree = scree
        self.suggested = suggested
        self.sample = sample
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
    /// The column's correlation with each component: the component's entry times the root of its eigenvalue, over the
    /// column's standard deviation.
    public var values: [Double]

    public init(feature: String, title: String, values: [Double]) {
        self.feature = feature
        self.title = title
        self.values = values
    }
}
