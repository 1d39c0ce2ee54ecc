import Basics
import Charts
import Findings

extension GalleryTable {
    static let choices = GalleryTable(name: "choices", summary: "Who forbade the use of their data, and when") {
        findings in
        guard let choices = findings.privacy?.choices, !choices.isEmpty else { return nil }
        return DataTable(
            [
                .text(say("Choice")), .number(say("Customers asked")), .number(say("Forbade the use")),
                .number(say("Left out by this step")), .number(say("Forbade it since the cut-off")),
            ],
            rows: choices.map {
                [
                    title(ofChoice: $0.kind), CellText.integer($0.asked), CellText.count($0.forbade),
                    CellText.count($0.leftOut), CellText.count($0.forbadeLater),
                ]
            },
            caption: say(
                "Consent forbids where there is none. Whoever an earlier step left out is not counted again by a later ",
                "one."))
    }

    private static func title(ofChoice kind: String) -> String {
        switch kind {
        case "consent": say("Consent (GDPR, article 7)")
        case "objection": say("Objection (GDPR, article 21)")
        default: say("Opt-out of selling and sharing (CCPA, section 1798.120)")
        }
    }

    static let columnUse = GalleryTable(name: "column-use", summary: "Which columns of each source are used") {
        findings in
        guard let columns = findings.privacy?.columns, !columns.isEmpty else { return nil }
        return DataTable(
            [
                .text(say("Source")), .number(say("Columns")), .number(say("Used")), .text(say("Columns used")),
                .text(say("Unused, though they speak of persons")),
            ],
            rows: columns.map {
                [
                    "\(word($0.source)) (\($0.path))", CellText.integer($0.available), CellText.integer($0.used.count),
                    $0.used.joined(separator: ", "),
                    $0.unusedPersonal.isEmpty ? "–" : $0.unusedPersonal.joined(separator: ", "),
                ]
            })
    }

    static let processingRecord = GalleryTable(
        name: "processing-record", summary: "The record of processing activities"
    ) { findings in
        guard let record = findings.privacy?.record, !record.isEmpty else { return nil }
        return DataTable(
            [.text(say("Entry")), .text(say("Article")), .text(say("What the study and the run say"))],
            rows: record.map { [$0.item, $0.article, $0.text ?? say("not declared")] })
    }
}
