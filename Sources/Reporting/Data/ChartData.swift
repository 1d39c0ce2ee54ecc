import Basics
import Charts
import Findings

/// Data to draw or to show, from whichever place: a query's result, a table of the gallery, a list of the findings.
struct ChartData: Sendable {
    var name: String
    var columns: [DataColumn]

    var rows: Int { columns.first?.values.count ?? 0 }

    func column(_ name: String) -> DataColumn? {
        if let column = columns.first(where: { DataColumn.isSame($0.name, name) }) { return column }
        let titles = Self.translations(ofTitle: name)
        return columns.first { column in titles.contains { DataColumn.isSame(column.name, $0) } }
    }

    /// Documents name the columns of the gallery's tables in English, whatever the language of the report is.
    private static func translations(ofTitle name: String) -> [String] {
        let ends = [(" low", say(" low")), (" high", say(" high")), ("", "")]
        return ends.filter { name.lowercased().hasSuffix($0.0) }.flatMap { end -> [String] in
            let title = String(name.dropLast(end.0.count))
            return Language.current.phrases.filter { DataColumn.isSame(Self.withoutInterval($0.key), title) }
                .map { Self.withoutInterval($0.value) + end.1 }
        }
    }

    /// `Share [95 %]` → `Share`
    private static func withoutInterval(_ title: String) -> String { title.prefix { $0 != "[" }.trimmed }

    init(_ name: String, _ result: QueryResult, _ findings: Findings) {
        self.name = name
        currency = findings.study.currency
        columns = result.columns.map { column in
            let values = result.rows.map { row -> Value? in row[column.name].flatMap { $0 == .null ? nil : $0 } }
            let withheld = result.withheld.filter { $0.column == column.name }.map(\.row)
            return DataColumn(name: column.name, values: values, withheld: Set(withheld))
                .recognised(in: findings)
        }
    }

    /// The texts of a table, read back as numbers where they are.
    init(_ name: String, _ table: DataTable, _ findings: Findings) {
        self.name = name
        currency = findings.study.currency
        columns = table.columns.enumerated().flatMap { index, column -> [DataColumn] in
            let cells = table.rows.map { $0.indices.contains(index) ? $0[index] : "" }
            guard column.isNumeric else {
                return [DataColumn(name: column.title, values: cells.map { .string($0) }).recognised(in: findings)]
            }
            let figures = cells.map(FigureText.init)
            let isPercent = figures.contains(where: \.isPercent)
            let title = Self.withoutInterval(column.title)
            func part(_ suffix: String, _ value: (FigureText) -> Double?) -> DataColumn {
                DataColumn(
                    name: title + suffix, values: figures.map { value($0).map { .number($0) } },
                    withheld: Set(cells.indices.filter { cells[$0] == CellText.withheld }),
                    format: isPercent ? Formatter(name: .percent) : nil)
            }
            let hasInterval = figures.contains { $0.low != nil }
            return [part("", \.value)] + (hasInterval ? [part(say(" low"), \.low), part(say(" high"), \.high)] : [])
        }
    }

    /// - Parameter rows: the values of each element, one per column.
    init(_ name: String, _ labels: [LabelledValue], _ rows: [[Value?]], _ findings: Findings) {
        self.name = name
        currency = findings.study.currency
        columns = labels.enumerated().map { index, label in
            let values = rows.map { row -> Value? in
                guard case .object(let members)? = row[index] else { return row[index] }
                return ["value", "mean", "f1"].lazy.compactMap { members[$0] }.first
            }
            var column = DataColumn(name: label.label, values: values, format: label.value.formatter)
            if label.value.formatter?.name == .segment { column.segments = Self.segments(findings) }
            return column.recognised(in: findings)
        }
    }

    fileprivate static func segments(_ findings: Findings) -> [Int: String] {
        Dictionary(findings.segments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter formats: by column, in lower case.
    func table(formats: [String: Formatter]) -> DataTable {
        let chosen = columns.map { column in formats.first { DataColumn.isSame($0.key, column.name) }?.value }
        return DataTable(
            columns.map { DataTable.Column($0.title, isNumeric: $0.isNumeric) },
            rows: (0..<rows).map { row in
                zip(columns, chosen).map { $0.text(row, $1, currency: currency) }
            })
    }

    /// Of the study, for amounts of money.
    var currency: String?

    /// What a reader must know of rows and figures that aren't there.
    static func note(_ result: QueryResult, _ threshold: Int) -> String? {
        let few = say("fewer than \(threshold) customers")
        let suppressed = CellText.plural(result.suppressed, "row")
        let rows =
            result.suppressed == 0
            ? nil
            : say(
                plural: result.suppressed,
                one: "\(suppressed) of \(few), or from which such a row could be worked out, is withheld.",
                other: "\(suppressed) of \(few), or from which such a row could be worked out, are withheld.")
        let figures =
            result.withheld.isEmpty
            ? nil : say("Withheld figures would say too much about \(few), or let it be worked out.")
        let notes = [rows, figures].compactMap { $0 }
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }
}

extension DataColumn {
    /// A column `segment` of numbers, or of names of segments, is one of segments.
    fileprivate func recognised(in findings: Findings) -> DataColumn {
        var column = self
        let segments = ChartData.segments(findings)
        let known = values.compactMap { $0 }
        let isNumbers =
            DataColumn.isSame(name, "segment")
            && known.allSatisfy { value in
                value.number.flatMap { Int(exactly: $0) }.map { segments[$0] != nil } ?? false
            }
        let isNames = known.allSatisfy { $0.string.map { segments.values.contains($0) } ?? false }
        if !known.isEmpty, isNumbers || isNames { column.segments = segments }
        return column
    }
}
