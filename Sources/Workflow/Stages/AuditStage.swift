import Auditing
import Basics
import Findings
import Statistics
import Tables

/// The bias audit of every protected attribute, and its findings.
struct AuditStage {
    let study: Study

    struct Result: Codable {
        var audit: Audit
        var withheldCells: Int
    }

    /// - Parameter attributes: those of `attributes(_:)`.
    func callAsFunction(
        _ attributes: [ProtectedAttribute], labels: [Int], names: [String], outcome: Outcome?
    ) throws -> Result? {
        guard !attributes.isEmpty else { return nil }
        let rule = VerdictRule(threshold: study.audit.threshold, minimumCount: study.audit.minimumCount)
        let audit = BiasAudit(
            rule: rule,
            references: Dictionary(
                study.audit.reference.map { ($0.attribute, $0.group) }, uniquingKeysWith: { first, _ in first }),
            disclosure: DisclosureControl(threshold: study.audit.minimumCount), seed: UInt64(study.seed))
        let known = outcome.map { AuditOutcome(name: $0.name, values: $0.labels) }
        let audits = try attributes.map {
            try audit.audit($0, segments: labels, segmentNames: names, outcome: known)
        }
        let summary = AuditSummary(audits, rule: rule)
        return Result(
            audit: Audit(
                threshold: rule.threshold, minimumCount: rule.minimumCount, attributes: audits.map(facts),
                excluded: summary.excluded.map {
                    ExcludedGroup(attribute: $0.attribute, group: shown($0.group), n: $0.count, reason: $0.reason)
                }, concerns: summary.concerns, insufficient: summary.insufficient, passes: summary.passes,
                worst: summary.worst.map {
                    WorstGap(
                        attribute: $0.attribute, group: shown($0.group), subject: $0.subject, ratio: $0.ratio,
                        comparisons: $0.comparisons)
                }), withheldCells: summary.withheldCells)
    }

    /// The protected attributes by customer. Needs nothing but what was read, so that what is wrong with them is said
    /// before the long work starts.
    func attributes(_ profile: Table?) throws(Diagnostics) -> [ProtectedAttribute] {
        guard let profile else { return [] }
        var attributes: [ProtectedAttribute] = []
        for declared in study.protected {
            switch (profile[declared.column], declared.bands) {
            case (.number(let values)?, let bands?):
                attributes.append(
                    ProtectedAttribute(
                        name: declared.column, values: values,
                        bands: try AgeBands(parsing: bands, at: declared.position)))
            case (.category(let values)?, nil):
                attributes.append(
                    ProtectedAttribute(name: declared.column, codes: values.codes, levels: values.levels))
            case (.flag(let values)?, nil):
                attributes.append(
                    ProtectedAttribute(name: declared.column, codes: values.map(Int32.init), levels: ["no", "yes"]))
            default: break  // Refused when the sources were opened.
            }
        }
        for reference in study.audit.reference {
            guard let attribute = attributes.first(where: { $0.name == reference.attribute }),
                !attribute.groups.contains(reference.group)
            else { continue }
            throw Diagnostics([
                Diagnostic(
                    "audit.unknown-reference", at: reference.position,
                    "the reference '\(reference.group)' is no group of the protected attribute '\(attribute.name)'",
                    explanation: "The other groups are compared with the reference group.",
                    suggestion: didYouMean(reference.group, in: attribute.groups))
            ])
        }
        return attributes
    }

    private func facts(_ audit: AttributeAudit) -> AuditedAttribute {
        AuditedAttribute(
            name: audit.attribute, reference: shown(audit.reference),
            groups: audit.groups.map {
                AuditedGroup(name: shown($0.group), n: $0.count, share: $0.share, suppressed: $0.isWithheld)
            },
            segments: audit.segments.map {
                SegmentAudit(
                    segment: $0.segment + 1, segmentName: $0.name, rates: $0.groups.map(rate), balance: $0.balance,
                    verdict: $0.verdict.rawValue)
            },
            outcome: audit.outcome.map {
                OutcomeAudit(
                    name: $0.name, rates: $0.groups.map(rate), chiSquare: $0.test.statistic,
                    degreesOfFreedom: $0.test.degreesOfFreedom, p: $0.test.p, verdict: $0.verdict.rawValue)
            }, chiSquare: audit.test.statistic, degreesOfFreedom: audit.test.degreesOfFreedom, p: audit.test.p,
            cramersV: audit.cramersV, verdict: audit.verdict.rawValue)
    }

    /// The names of groups that are no values of the data.
    private func shown(_ group: String) -> String {
        switch group {
        case ProtectedAttribute.notStated: say("not stated")
        case AgeBands.outside: say("outside the bands")
        case "yes": say("yes")
        case "no": say("no")
        default: group
        }
    }

    private func rate(_ group: GroupComparison) -> GroupRate {
        GroupRate(
            group: shown(group.group),
            rate: Rate(
                n: group.total, value: group.rate, low: group.rateInterval?.low, high: group.rateInterval?.high,
                suppressed: group.isWithheld), isReference: group.isReference, difference: group.difference,
            differenceLow: group.differenceInterval?.low, differenceHigh: group.differenceInterval?.high,
            ratio: group.ratio, ratioLow: group.ratioInterval?.low, ratioHigh: group.ratioInterval?.high,
            verdict: group.isReference ? "reference" : group.verdict?.rawValue ?? "not compared",
            residual: group.residual, standsOut: group.standsOut)
    }
}
