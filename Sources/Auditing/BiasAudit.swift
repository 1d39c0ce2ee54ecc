public import Basics
import Statistics

/// An outcome that the audit looks at beside the segments, such as a purchase or a campaign's answer.
public struct AuditOutcome: Sendable, Hashable {
    public var name: String
    /// One per customer; nil where not known.
    public var values: [Bool?]

    public init(name: String, values: [Bool?]) {
        self.name = name
        self.values = values
    }
}

/// Compares how the groups of a protected attribute are spread over the segments, and their outcomes, with those of a
/// reference group. The verdicts' rule is `VerdictRule`'s; small cells are withheld by `DisclosureControl`.
public struct BiasAudit: Sendable, Hashable {
    public var rule: VerdictRule
    /// The reference group by attribute; elsewhere the largest group is taken, but never "not stated" where another is.
    public var references: [String: String]
    public var disclosure: DisclosureControl
    /// For the permutation tests.
    public var seed: UInt64
    public var shuffles: Int

    public init(
        rule: VerdictRule = VerdictRule(), references: [String: String] = [:],
        disclosure: DisclosureControl = DisclosureControl(), seed: UInt64 = 1, shuffles: Int = 2000
    ) {
        self.rule = rule
        self.references = references
        self.disclosure = disclosure
        self.seed = seed
        self.shuffles = shuffles
    }

    /// Audits one attribute.
    ///
    /// Groups with fewer customers than the rule's minimum count are not compared but listed. A group whose size is
    /// withheld to protect a smaller one is compared, its figures withheld. Where cells are withheld, statistic, p and
    /// Cramér's V are given to two significant digits, so that a cell can't be solved for.
    ///
    /// - Parameters:
    ///   - segments: one per customer, indices into `segmentNames`.
    ///   - outcome: of the same customers.
    /// - Throws: a declared reference that is no group of the attribute.
    public func audit(
        _ attribute: ProtectedAttribute, segments: [Int], segmentNames: [String], outcome: AuditOutcome? = nil
    ) throws(Diagnostics) -> AttributeAudit {
        precondition(segments.count == attribute.codes.count, "attribute and segments are of different customers")
        var sizes = [Int](repeating: 0, count: attribute.groups.count)
        for code in attribute.codes { sizes[code] += 1 }
        let groups = AuditedGroups(
            attribute, sizes: sizes, reference: try reference(of: attribute), rule: rule, disclosure: disclosure)

        let names = segmentNames.indices
        let table = AuditTable(
            groups: groups, codes: attribute.codes, columns: segments, columnCount: names.count,
            population: Array(names),
            disclosure: disclosure)
        let comparisons = table.withResiduals(
            names.map { segment in
                let compared = table.comparisons(of: segment, rule: rule)
                return SegmentComparison(
                    segment: segment, name: segmentNames[segment], groups: compared,
                    balance: table.balance(of: segment), verdict: worst(compared))
            })
        let (test, cramersV) = table.independence(
            seed: seed, stream: "\(attribute.name) by segment", shuffles: shuffles)
        let outcomeComparison = outcome.map { comparison(of: attribute, groups, $0) }
        let verdicts = comparisons.map(\.verdict) + [outcomeComparison?.verdict].compactMap { $0 }
        return AttributeAudit(
            attribute: attribute.name, reference: groups.referenceName, groups: groups.published, segments: comparisons,
            outcome: outcomeComparison, test: test, cramersV: cramersV,
            verdict: verdicts.max() ?? .insufficientEvidence,
            excluded: groups.excluded(of: attribute.name),
            withheldCells: groups.isWithheld.count { $0 } + table.withheldCount
                + (outcomeComparison?.withheldCells ?? 0))
    }

    /// Audits one attribute for one answer of yes or no, such as having been addressed by a campaign.
    ///
    /// - Parameter subject: of the same customers.
    /// - Throws: a declared reference that is no group of the attribute.
    public func audit(_ attribute: ProtectedAttribute, subject: AuditOutcome) throws(Diagnostics) -> OutcomeComparison {
        precondition(subject.values.count == attribute.codes.count, "attribute and answers are of different customers")
        var sizes = [Int](repeating: 0, count: attribute.groups.count)
        for code in attribute.codes { sizes[code] += 1 }
        return comparison(
            of: attribute,
            AuditedGroups(
                attribute, sizes: sizes, reference: try reference(of: attribute), rule: rule, disclosure: disclosure),
            subject)
    }

    private func comparison(
        of attribute: ProtectedAttribute, _ groups: AuditedGroups, _ subject: AuditOutcome
    ) -> OutcomeComparison {
        let table = AuditTable(groups: groups, codes: attribute.codes, outcome: subject.values, disclosure: disclosure)
        let compared = table.comparisons(of: 0, rule: rule)
        return OutcomeComparison(
            name: subject.name, reference: groups.referenceName, groups: compared,
            test: table.independence(seed: seed, stream: "\(attribute.name) by outcome", shuffles: shuffles).test,
            verdict: worst(compared), withheldCells: table.withheldCount)
    }

    /// The worst verdict of a segment or an outcome.
    private func worst(_ groups: [GroupComparison]) -> Verdict {
        groups.compactMap(\.verdict).max() ?? .insufficientEvidence
    }

    /// The group that the study declares; nil where it declares none.
    private func reference(of attribute: ProtectedAttribute) throws(Diagnostics) -> Int? {
        guard let declared = references[attribute.name] else { return nil }
        if let index = attribute.groups.firstIndex(of: declared) { return index }
        throw Diagnostics([
            Diagnostic(
                .error, "audit.unknown-reference",
                "the reference '\(declared)' is no group of the protected attribute '\(attribute.name)'",
                explanation: "The other groups are compared with the reference group.",
                suggestion: didYouMean(declared, in: attribute.groups))
        ])
    }
}
