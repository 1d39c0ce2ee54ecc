import Basics
import Charts
import Findings

extension GalleryTable {
    static let impact = GalleryTable(name: "impact", summary: "What the customers of each segment did, with lift") {
        findings in
        findings.impact.segments.isEmpty ? nil : impactTable(findings.impact.segments)
    }

    static func impactTable(_ rows: [SegmentImpact]) -> DataTable {
        DataTable(
            [
                .text(say("Segment")), .text(say("Measure")), .number(say("Rate [95 %]")), .number("n"),
                .number(say("All")),
                .number(say("Lift")),
            ],
            rows: rows.map {
                [
                    $0.segmentName, $0.title, CellText.rate($0.rate), CellText.size($0.rate),
                    CellText.percent($0.overall),
                    $0.rate.suppressed ? CellText.withheld : CellText.score($0.lift),
                ]
            }, caption: say("Rates with Wilson intervals; lift: rate over the rate of all customers"))
    }

    static let campaigns = GalleryTable(name: "campaigns", summary: "Campaign response against control") { findings in
        findings.impact.campaigns.isEmpty ? nil : campaignTable(findings.impact.campaigns)
    }

    static func campaignTable(_ rows: [CampaignImpact]) -> DataTable {
        DataTable(
            [
                .text(say("Campaign")), .text(say("Segment")), .number(say("Addressed [95 %]")), .number("n"),
                .number(say("Control [95 %]")), .number("n"), .number(say("Difference, points [95 %]")),
            ],
            rows: rows.map { row in
                let isWithheld = row.treated.suppressed || row.control.suppressed
                return [
                    row.campaign, Figure.segmentTitle(row), CellText.rate(row.treated), CellText.size(row.treated),
                    CellText.rate(row.control), CellText.size(row.control),
                    isWithheld ? CellText.withheld : CellText.points(row.uplift, row.upliftLow, row.upliftHigh),
                ]
            })
    }

    static let caseStudies = GalleryTable(name: "case-studies", summary: "This study among others") { findings in
        findings.caseStudies.map { studies in
            var table = Figure.table(studies.rows)
            table.caption = say("In brackets: the rule-based baseline on the same customers; for AUC also all features")
            return table
        }
    }
}
