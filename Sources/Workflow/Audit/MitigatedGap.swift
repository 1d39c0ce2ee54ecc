import Auditing
import Findings

/// The protected attribute whose gap is to be narrowed, and what of it can be judged: the same before and after.
struct MitigatedGap: Sendable {
    let attribute: String
    /// By customer, the number among the groups that are compared; -1 where too few share theirs.
    let groups: [Int]
    /// By customer, where groups that are too small to be compared count as one.
    let allGroups: [Int]
    /// Whom the others are compared with.
    let reference: Int
    /// By group and segment, whether its rate is shown and there are enough customers to judge it.
    let judged: [[Bool]]

    /// Nil where there is no gap, or nobody to compare with.
    init?(_ data: AuditedData, audit: Audit, minimumCount: Int) {
        let k = data.names.count
        guard k > 1, let attribute = Self.widest(data.attributes, audit),
            let audited = audit.attributes.first(where: { $0.name == attribute.name })
        else { return nil }
        let sizes = attribute.groups.indices.map { group in attribute.codes.count { $0 == group } }
        let compared = sizes.indices.filter { sizes[$0] >= minimumCount }
        let rates = audited.segments.map(\.rates)
        guard compared.count > 1, rates.count == k,
            let reference = compared.firstIndex(where: {
                AuditFacts.shown(attribute.groups[$0]) == audited.reference
            })
        else { return nil }
        let places = Dictionary(uniqueKeysWithValues: compared.enumerated().map { ($1, $0) })
        let shares = (0..<k).map { segment in
            Double(data.labels.count { $0 == segment }) / Double(data.labels.count)
        }
        self.attribute = attribute.name
        self.reference = reference
        groups = attribute.codes.map { places[$0] ?? -1 }
        allGroups = groups.map { $0 < 0 ? compared.count : $0 }
        judged = compared.map { group in
            let name = AuditFacts.shown(attribute.groups[group])
            return (0..<k).map { segment in
                let isShown = rates[segment].contains { $0.group == name && !$0.rate.suppressed }
                return isShown
                    && Double(sizes[group]) * min(shares[segment], 1 - shares[segment]) >= Double(minimumCount)
            }
        }
    }

    /// The attribute of the widest gap in the segments that can be judged.
    private static func widest(_ attributes: [ProtectedAttribute], _ audit: Audit) -> ProtectedAttribute? {
        let widths = audit.attributes.map { attribute in
            attribute.segments.flatMap(\.rates).compactMap(\.ratio).filter { $0 > 0 }.map { max($0, 1 / $0) }.max() ?? 0
        }
        guard let widest = widths.indices.max(by: { (widths[$0], $1) < (widths[$1], $0) }), widths[widest] > 0
        else { return nil }
        return attributes.first { $0.name == audit.attributes[widest].name }
    }
}
