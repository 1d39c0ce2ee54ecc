/// Which segments are worth most and where the sender stands best (Dolnicar, Grün & Leisch 2018, chapter 10): weighted
/// criteria, each from 0 to 10 over the segments.
public struct TargetingFacts: Codable, Sendable, Hashable {
    /// Whether the study declares the weights; otherwise they are the report's own.
    public var declared: Bool
    /// Those of attractiveness first.
    public var criteria: [TargetingCriterion]
    public var segments: [TargetingSegment]
    /// Criteria that were asked for and could not be used, each with its reason.
    public var leftOut: [String]

    public init(
        declared: Bool, criteria: [TargetingCriterion], segments: [TargetingSegment], leftOut: [String]
    ) {
        self.declared = declared
        self.criteria = criteria
        self.segments = segments
        self.leftOut = leftOut
    }
}

public struct TargetingCriterion: Codable, Sendable, Hashable {
    /// attractiveness or competitiveness.
    public var axis: String
    /// As the study names it.
    public var name: String
    public var title: String
    public var unit: String?
    /// Share of the axis; below zero: less is better.
    public var weight: Double
    /// One per segment of `TargetingFacts.segments`.
    public var values: [Double]
    /// 0 for the worst of the segments, 10 for the best.
    public var scores: [Double]

    public init(
        axis: String, name: String, title: String, unit: String? = nil, weight: Double, values: [Double],
        scores: [Double]
    ) {
        self.axis = axis
        self.name = name
        self.title = title
        self.unit = unit
        self.weight = weight
        self.values = values
        self.scores = scores
    }
}

public struct TargetingSegment: Codable, Sendable, Hashable {
    public var segment: Int
    public var segmentName: String
    public var share: Double
    /// 0 to 10
    public var attractiveness: Double
    /// 0 to 10
    public var competitiveness: Double

    public init(segment: Int, segmentName: String, share: Double, attractiveness: Double, competitiveness: Double) {
        self.segment = segment
        self.segmentName = segmentName
        self.share = share
        self.attractiveness = attractiveness
        self.competitiveness = competitiveness
    }
}
