/// One answer of yes or no, such as being addressed by a campaign, by every protected attribute.
public struct SubjectAudit: Codable, Sendable, Hashable {
    /// In words, e.g. `addressed by an earlier campaign`.
    public var name: String
    public var attributes: [AttributeRates]

    public init(name: String, attributes: [AttributeRates]) {
        self.name = name
        self.attributes = attributes
    }
}

/// One rate in each group of an attribute.
public struct AttributeRates: Codable, Sendable, Hashable {
    public var name: String
    /// The group that others are compared with.
    public var reference: String
    public var rates: [GroupRate]
    public var chiSquare: Double
    public var degreesOfFreedom: Int
    public var p: Double
    public var verdict: String

    public init(
        name: String, reference: String, rates: [GroupRate], chiSquare: Double, degreesOfFreedom: Int, p: Double,
        verdict: String
    ) {
        self.name = name
        self.reference = reference
        self.rates = rates
        self.chiSquare = chiSquare
        self.degreesOfFreedom = degreesOfFreedom
        self.p = p
        self.verdict = verdict
    }
}

/// The groups that share a group in each of several attributes.
public struct IntersectionAudit: Codable, Sendable, Hashable {
    /// e.g. `gender and age`.
    public var name: String
    public var reference: String
    /// Groups with enough customers.
    public var compared: Int
    /// Comparisons with the reference, by verdict.
    public var counts: VerdictCounts
    /// Those that are a concern, the widest first.
    public var concerns: [IntersectionGap]
    public var excluded: [ExcludedGroup]
    public var chiSquare: Double
    public var degreesOfFreedom: Int
    public var p: Double
    public var cramersV: Double
    public var verdict: String

    public init(
        name: String, reference: String, compared: Int, counts: VerdictCounts,
        concerns: [IntersectionGap], excluded: [ExcludedGroup], chiSquare: Double, degreesOfFreedom: Int, p: Double,
        cramersV: Double, verdict: String
    ) {
        self.name = name
        self.reference = reference
        self.compared = compared
        self.counts = counts
        self.concerns = concerns
        self.excluded = excluded
        self.chiSquare = chiSquare
        self.degreesOfFreedom = degreesOfFreedom
        self.p = p
        self.cramersV = cramersV
        self.verdict = verdict
    }
}

/// One group of an intersection in one segment, or with one answer.
public struct IntersectionGap: Codable, Sendable, Hashable {
    public var subject: String
    public var rate: GroupRate

    public init(subject: String, rate: GroupRate) {
        self.subject = subject
        self.rate = rate
    }
}

/// Comparisons by verdict.
public struct VerdictCounts: Codable, Sendable, Hashable {
    public var comparisons: Int
    public var passes: Int
    public var concerns: Int
    public var insufficient: Int

    public init(comparisons: Int = 0, passes: Int = 0, concerns: Int = 0, insufficient: Int = 0) {
        self.comparisons = comparisons
        self.passes = passes
        self.concerns = concerns
        self.insufficient = insufficient
    }
}

/// One question of the audit, and how it came out.
public struct AuditQuestion: Codable, Sendable, Hashable {
    /// `membership`, `outcome`, `targeting`, `errors`, `intersections`, `representation` or `consent`.
    public var id: String
    public var title: String
    public var counts: VerdictCounts
    /// The worst of its verdicts.
    public var verdict: String

    public init(id: String, title: String, counts: VerdictCounts, verdict: String) {
        self.id = id
        self.title = title
        self.counts = counts
        self.verdict = verdict
    }
}
