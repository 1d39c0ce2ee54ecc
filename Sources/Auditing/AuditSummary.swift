/// The verdicts over all attributes.
public struct AuditSummary: Sendable, Hashable {
    /// Comparisons of a group with the reference, by verdict.
    public var passes = 0
    public var concerns = 0
    public var insufficient = 0
    public var excluded: [ExcludedFromAudit] = []
    public var withheldCells = 0
    public var worst: WorstComparison?

    public init(_ attributes: [AttributeAudit], rule: VerdictRule) {
        var gaps: [WorstComparison] = []
        for attribute in attributes {
            excluded += attribute.excluded
            withheldCells += attribute.withheldCells
            var subjects = attribute.segments.map { (name: $0.name, groups: $0.groups) }
            if let outcome = attribute.outcome { subjects.append((outcome.name, outcome.groups)) }
            for subject in subjects {
                for group in subject.groups {
                    count(group.verdict)
                    guard group.isAssessed, let ratio = group.ratio else { continue }
                    gaps.append(
                        WorstComparison(
                            attribute: attribute.attribute, group: group.group, subject: subject.name, ratio: ratio,
                            comparisons: 0))
                }
            }
        }
        worst = gaps.first.map { first in gaps.dropFirst().reduce(first) { $1.size > $0.size ? $1 : $0 } }
        worst?.comparisons = gaps.count
    }

    private mutating func count(_ verdict: Verdict?) {
        switch verdict {
        case .pass: passes += 1
        case .concern: concerns += 1
        case .insufficientEvidence: insufficient += 1
        case nil: break
        }
    }
}

/// The comparison whose ratio is farthest from 1, among those with enough customers to be judged and with figures that
/// may be shown.
public struct WorstComparison: Sendable, Hashable {
    public var attribute: String
    public var group: String
    /// The segment's name or the outcome's.
    public var subject: String
    public var ratio: Double
    /// Of how many ratios it is the worst: the more, the more of it is chance.
    public var comparisons: Int

    /// How many times the one rate is the other; ∞ for a ratio of 0.
    fileprivate var size: Double { max(ratio, 1 / ratio) }
}
