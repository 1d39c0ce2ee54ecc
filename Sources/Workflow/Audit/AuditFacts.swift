import Auditing
import Basics
import Findings
import Foundation
import Statistics

/// The audit's results as findings.
enum AuditFacts {
    /// The names of groups that are no values of the data, in the reader's language; within intersections too.
    static func shown(_ group: String) -> String {
        let parts = group.components(separatedBy: ", ")
        guard parts.count > 1 else { return shownOne(group) }
        return parts.map(shownOne).joined(separator: ", ")
    }

    private static func shownOne(_ group: String) -> String {
        switch group {
        case ProtectedAttribute.notStated: say("not stated")
        case ProtectedAttribute.few: say("groups of few")
        case AgeBands.outside: say("outside the bands")
        case "yes": say("yes")
        case "no": say("no")
        default: group
        }
    }

    static func rate(_ group: GroupComparison) -> GroupRate {
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

    static func rates(_ name: String, _ comparison: OutcomeComparison) -> AttributeRates {
        AttributeRates(
            name: name, reference: shown(comparison.reference), rates: comparison.groups.map(rate),
            chiSquare: comparison.test.statistic, degreesOfFreedom: comparison.test.degreesOfFreedom,
            p: comparison.test.p, verdict: comparison.verdict.rawValue)
    }

    static func excluded(_ groups: [ExcludedFromAudit]) -> [ExcludedGroup] {
        groups.map {
            ExcludedGroup(attribute: $0.attribute, group: shown($0.group), n: $0.count, reason: $0.reason)
        }
    }

    static func size(_ group: GroupSize) -> AuditedGroup {
        AuditedGroup(name: shown(group.group), n: group.count, share: group.share, suppressed: group.isWithheld)
    }
}

extension VerdictCounts {
    init(_ verdicts: some Sequence<String>) {
        self.init()
        for verdict in verdicts { add(verdict) }
    }

    private mutating func add(_ verdict: String) {
        switch verdict {
        case Verdict.pass.rawValue: passes += 1
        case Verdict.concern.rawValue: concerns += 1
        case Verdict.insufficientEvidence.rawValue: insufficient += 1
        default: return
        }
        comparisons += 1
    }

    static func + (first: VerdictCounts, second: VerdictCounts) -> VerdictCounts {
        VerdictCounts(
            comparisons: first.comparisons + second.comparisons, passes: first.passes + second.passes,
            concerns: first.concerns + second.concerns, insufficient: first.insufficient + second.insufficient)
    }

    /// The worst; where nothing was compared, insufficient evidence.
    var verdict: String {
        (concerns > 0 ? Verdict.concern : insufficient > 0 || comparisons == 0 ? .insufficientEvidence : .pass)
            .rawValue
    }
}
