import Basics
import Findings
import Tables

/// How a source writes numbers and times: as the study declares, else as its cells show.
struct ColumnFormats {
    private let file: any RowSource
    private let data: DataDeclaration
    private let clock: Clock
    /// Of every number in a text file.
    let decimal: CellFormat.DecimalFormat
    /// Patterns of times in the order in which columns were asked for.
    private(set) var dates: [String] = []

    init(_ file: any RowSource, _ data: DataDeclaration, clock: Clock) {
        self.file = file
        self.data = data
        self.clock = clock
        decimal = data.decimal ?? Self.guessDecimal(file)
    }

    /// A comma where the file's columns are separated otherwise, and a column of it reads with a comma only while none
    /// reads with a point only.
    private static func guessDecimal(_ file: any RowSource) -> CellFormat.DecimalFormat {
        guard let text = file.files.first as? CSVFile, text.delimiter != UInt8(ascii: ",") else { return .standard }
        let samples = file.header.filter { !$0.isEmpty }.map { file.sample(of: $0, rows: sampledRows) }
        let hasPoints = samples.contains { sample in
            CellFormat.guessKind(sample) == .number && sample.contains { $0.contains(".") }
        }
        return !hasPoints && samples.contains(where: CellFormat.needsComma) ? .decimalComma : .standard
    }

    private static let sampledRows = 10_000

    func guessKind(of column: String) -> ColumnKind {
        guard file.files.first is CSVFile else { return file.guessKind(of: column) }
        return CellFormat.guessKind(file.sample(of: column, rows: Self.sampledRows), number: decimal)
    }

    /// How the column's cells are written.
    ///
    /// - Throws: dates whose day and month can't be told apart.
    mutating func format(of column: String, _ kind: ColumnKind, at position: SourcePosition) throws(Diagnostics)
        -> CellFormat
    {
        switch kind {
        case .number: return CellFormat(number: decimal)
        case .time:
            let time = try timeFormat(of: column, at: position)
            if !dates.contains(time.pattern) { dates.append(time.pattern) }
            return CellFormat(time: time)
        case .category, .flag: return .standard
        }
    }

    private func timeFormat(of column: String, at position: SourcePosition) throws(Diagnostics) -> TimeFormat {
        let sample = file.sample(of: column, rows: Self.sampledRows)
        let guess = CellFormat.guessTimes(sample, isTime: true, written: data.clock, clock: clock)
        if var declared = data.dates {
            declared.written = data.clock
            declared.clock = clock
            // A second column may be written as ISO 8601, which is never taken for another.
            if case .format(let found) = guess, found.layout == .yearMonthDay { return found }
            return declared
        }
        switch guess {
        case .format(let format): return format
        case .none: return TimeFormat(written: data.clock, clock: clock)
        case .ambiguous:
            throw Diagnostics([
                Diagnostic(
                    "study.dates", at: position,
                    "the dates of '\(column)' can be read with the day first or the month first",
                    explanation: "In the first 10,000 rows neither number is ever above 12.",
                    suggestion: "declare 'dates: DD/MM/YYYY' or 'dates: MM/DD/YYYY' for this source")
            ])
        }
    }

    // MARK: For the report

    /// What was found and what was declared.
    var facts: SourceFormat {
        let first = file.files.first
        var facts = SourceFormat(format: "SQLite", declared: data.declared)
        if let text = first as? CSVFile {
            facts.format = "CSV"
            facts.encoding = text.encoding.title
            facts.delimiter = data.options.isSeparatedByBlanks ? say("blanks") : Self.word(text.delimiter)
            facts.decimal = decimal.decimal == UInt8(ascii: ",") ? say("comma") : say("point")
        }
        if let text = first as? JSONLines {
            facts.format = "NDJSON"
            facts.encoding = text.encoding.title
        }
        if file.files.count > 1 { facts.files = file.files.count }
        if !dates.isEmpty { facts.dates = dates }
        facts.timeZone = data.clock?.identifier
        return facts
    }

    private static func word(_ delimiter: UInt8) -> String {
        switch delimiter {
        case UInt8(ascii: ","): say("comma")
        case UInt8(ascii: ";"): say("semicolon")
        case UInt8(ascii: "\t"): say("tab")
        default: String(UnicodeScalar(delimiter))
        }
    }
}

extension DataDeclaration {
    /// The keys with which the study says how the file is written.
    fileprivate var declared: [String] {
        [
            ("delimiter", options.delimiter != nil || options.isSeparatedByBlanks), ("header", options.header != nil),
            ("encoding", options.encoding != nil), ("decimal", decimal != nil), ("dates", dates != nil),
            ("time-zone", clock != nil),
        ].filter(\.1).map(\.0)
    }
}
