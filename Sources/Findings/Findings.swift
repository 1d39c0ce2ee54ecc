/// Everything a run found out, as plain values: the one door between computing and rendering.
///
/// Written as `findings.json` (see docs/findings.md). What a study doesn't have is absent, never zero. Paths are
/// stable: a new capability adds keys and never changes the meaning of one.
public struct Findings: Codable, Sendable, Hashable {
    public static let schemaVersion = 1

    public var schema = Findings.schemaVersion
    public var study: StudyFacts
    public var data: DataFacts
    public var features: FeatureFacts
    public var preparation: PreparationFacts
    public var segmentation: Segmentation
    public var segments: [Segment]
    public var evaluation: Evaluation
    public var importance: Importance
    public var audit: Audit?
    public var disclosure: Disclosure
    /// Absent in findings of earlier versions.
    public var privacy: PrivacyFacts?
    public var impact: Impact
    public var caseStudies: CaseStudies?
    /// Results of the document's queries, by their names.
    public var queries: [String: QueryResult]?
    public var checks: [Check]?
    public var provenance: Provenance
    /// Since an earlier run of the study.
    public var comparison: ComparisonFacts?

    public init(
        study: StudyFacts, data: DataFacts, features: FeatureFacts, preparation: PreparationFacts,
        segmentation: Segmentation, segments: [Segment], evaluation: Evaluation, importance: Importance,
        audit: Audit? = nil, disclosure: Disclosure, impact: Impact, caseStudies: CaseStudies? = nil,
        checks: [Check]? = nil, provenance: Provenance, comparison: ComparisonFacts? = nil, privacy: PrivacyFacts? = nil
    ) {
        self.study = study
        self.data = data
        self.features = features
        self.preparation = preparation
        self.segmentation = segmentation
        self.segments = segments
        self.evaluation = evaluation
        self.importance = importance
        self.audit = audit
        self.disclosure = disclosure
        self.impact = impact
        self.caseStudies = caseStudies
        self.checks = checks
        self.provenance = provenance
        self.comparison = comparison
        self.privacy = privacy
    }
}

/// What the study file declares.
public struct StudyFacts: Codable, Sendable, Hashable {
    public var name: String
    /// The study folder's name, e.g. `ecommerce`: the run's folder in the archive.
    public var slug: String
    public var question: String?
    public var purpose: String?
    public var lawfulBasis: String?
    /// ISO date; absent where no source has a time.
    public var asOf: String?
    public var seed: Int
    public var sector: String?
    public var currency: String?
    /// True where the data is generated and no person stands behind it.
    public var synthetic: Bool
    /// Of the sentences in these findings, e.g. `de`; absent where it is English.
    public var language: String?

    public init(
        name: String, slug: String, question: String? = nil, purpose: String? = nil, lawfulBasis: String? = nil,
        asOf: String? = nil, seed: Int, sector: String? = nil, currency: String? = nil, synthetic: Bool = false,
        language: String? = nil
    ) {
        self.language = language
        self.name = name
        self.slug = slug
        self.question = question
        self.purpose = purpose
        self.lawfulBasis = lawfulBasis
        self.asOf = asOf
        self.seed = seed
        self.sector = sector
        self.currency = currency
        self.synthetic = synthetic
    }
}

/// A share with its Wilson interval: `positive` of `n`. All figures are absent where the cell is suppressed.
public struct Rate: Codable, Sendable, Hashable {
    public var n: Int?
    public var value: Double?
    public var low: Double?
    public var high: Double?
    /// True where disclosure control withheld the cell.
    public var suppressed: Bool

    public init(n: Int?, value: Double?, low: Double?, high: Double?, suppressed: Bool = false) {
        self.n = n
        self.value = value
        self.low = low
        self.high = high
        self.suppressed = suppressed
    }

    public static let withheld = Rate(n: nil, value: nil, low: nil, high: nil, suppressed: true)
}

/// A figure with its interval and, where it is a mean over repeats, how many.
public struct Estimate: Codable, Sendable, Hashable {
    public var value: Double
    public var low: Double?
    public var high: Double?
    public var sd: Double?
    public var n: Int?

    public init(_ value: Double, low: Double? = nil, high: Double? = nil, sd: Double? = nil, n: Int? = nil) {
        self.value = value
        self.low = low
        self.high = high
        self.sd = sd
        self.n = n
    }
}

/// A claim that the document makes, and whether the findings bear it out. Filled when the document is built.
public struct Check: Codable, Sendable, Hashable {
    public var text: String
    public var position: String
    public var holds: Bool
    public var value: Double?

    public init(text: String, position: String, holds: Bool, value: Double?) {
        self.text = text
        self.position = position
        self.holds = holds
        self.value = value
    }
}

/// What made the run: enough to make it again. No clock, host, user or path of a machine.
public struct Provenance: Codable, Sendable, Hashable {
    public var tool: String
    public var version: String
    public var seed: Int
    public var studyDigest: String
    public var inputs: [InputDigest]
    /// Every setting in force, defaults included, as `key: value` in a fixed order.
    public var parameters: [Parameter]

    public init(
        tool: String, version: String, seed: Int, studyDigest: String, inputs: [InputDigest], parameters: [Parameter]
    ) {
        self.tool = tool
        self.version = version
        self.seed = seed
        self.studyDigest = studyDigest
        self.inputs = inputs
        self.parameters = parameters
    }
}

public struct InputDigest: Codable, Sendable, Hashable {
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
        self.path = path
        self.sha256 = sha256
    }
}

public struct Parameter: Codable, Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

public struct Disclosure: Codable, Sendable, Hashable {
    /// Cells with fewer customers are withheld.
    public var threshold: Int
    /// How many cells were withheld.
    public var suppressed: Int
    /// How many customers are alike in what others may know of them; absent where the study names nothing that they may.
    public var anonymity: [AnonymityFacts]?
    /// Where the study asks for it.
    public var noise: NoisyCounts?

    public init(threshold: Int, suppressed: Int) {
        self.threshold = threshold
        self.suppressed = suppressed
    }
}
