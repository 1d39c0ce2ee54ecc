import Basics
import Charts
import Findings

extension GalleryTable {
    static let audit = GalleryTable(name: "audit", summary: "Every audited rate, ratio and verdict") { findings in
        guard let audit = findings.audit else { return nil }
        let rows = audit.attributes.flatMap { attribute in
            attribute.segments.flatMap { segment in
                segment.rates.map { row(attribute.name, segment.segmentName, $0) }
            } + (attribute.outcome?.rates ?? []).map { row(attribute.name, attribute.outcome?.name ?? "", $0) }
        }
        let tests = audit.attributes.map { attribute in
            say(
                "\(attribute.name): χ² = \(CellText.score(attribute.chiSquare, digits: 1)), ",
                "df = \(attribute.degreesOfFreedom), p \(probability(attribute.p)), ",
                "Cramér’s V = \(CellText.score(attribute.cramersV))")
        }
        return DataTable(
            [
                .text(say("Attribute")), .text(say("Group")), .text(say("Segment or outcome")),
                .number(say("Rate [95 %]")), .number("n"),
                .number(say("Difference, points [95 %]")), .number(say("Ratio [95 %]")), .text(say("Verdict")),
            ], rows: rows, caption: tests.joined(separator: "; "))
    }

    static let auditExcluded = GalleryTable(
        name: "audit-excluded", summary: "Groups that the audit leaves out and why"
    ) { findings in
        findings.audit.flatMap { audit in
            audit.excluded.isEmpty
                ? nil
                : DataTable(
                    [.text(say("Attribute")), .text(say("Group")), .number("n"), .text(say("Reason"))],
                    rows: audit.excluded.map { [$0.attribute, $0.group, CellText.count($0.n), $0.reason] })
        }
    }

    private static func row(_ attribute: String, _ subject: String, _ rate: GroupRate) -> [String] {
        let cells: [String] =
            if rate.isReference {
                [say("reference"), say("reference"), ""]
            } else if rate.rate.suppressed {
                [CellText.withheld, CellText.withheld, CellText.withheld]
            } else {
                [
                    CellText.points(rate.difference, rate.differenceLow, rate.differenceHigh),
                    CellText.score(rate.ratio, rate.ratioLow, rate.ratioHigh), word(rate.verdict),
                ]
            }
        return [attribute, rate.group, subject, CellText.rate(rate.rate), CellText.size(rate.rate)] + cells
    }

    private static func probability(_ p: Double) -> String {
        p < 0.001 ? "< " + NumberFormat.fixed(0.001, digits: 3) : "= " + NumberFormat.fixed(p, digits: 3)
    }
}
