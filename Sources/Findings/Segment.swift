/// One segment and its persona. Absent persona: stability under .60, only the figures speak.
public struct Segment: Codable, Sendable, Hashable {
    /// From 1, largest first.
    public var id: Int
    public var name: String
    public var size: Int?
    public var share: Double?
    public var revenueShare: Double?
    /// Segment stability within solutions (flexclust): mean Jaccard over bootstrap pairs.
    public var stability: Estimate
    /// dissolved, doubtful, pattern, valid or highly stable (clusterboot's reading of Jaccard).
    public var reading: String
    public var silhouette: SilhouetteProfile
    /// Mean of each numeric feature in raw units.
    public var centroid: [String: Double]
    /// Every feature, in feature order.
    public var profile: [Marker]
    /// The features that set the segment apart, strongest first.
    public var markers: [Marker]
    public var persona: Persona?
    /// Id of the nearest segment.
    public var nearest: Int?
    /// Share of customers with a shadow value above 0.9.
    public var boundary: Double?
    /// How near all customers are to it; absent for a segment whose size is withheld.
    public var similarity: SimilarityProfile?

    public init(
        id: Int, name: String, size: Int? = nil, share: Double? = nil, revenueShare: Double? = nil, stability: Estimate,
        reading: String, silhouette: SilhouetteProfile, centroid: [String: Double], profile: [Marker],
        markers: [Marker], persona: Persona? = nil, nearest: Int? = nil, boundary: Double? = nil,
        similarity: SimilarityProfile? = nil
    ) {
        self.id = id
        self.name = name
        self.size = size
        self.share = share
        self.revenueShare = revenueShare
        self.stability = stability
        self.reading = reading
        self.silhouette = silhouette
        self.centroid = centroid
        self.profile = profile
        self.markers = markers
        self.persona = persona
        self.nearest = nearest
        self.boundary = boundary
        self.similarity = similarity
    }
}

/// The segment's silhouette widths, aggregated.
public struct SilhouetteProfile: Codable, Sendable, Hashable {
    /// Absent, as the rest, for a segment of few customers.
    public var mean: Double?
    /// Share below zero: closer to another segment.
    public var negative: Double?
    /// 0, 5, …, 100 %.
    public var quantiles: [Double]

    public init(mean: Double? = nil, negative: Double? = nil, quantiles: [Double]) {
        self.mean = mean
        self.negative = negative
        self.quantiles = quantiles
    }
}

/// How a segment differs from all customers in one feature, in raw units and as a standardised mean difference.
public struct Marker: Codable, Sendable, Hashable {
    public var feature: String
    public var title: String
    public var unit: String?
    public var value: Double
    public var overall: Double
    /// (segment mean − overall mean) / overall sd.
    public var effect: Double
    /// Bootstrap interval of the effect, 95 %.
    public var low: Double
    public var high: Double

    public init(
        feature: String, title: String, unit: String? = nil, value: Double, overall: Double, effect: Double,
        low: Double, high: Double
    ) {
        self.feature = feature
        self.title = title
        self.unit = unit
        self.value = value
        self.overall = overall
        self.effect = effect
        self.low = low
        self.high = high
    }
}

public struct Persona: Codable, Sendable, Hashable {
    public var summary: String
    public var traits: [String]
    public var message: Recommendation
    public var offer: Recommendation
    public var channel: Recommendation
    public var caution: String?

    public init(
        summary: String, traits: [String], message: Recommendation, offer: Recommendation, channel: Recommendation,
        caution: String? = nil
    ) {
        self.summary = summary
        self.traits = traits
        self.message = message
        self.offer = offer
        self.channel = channel
        self.caution = caution
    }
}

/// What to do, and the figure that speaks for it.
public struct Recommendation: Codable, Sendable, Hashable {
    public var text: String
    public var evidence: String

    public init(text: String, evidence: String) {
        self.text = text
        self.evidence = evidence
    }
}
