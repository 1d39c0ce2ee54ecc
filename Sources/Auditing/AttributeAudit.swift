public import Statistics

/// How the groups of one protected attribute are spread over the segments, and what became of them.
///
/// Figures that disclosure control withholds are nil here already: nothing downstream can print them by mistake.
public struct AttributeAudit: Sendable, Hashable {
    public var attribute: String
    /// The group that others are compared with.
    public var reference: String
    /// All groups, in the attribute's order.
    public var groups: [GroupSize]
    public var segments: [SegmentComparison]
    public var outcome: OutcomeComparison?
    /// Independence of segment and attribute among the groups compared.
    public var test: IndependenceTest
    /// Bias-corrected, of the same table.
    public var cramersV: Double
    /// The worst of the segments and the outcome.
    public var verdict: Verdict
    public var excluded: [ExcludedFromAudit]
    /// How many group sizes and table cells are withheld.
    public var withheldCells: Int
}

public struct GroupSize: Sendable, Hashable {
    public var group: String
    /// Nil where withheld, as is the share.
    public var count: Int?
    /// Of all customers.
    public var share: Double?

    public var isWithheld: Bool { count == nil }
}

/// Who is in one segment.
public struct SegmentComparison: Sendable, Hashable {
    public var segment: Int
    public var name: String
    public var groups: [GroupComparison]
    /// The smallest, over the groups compared, of share here / share overall and its inverse; 1 is perfect balance
    /// (Bera et al. 2019). Nil where a count it needs is withheld or the segment is empty.
    public var balance: Double?
    /// The worst of its groups; insufficient evidence where there is nothing to compare.
    public var verdict: Verdict
}

/// Who had the outcome, among the customers whose outcome is known.
public struct OutcomeComparison: Sendable, Hashable {
    public var name: String
    public var reference: String
    public var groups: [GroupComparison]
    /// Independence of outcome and attribute.
    public var test: IndependenceTest
    public var verdict: Verdict
    public var withheldCells: Int
}

/// P(in the segment, or outcome | group), against the reference group. Nil figures are withheld, or not defined.
public struct GroupComparison: Sendable, Hashable {
    public var group: String
    public var isReference: Bool
    /// The customers the rate is of.
    public var total: Int?
    public var rate: Double?
    /// Wilson.
    public var rateInterval: ConfidenceInterval?
    public var difference: Double?
    /// Newcombe.
    public var differenceInterval: ConfidenceInterval?
    /// Nil where the reference's rate is 0.
    public var ratio: Double?
    /// Katz log; finite, as it is given only with the ratio.
    public var ratioInterval: ConfidenceInterval?
    /// Nil for the reference itself. Kept where figures are withheld only if it is a concern: a pass that nobody can
    /// check is no pass.
    public var verdict: Verdict?
    /// Whether the counts are large enough for a gap to be judged (see `VerdictRule`). False for the reference.
    public var isAssessed: Bool
    /// Whether the rate is withheld.
    public var isWithheld: Bool
    /// Adjusted standardised residual of the group in the segment; nil where withheld, and for outcomes.
    public var residual: Double?
    /// Whether the residual stands out among those of the attribute.
    public var standsOut: Bool?
}

/// A group that is not compared, or whose figures are withheld throughout.
public struct ExcludedFromAudit: Sendable, Hashable {
    public var attribute: String
    public var group: String
    /// Nil where the count itself is withheld.
    public var count: Int?
    public var reason: String
}
