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
            title: title(rows, "share"),
            caption:
                "Share of each group in a segment. The widest of \(rows.count) gaps overstates: part of it is chance.")
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
            title: title(rows, "outcome"), caption: "Rate of the outcome in each group.")
    }

    private static func bounded(_ threshold: Double) -> Double {
        threshold > 0 && threshold < 1 ? threshold : 0.8
    }

    private static func title(_ rows: [AuditForest.Row], _ noun: String) -> String {
        let concerns = rows.filter { $0.verdict == "concern" }
        let withheld = rows.count(where: \.isWithheld)
        let unknown = rows.count { !$0.isWithheld && $0.verdict != "concern" && $0.verdict != "pass" }
        let rest =
            (unknown > 0 ? "; \(unknown) cannot be judged" : "")
            + (withheld > 0 ? "; \(withheld) withheld" : "")
        guard let widest = concerns.sortedDescending(by: \.width).first, let ratio = widest.rate.ratio else {
            return "None of the shown among \(CellText.plural(rows.count, "\(noun) gap")) is a concern\(rest)"
        }
        let verb = concerns.count == 1 ? "is a concern" : "are concerns"
        return "\(concerns.count) of \(CellText.plural(rows.count, "\(noun) gap")) \(verb), the widest "
            + "\(CellText.score(ratio)) (\(widest.rate.group), \(widest.subject))\(rest)"
    }
}
