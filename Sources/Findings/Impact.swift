public struct Impact: Codable, Sendable, Hashable {
    public var segments: [SegmentImpact]
    public var campaigns: [CampaignImpact]
    /// What a model of buying expects of each segment.
    public var purchases: PurchaseFacts?
    /// Which segments are worth most, and where the sender stands best.
    public var targeting: TargetingFacts?

    public init(
        segments: [SegmentImpact], campaigns: [CampaignImpact], purchases: PurchaseFacts? = nil,
        targeting: TargetingFacts? = nil
    ) {
        self.segments = segments
        self.campaigns = campaigns
        self.purchases = purchases
        self.targeting = targeting
    }
}

/// One measure in one segment.
public struct SegmentImpact: Codable, Sendable, Hashable {
    public var segment: Int
    public var segmentName: String
    /// e.g. `outcome`, `conversion`, `retention`, `response`.
    public var measure: String
    public var title: String
    public var rate: Rate
    public var overall: Double
    /// value / overall
    public var lift: Double?

    public init(
        segment: Int, segmentName: String, measure: String, title: String, rate: Rate, overall: Double,
        lift: Double? = nil
    ) {
        self.segment = segment
        self.segmentName = segmentName
        self.measure = measure
        self.title = title
        self.rate = rate
        self.overall = overall
        self.lift = lift
    }
}

/// Response of those treated against the control group, within a segment (0: all customers).
public struct CampaignImpact: Codable, Sendable, Hashable {
    public var campaign: String
    public var segment: Int
    public var segmentName: String
    public var treated: Rate
    public var control: Rate
    /// Difference of the rates.
    public var uplift: Double?
    public var upliftLow: Double?
    public var upliftHigh: Double?

    public init(
        campaign: String, segment: Int, segmentName: String, treated: Rate, control: Rate, uplift: Double? = nil,
        upliftLow: Double? = nil, upliftHigh: Double? = nil
    ) {
        self.campaign = campaign
        self.segment = segment
        self.segmentName = segmentName
        self.treated = treated
        self.control = control
        self.uplift = uplift
        self.upliftLow = upliftLow
        self.upliftHigh = upliftHigh
    }
}

/// The same measures for each of the studies that are compared, this one first marked.
public struct CaseStudies: Codable, Sendable, Hashable {
    public var rows: [CaseStudyRow]
    public var conclusion: String

    public init(rows: [CaseStudyRow], conclusion: String) {
        self.rows = rows
        self.conclusion = conclusion
    }
}

public struct CaseStudyRow: Codable, Sendable, Hashable {
    public var slug: String
    public var name: String
    public var sector: String?
    public var thisStudy: Bool
    public var customers: Int
    public var k: Int
    public var verdict: String
    public var silhouette: Double
    public var stability: Double
    public var heldOutF1: Double?
    public var outcome: String?
    public var baseRate: Double?
    public var segmentAUC: Double?
    public var featuresAUC: Double?
    /// Silhouette of the rule-based baseline on the same prepared features.
    public var ruleSilhouette: Double?
    public var ruleAUC: Double?
    /// Largest ratio of a segment's revenue share to its customer share.
    public var revenueConcentration: Double?
    public var ruleRevenueConcentration: Double?
    public var concerns: Int?
    /// Best segment's campaign uplift.
    public var uplift: Double?
    /// What the segments are for, in the study's words.
    public var campaign: String?

    public init(
        slug: String, name: String, sector: String? = nil, thisStudy: Bool, customers: Int, k: Int, verdict: String,
        silhouette: Double, stability: Double, heldOutF1: Double? = nil, outcome: String? = nil,
        baseRate: Double? = nil, segmentAUC: Double? = nil, featuresAUC: Double? = nil, ruleSilhouette: Double? = nil,
        ruleAUC: Double? = nil, revenueConcentration: Double? = nil, ruleRevenueConcentration: Double? = nil,
        concerns: Int? = nil, uplift: Double? = nil, campaign: String? = nil
    ) {
        self.slug = slug
        self.name = name
        self.sector = sector
        self.thisStudy = thisStudy
        self.customers = customers
        self.k = k
        self.verdict = verdict
        self.silhouette = silhouette
        self.stability = stability
        self.heldOutF1 = heldOutF1
        self.outcome = outcome
        self.baseRate = baseRate
        self.segmentAUC = segmentAUC
        self.featuresAUC = featuresAUC
        self.ruleSilhouette = ruleSilhouette
        self.ruleAUC = ruleAUC
        self.revenueConcentration = revenueConcentration
        self.ruleRevenueConcentration = ruleRevenueConcentration
        self.concerns = concerns
        self.uplift = uplift
        self.campaign = campaign
    }
}
