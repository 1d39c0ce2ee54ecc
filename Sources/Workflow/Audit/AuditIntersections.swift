import Auditing
import Basics
import Findings
import Statistics

/// The audit of groups that share a group in each of several attributes: what is fair by gender and fair by age can be
/// unfair to young women.
struct AuditIntersections {
    let audit: BiasAudit
    let errors: AuditErrors

    /// - Returns: nil with fewer than two attributes.
    func callAsFunction(
        _ data: AuditedData, _ crossed: [ProtectedAttribute]
    ) throws -> (facts: [IntersectionAudit], withheld: Int)? {
        guard !crossed.isEmpty else { return nil }
        let outcome = data.outcome.map { AuditOutcome(name: $0.name, values: $0.labels) }
        let judged = errors.judged(data)
        let single = judged.map { errors.rates(data.attributes, $0) } ?? []
        var withheld = 0
        let facts = try crossed.map { attribute in
            let found = try audit.audit(
                attribute, segments: data.labels, segmentNames: data.names, outcome: outcome)
            withheld += found.withheldCells
            var gaps = found.segments.flatMap { segment in
                segment.groups.map { IntersectionGap(subject: segment.name, rate: AuditFacts.rate($0)) }
            }
            func add(_ subject: String, _ groups: [GroupComparison]) {
                gaps += groups.map { IntersectionGap(subject: subject, rate: AuditFacts.rate($0)) }
            }
            if let outcome = found.outcome { add(outcome.name, outcome.groups) }
            if let targeting = data.targeting {
                let chosen = try audit.audit(attribute, subject: targeting)
                withheld += chosen.withheldCells
                add(chosen.name, chosen.groups)
            }
            if let judged {
                let rates = errors.rates(crossing: attribute, judged, single: single)
                withheld += rates.withheldCells
                for measured in rates.measures { add(AuditErrors.title(measured.measure), measured.groups) }
            }
            return intersection(attribute, found, gaps)
        }
        return (facts, withheld)
    }

    private func intersection(
        _ attribute: ProtectedAttribute, _ found: AttributeAudit, _ gaps: [IntersectionGap]
    ) -> IntersectionAudit {
        let counts = VerdictCounts(gaps.map(\.rate.verdict))
        let concerns = gaps.filter { $0.rate.verdict == Verdict.concern.rawValue }
        // Nobody in a group, or in its reference, is the widest gap there is; last comes what is withheld.
        func width(_ gap: IntersectionGap) -> Double {
            guard let ratio = gap.rate.ratio else {
                return gap.rate.difference != nil ? .infinity : gap.rate.rate.suppressed ? 0 : 1
            }
            return ratio > 0 ? max(ratio, 1 / ratio) : .infinity
        }
        let order = concerns.indices.sorted { (width(concerns[$1]), $0) < (width(concerns[$0]), $1) }
        return IntersectionAudit(
            name: attribute.name, reference: AuditFacts.shown(found.reference),
            compared: (found.segments.first?.groups.count ?? 0), counts: counts,
            concerns: order.map { concerns[$0] }, excluded: AuditFacts.excluded(found.excluded),
            chiSquare: found.test.statistic, degreesOfFreedom: found.test.degreesOfFreedom, p: found.test.p,
            cramersV: found.cramersV, verdict: counts.verdict)
    }
}
