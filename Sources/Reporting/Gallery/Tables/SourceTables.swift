import Basics
import Charts
import Findings

extension GalleryTable {
    static let formats = GalleryTable(name: "formats", summary: "How the files are written, found or declared") {
        findings in
        let known = findings.data.sources.compactMap { source in source.format.map { (source, $0) } }
        guard !known.isEmpty else { return nil }
        return DataTable(
            [
                .text(say("Source")), .text(say("Format")), .number(say("Files")), .text(say("Encoding")),
                .text(say("Delimiter")), .text(say("Decimal mark")), .text(say("Dates")), .text(say("Declared")),
            ],
            rows: known.map { source, format in
                [
                    word(source.name), format.format, CellText.integer(format.files ?? 1), format.encoding ?? "",
                    format.delimiter ?? "", format.decimal ?? "",
                    ((format.dates ?? []) + [format.timeZone].compactMap(\.self)).joined(separator: ", "),
                    format.declared.joined(separator: ", "),
                ]
            }, caption: say("What is not declared was found in the files"))
    }

    static let ids = GalleryTable(name: "ids", summary: "Ids of sources that a table turns into customers") {
        findings in
        guard let ids = findings.data.ids, !ids.isEmpty else { return nil }
        func counts(_ ids: Int?, _ rows: Int?) -> String {
            guard let ids, let rows else { return CellText.withheld }
            return say("\(CellText.integer(ids)) in \(say(rows, "row"))")
        }
        return DataTable(
            [
                .text(say("Source")), .text(say("Table of ids")), .number(say("Different ids")),
                .number(say("Matched")), .number(say("Unmatched")), .number(say("Conflicting")),
                .number(say("Unused")), .number(say("Customers")),
            ],
            rows: ids.map {
                [
                    word($0.source), $0.path, CellText.count($0.ids), counts($0.matched, $0.matchedRows),
                    counts($0.unmatched, $0.unmatchedRows), counts($0.conflicting, $0.conflictingRows),
                    CellText.count($0.unused), CellText.count($0.customers),
                ]
            },
            caption: say(
                "Unmatched ids are not in the table, conflicting ones stand for several customers there: rows of both ",
                "are left out. Unused ones are in the table alone."))
    }

    static let quality = GalleryTable(name: "quality", summary: "What each column that was read looks like") {
        findings in
        guard let quality = findings.data.quality, !quality.columns.isEmpty else { return nil }
        return DataTable(
            [
                .text(say("Source")), .text(say("Column")), .text(say("Kind")), .number(say("Missing")),
                .number(say("Different values")), .number(say("Out of range")), .text(say("Remarks")),
            ],
            rows: quality.columns.map { column in
                [
                    word(column.source), column.name, word(column.kind), missing(column),
                    column.distinct.map { CellText.integer($0) } ?? say("more than 1,000"), outside(column),
                    remarks(column).joined(separator: "; "),
                ]
            }, caption: say("Rows that can be read, before anything is left out"))
    }

    private static func missing(_ column: ColumnQuality) -> String {
        guard let missing = column.missing else { return CellText.withheld }
        return missing == 0 ? "0" : "\(CellText.integer(missing)) (\(CellText.percent(column.missingShare)))"
    }

    private static func outside(_ column: ColumnQuality) -> String {
        guard let low = column.low else { return "" }
        let count = CellText.count(column.outside), from = NumberFormat.significant(low)
        guard let high = column.high else { return say("\(count) (below \(from))") }
        return say("\(count) (\(from) to \(NumberFormat.significant(high)))")
    }

    private static func remarks(_ column: ColumnQuality) -> [String] {
        var remarks: [String] = []
        if let text = column.standIn, let rows = column.standInRows {
            remarks.append(say("\(text) in \(say(rows, "row")): a missing value?"))
        }
        if let rows = column.placeholders { remarks.append(say("a word for “unknown” in \(say(rows, "row"))")) }
        if let text = column.constant {
            remarks.append(
                column.constantShare == 1 ? say("always \(text)") : say("nearly always \(text)"))
        }
        return remarks
    }

    static let unusualDays = GalleryTable(name: "unusual-days", summary: "Days with spikes and gaps") { findings in
        guard let quality = findings.data.quality, !quality.days.isEmpty else { return nil }
        return DataTable(
            [
                .text(say("Source")), .text(say("Day")), .text(say("What")), .number(say("Rows")),
                .number(say("Usual")),
            ],
            rows: quality.days.map { day in
                [
                    word(day.source), day.last.map { say("\(day.day) to \($0)") } ?? day.day, word(day.kind),
                    CellText.count(day.rows),
                    day.usual.map { NumberFormat.integer($0) } ?? CellText.withheld,
                ]
            }, caption: quality.rule)
    }
}
