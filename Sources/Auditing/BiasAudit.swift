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
            names: attribute.groups, sizes: sizes, isWithheld: disclosure.suppress(sizes),
            minimumCount: rule.minimumCount, reference: try reference(of: attribute, sizes: sizes))

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
        let outcomeTable = outcome.map {
            AuditTable(groups: groups, codes: attribute.codes, outcome: $0.values, disclosure: disclosure)
        }
        let outcomeComparison = outcomeTable.map { table in
            let compared = table.comparisons(of: 0, rule: rule)
            let stream = "\(attribute.name) by outcome"
            return OutcomeComparison(
                name: outcome?.name ?? "", groups: compared,
                test: table.independence(seed: seed, stream: stream, shuffles: shuffles).test, verdict: worst(compared))
        }
        let verdicts = comparisons.map(\.verdict) + [outcomeComparison?.verdict].compactMap { $0 }
        return AttributeAudit(
            attribute: attribute.name, reference: groups.referenceName, groups: groups.published, segments: comparisons,
            outcome: outcomeComparison, test: test, cramersV: cramersV,
            verdict: verdicts.max() ?? .insufficientEvidence,
            excluded: groups.excluded(of: attribute.name),
            withheldCells: groups.isWithheld.count { $0 } + table.withheldCount + (outcomeTable?.withheldCount ?? 0))
    }

    /// The worst verdict of a segment or an outcome.
    private func worst(_ groups: [GroupComparison]) -> Verdict {
        groups.compactMap(\.verdict).max() ?? .insufficientEvidence
    }

    private func reference(of attribute: ProtectedAttribute, sizes: [Int]) throws(Diagnostics) -> Int? {
        if let declared = references[attribute.name] {
            if let index = attribute.groups.firstIndex(of: declared) { return index }
            throw Diagnostics([
                Diagnostic(
                    .error, "audit.unknown-reference",
                    "the reference '\(declared)' is no group of the protected attribute '\(attribute.name)'",
                    explanation: "The other groups are compared with the reference group.",
                    suggestion: didYouMean(declared, in: attribute.groups))
            ])
        }
        func isStated(_ group: Int) -> Bool {
            attribute.groups[group] != ProtectedAttribute.notStated && sizes[group] > 0
        }
        return sizes.indices.max { (isStated($0) ? 1 : 0, sizes[$0], -$0) < (isStated($1) ? 1 : 0, sizes[$1], -$1) }
    }
}
