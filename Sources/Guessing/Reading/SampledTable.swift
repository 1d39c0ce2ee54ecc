import Basics
import Tables

/// A sample of a table: what a file holds, in whole or in pieces.
public struct SampledTable: Sendable {
    /// Where the rows come from.
    public enum Place: Sendable, Hashable {
        case text(FileForm)
        /// One JSON object per line.
        case ndjson
        case sqlite(table: String)
    }

    /// What a study has to say of a text file.
    public struct FileForm: Sendable, Hashable {
        /// As in `delimiter`; nil where the reader finds it in the header.
        public var delimiter: String?
        /// The names of columns that the file lacks.
        public var header: [String]?
        public var encoding: String?
    }

    /// The file's path from the folder that was looked at.
    public let path: String
    public let place: Place
    public private(set) var columns: [SampledColumn]
    /// Rows of the sample.
    public private(set) var rows: Int
    /// Whether the sample is all there is.
    public private(set) var isWhole: Bool
    /// All rows: counted, or estimated from the size of the sample.
    public private(set) var estimatedRows: Int
    /// What separates columns, in words.
    let layout: String

    /// Further files of the same columns: parts of one table.
    private(set) var parts: [String] = []

    init(
        path: String, place: Place, columns: [SampledColumn], rows: Int, isWhole: Bool, estimatedRows: Int,
        layout: String
    ) {
        self.path = path
        self.place = place
        self.columns = columns
        self.rows = rows
        self.isWhole = isWhole
        self.estimatedRows = estimatedRows
        self.layout = layout
    }

    /// Takes the rows of a further file with the same columns.
    mutating func append(_ part: SampledTable) {
        parts.append(part.path)
        columns = zip(columns, part.columns).map { $0.appending($1) }
        rows += part.rows
        estimatedRows += part.estimatedRows
        isWhole = isWhole && part.isWhole
    }

    subscript(name: String) -> SampledColumn? { columns.first { $0.name == name } }

    /// What a person calls it: the path, and of a database's table its name.
    var shown: String { if case .sqlite(let table) = place { "\(path) \(table)" } else { path } }

    /// Whether a person means this table: by its path, or by its name in a database.
    func isNamed(_ name: String) -> Bool { [path, shown, title].contains(name) }

    /// The file's name without folders and endings, or the table's: `shop/orders.csv.gz` is `orders`.
    var title: String {
        if case .sqlite(let table) = place { return table }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    /// A text file of comma-separated values or the like.
    static func text(path: String, name: String, limit: Int = FileText.limit) throws(Diagnostics) -> SampledTable {
        let text = try FileText(path: path, name: name, limit: limit)
        do {
            return try SampledTable(text, name: name)
        } catch {
            // A piece can begin within a quoted text: the first alone cannot.
            guard !text.isWhole else { throw error }
            return try SampledTable(FileText(path: path, name: name, limit: limit, pieces: 1), name: name)
        }
    }

    private init(_ text: FileText, name: String) throws(Diagnostics) {
        guard let layout = FileLayout(text.lines, encoding: text.encoding) else {
            throw FileText.unreadable(name, "no comma, semicolon, tab, bar or blank divides its lines alike")
        }
        let (bytes, delimiter) = layout.commaSeparated(text.lines)
        let file = try CSVFile(stored: bytes, name: name, delimiter: delimiter)
        let names = file.header.filter { !$0.isEmpty }
        let result = try file.read(names.map { ColumnRequest(name: $0, kind: .category) }, threads: 1)
        self.init(
            path: name,
            place: .text(
                FileForm(
                    delimiter: layout.isFoundInHeader ? nil : layout.delimiter.word, header: layout.names,
                    encoding: layout.encoding)),
            columns: Self.sampledColumns(of: result.table), rows: result.table.rowCount, isWhole: text.isWhole,
            estimatedRows: Int(Double(result.rows) * text.factor),
            layout: "columns separated by \(layout.delimiter.phrase)")
    }
}
