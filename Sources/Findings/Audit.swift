/// Shares and outcome rates by protected attribute. Bodies of law differ; the thresholds stand in the study.
public struct Audit: Codable, Sendable, Hashable {
    /// The ratio below which (or above whose inverse) a gap is a concern, e.g. 0.8.
    public var threshold: Double
    public var minimumCount: Int
    public var attributes: [AuditedAttribute]
    public var excluded: [ExcludedGroup]
    public var concerns: Int
    public var insufficient: Int
    public var passes: Int
    public var worst: WorstGap?
    /// Ways of narrowing the gaps that were tried.
    public var mitigations: [MitigationFacts]?
    /// Every question that was asked, with its verdicts.
    public var questions: [AuditQuestion]?
    /// Over all questions.
    public var totals: VerdictCounts?
    /// Being chosen for a campaign or an offer.
    public var targeting: SubjectAudit?
    public var errors: ErrorAudit?
    public var intersections: [IntersectionAudit]?
    public var differentialFairness: [FairnessBound]?
    public var socialCost: [SocialCostFacts]?
    public var representation: [RepresentationFacts]?
    /// Who gave consent, of those that the study would have used.
    public var consent: SubjectAudit?
    public var robustness: RobustnessFacts?
    public var proxies: [ProxyFacts]?

    public init(
        threshold: Double, minimumCount: Int, attributes: [AuditedAttribute], excluded: [ExcludedGroup], concerns: Int,
        insufficient: Int, passes: Int, worst: WorstGap? = nil, mitigations: [MitigationFacts]? = nil
    ) {
        self.threshold = threshold
        self.minimumCount = minimumCount
        self.attributes = attributes
        self.excluded = excluded
        self.concerns = concerns
        self.insufficient = insufficient
        self.passes = passes
        self.worst = worst
        self.mitigations = mitigations
    }
}

public struct AuditedAttribute: Codable, Sendable, Hashable {
    public var name: String
    /// The group that others are compared with.
    public var reference: String
    public var groups: [AuditedGroup]
    public var segments: [SegmentAudit]
    public var outcome: OutcomeAudit?
    public var chiSquare: Double
    public var degreesOfFreedom: Int
    public var p: Double
    /// Bias-corrected (Bergsma 2013).
    public var cramersV: Double
    /// pass, concern or insufficient evidence: the worst of its segments and outcome.
    public var verdict: String

    public init(
        name: String, reference: String, groups: [AuditedGroup], segments: [SegmentAudit], outcome: OutcomeAudit? = nil,
        chiSquare: Double, degreesOfFreedom: Int, p: Double, cramersV: Double, verdict: String
    ) {
        self.name = name
        self.reference = reference
        self.groups = groups
        self.segments = segments
        self.outcome = outcome
        self.chiSquare = chiSquare
        self.degreesOfFreedom = degreesOfFreedom
        self.p = p
        self.cramersV = cramersV
        self.verdict = verdict
    }
}

public struct AuditedGroup: Codable, Sendable, Hashable {
    public var name: String
    public var n: Int?
    public var share: Double?
    public var suppressed: Bool

    public init(name: String, n: Int? = nil, share: Double? = nil, suppressed: Bool) {
        self.name = name
        self.n = n
        self.share = share
        self.suppressed = suppressed
    }
}

/// Who is in one segment.
public struct SegmentAudit: Codable, Sendable, Hashable {
    public var segment: Int
    public var segmentName: String
    public var rates: [GroupRate]
    /// The smallest ratio of a group's share here to its share overall, and the inverse.
    public var balance: Double?
    public var verdict: String

    public init(segment: Int, segmentName: String, rates: [GroupRate], balance: Double? = nil, verdict: String) {
        self.segment = segment
        self.segmentName = segmentName
        self.rates = rates
        self.balance = balance
        self.verdict = verdict
    }
}

public struct OutcomeAudit: Codable, Sendable, Hashable {
    public var name: String
    public var rates: [GroupRate]
    public var chiSquare: Double
    public var degreesOfFreedom: Int
    public var p: Double
    public var verdict: String

    public init(
        name: String, rates: [GroupRate], chiSquare: Double, degreesOfFreedom: Int, p: Double, verdict: String
    ) {
        self.name = name
        self.rates = rates
        self.chiSquare = chiSquare
        self.degreesOfFreedom = degreesOfFreedom
        self.p = p
        self.verdict = verdict
    }
}

/// P(in the segment, or outcome | group), against the reference group.
public struct GroupRate: Codable, Sendable, Hashable {
    public var group: String
    public var rate: Rate
    public var isReference: Bool
    public var difference: Double?
    /// Newcombe.
    public var differenceLow: Double?
    public var differenceHigh: Double?
    public var ratio: Double?
    /// Katz log.
    public var ratioLow: Double?
    public var ratioHigh: Double?
    public var verdict: String
    /// Adjusted standardised residual of the group in the segment (Haberman 1973): how far from independence, in standard
    /// deviations. Absent where withheld, and for outcomes.
    public var residual: Double?
    /// Whether the residual stands out after Holm's adjustment over the attribute's cells that are shown.
    public var standsOut: Bool?

    public init(
        group: String, rate: Rate, isReference: Bool, difference: Double? = nil, differenceLow: Double? = nil,
        differenceHigh: Double? = nil, ratio: Double? = nil, ratioLow: Double? = nil, ratioHigh: Double? = nil,
        verdict: String, residual: Double? = nil, standsOut: Bool? = nil
    ) {
        self.group = group
        self.rate = rate
        self.isReference = isReference
        self.difference = difference
        self.differenceLow = differenceLow
        self.differenceHigh = differenceHigh
        self.ratio = ratio
        self.ratioLow = ratioLow
        self.ratioHigh = ratioHigh
        self.verdict = verdict
        self.residual = residual
        self.standsOut = standsOut
    }
}

public struct ExcludedGroup: Codable, Sendable, Hashable {
    public var attribute: String
    public var group: String
    /// Absent where the count itself is withheld.
    public var n: Int?
    public var reason: String

    public init(attribute: String, group: String, n: Int? = nil, reason: String) {
        self.attribute = attribute
        self.group = group
        self.n = n
        self.reason = reason
    }
}

public struct WorstGap: Codable, Sendable, Hashable {
    public var attribute: String
    public var group: String
    /// The segment's name or the outcome.
    public var subject: String
    public var ratio: Double
    /// How many gaps it is the worst of: it is biased upward.
    public var comparisons: Int

    public init(attribute: String, group: String, subject: String, ratio: Double, comparisons: Int) {
        self.attribute = attribute
        self.group = group
        self.subject = subject
        self.ratio = ratio
        self.comparisons = comparisons
    }
}
