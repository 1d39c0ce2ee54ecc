import Basics
import CommonMark
import Findings

/// The lines above and below the title: what the report is about and what it is worth.
struct PageHead: Sendable {
    struct Chip: Sendable, Hashable {
        /// `ok`, `bad`, `unk` or `plain`: also the CSS class.
        var style: String
        var text: String
    }

    var kicker: String
    var chips: [Chip]

    init(_ findings: Findings, title: String, checks: [Check]) {
        let name = findings.study.name == title ? nil : findings.study.name
        let date = findings.study.asOf.map { say("as of \(Formatter.date($0))") }
        kicker = [say("Audience segmentation"), name, date].compactMap { $0 }.joined(separator: " · ")
        chips = [Self.verdict(findings.segmentation)]
        if let audit = findings.audit { chips += Self.audit(audit) }
        if findings.study.synthetic {
            chips.append(Chip(style: "plain", text: say("Synthetic data: no person stands behind it")))
        }
        let broken = checks.count { !$0.holds }
        if broken > 0 {
            chips.append(
                Chip(
                    style: "bad",
                    text: say(
                        plural: broken, one: "\(counted(broken, "claim")) of the text no longer holds",
                        other: "\(counted(broken, "claim")) of the text no longer hold")))
        }
    }

    private static func verdict(_ segmentation: Segmentation) -> Chip {
        let global = segmentation.stability.global
        func score(_ value: Double) -> String { NumberFormat.fixed(value, digits: 2) }
        let stability = say("stability \(score(global.mean)) [\(score(global.low)), \(score(global.high))]")
        switch segmentation.verdict.kind {
        case "natural":
            return Chip(style: "ok", text: say("Natural: silhouette \(score(segmentation.silhouette)), \(stability)"))
        case "reproducible": return Chip(style: "ok", text: say("Reproducible: \(stability)"))
        case "constructive": return Chip(style: "unk", text: say("Constructive, a cut of a continuum: \(stability)"))
        default: return Chip(style: "plain", text: "\(singleLine(segmentation.verdict.kind)): \(stability)")
        }
    }

    private static func audit(_ audit: Audit) -> [Chip] {
        // Of every question: whoever reads no further must not take a pass of one for a pass of all.
        let concerns = audit.totals?.concerns ?? audit.concerns
        let insufficient = audit.totals?.insufficient ?? audit.insufficient
        var chips = [
            concerns > 0
                ? Chip(style: "bad", text: say("Bias audit: \(counted(concerns, "concern"))"))
                : Chip(
                    style: audit.totals?.passes ?? audit.passes > 0 ? "ok" : "unk",
                    text: say("Bias audit: no concern found"))
        ]
        if insufficient > 0 {
            chips.append(
                Chip(style: "unk", text: say("\(counted(insufficient, "comparison")) of the audit: too few people")))
        }
        return chips
    }
}
