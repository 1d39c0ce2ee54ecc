/// One way of narrowing a gap between groups, and its price.
public struct MitigationFacts: Codable, Sendable, Hashable {
    /// e.g. `drop-proxies`, `residualise`, `reweigh`, `bounded-assignment`, `fair-k-means`.
    public var method: String
    public var title: String
    /// What shall get better, e.g. `widest ratio between groups`.
    public var measure: String
    /// Of the measure, where no gap would be left.
    public var ideal: Double?
    public var before: Estimate
    public var after: Estimate
    /// Of the segments after it.
    public var stability: Estimate?
    /// Adjusted Rand index with the segments before it.
    public var ari: Double?
    /// Cost after / cost before: 1 is free.
    public var priceOfFairness: Double?
    public var recommended: Bool
    public var reason: String
    /// Every measure of the gap.
    public var measures: [Measure]?
    /// Whether the protected attribute itself decides who is in which segment, which may be unlawful.
    public var groupAware: Bool?
    /// The protected attribute whose gap is meant.
    public var attribute: String?

    public struct Measure: Codable, Sendable, Hashable {
        public var name: String
        public var title: String
        /// Where no gap would be left.
        public var ideal: Double
        public var before: Estimate
        public var after: Estimate

        public init(name: String, title: String, ideal: Double, before: Estimate, after: Estimate) {
            self.name = name
            self.title = title
            self.ideal = ideal
            self.before = before
            self.after = after
        }
    }

    public init(
        method: String, title: String, measure: String, ideal: Double? = nil, before: Estimate, after: Estimate,
        stability: Estimate? = nil, ari: Double? = nil, priceOfFairness: Double? = nil, recommended: Bool,
        reason: String
    ) {
        self.method = method
        self.title = title
        self.measure = measure
        self.ideal = ideal
        self.before = before
        self.after = after
        self.stability = stability
        self.ari = ari
        self.priceOfFairness = priceOfFairness
        self.recommended = recommended
        self.reason = reason
    }
}
