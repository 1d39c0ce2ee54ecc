import Basics
import Charts
import Findings

extension Figure {
    static let audit = Figure(
        name: "audit", summary: "Who is in which segment: ratios between groups of protected attributes"
    ) { findings in
        guard let audit = findings.audit else { return nil }
        let rows = audit.attributes.flatMap { attribute in
            attribute.segments.flatMap { segment in
                segment.rates.filter { !$0.isReference }.map {
                    AuditForest.Row(
                        attribute: attribute.name, reference: attribute.reference, subject: segment.segmentName,
                        rate: $0)
                }
            }
        }
        return AuditForest(rows: rows, threshold: bounded(audit.threshold)).chart(
            title: title(rows, CellText.plural(rows.count, "share gap")),
            caption:
                say(
                    "Share of each group in a segment. The widest of \(rows.count) gaps overstates: part of it is chance."
                ))
    }

    static let auditOutcome = Figure(
        name: "audit-outcome", summary: "Whose outcome is better: ratios between groups of protected attributes"
    ) { findings in
        guard let audit = findings.audit else { return nil }
        let rows = audit.attributes.flatMap { attribute in
            (attribute.outcome?.rates ?? []).filter { !$0.isReference }.map {
                AuditForest.Row(
                    attribute: attribute.name, reference: attribute.reference, subject: attribute.outcome?.name ?? "",
                    rate: $0)
            }
        }
        guard audit.attributes.contains(where: { $0.outcome != nil }) else { return nil }
        return AuditForest(rows: rows, threshold: bounded(audit.threshold)).chart(
            title: title(rows, CellText.plural(rows.count, "outcome gap")),
            caption: say("Rate of the outcome in each group."))
    }

    static let auditErrors = Figure(
        name: "audit-errors", summary: "For whom the outcome's model errs: ratios of error rates between groups"
    ) { findings in
        guard let audit = findings.audit, let errors = audit.errors else { return nil }
        let rows = errors.attributes.flatMap { attribute in
            attribute.measures.flatMap { measure in
                measure.rates.filter { !$0.isReference }.map {
                    AuditForest.Row(
                        attribute: attribute.name, reference: attribute.reference,
                        subject: shortTitle(measure.measure), rate: $0)
                }
            }
        }
        return AuditForest(rows: rows, threshold: bounded(audit.threshold)).chart(
            title: title(rows, CellText.plural(rows.count, "error gap")),
            caption: say("Rates of a model's choice in each group, on customers that it had not seen."))
    }

    private static func shortTitle(_ measure: String) -> String {
        switch measure {
        case "truePositiveRate": say("true positive rate")
        case "falsePositiveRate": say("false positive rate")
        case "precision": say("precision")
        default: say("selection rate")
        }
    }

    private static func bounded(_ threshold: Double) -> Double {
        threshold > 0 && threshold < 1 ? threshold : 0.8
    }

    private static func title(_ rows: [AuditForest.Row], _ gaps: String) -> String {
        let concerns = rows.filter { $0.verdict == "concern" }
        let withheld = rows.count(where: \.isWithheld)
        let unknown = rows.count { !$0.isWithheld && $0.verdict != "concern" && $0.verdict != "pass" }
        let rest =
            (unknown > 0 ? say("; \(unknown) cannot be judged") : "")
            + (withheld > 0 ? say("; \(withheld) withheld") : "")
        guard let widest = concerns.sortedDescending(by: \.width).first, let ratio = widest.rate.ratio else {
            return say("None of the shown among \(gaps) is a concern\(rest)")
        }
        let (size, place) = (CellText.score(ratio), "\(widest.rate.group), \(widest.subject)")
        return say(
            plural: concerns.count,
            one: "\(concerns.count) of \(gaps) is a concern, the widest \(size) (\(place))\(rest)",
            other: "\(concerns.count) of \(gaps) are concerns, the widest \(size) (\(place))\(rest)")
    }
}
