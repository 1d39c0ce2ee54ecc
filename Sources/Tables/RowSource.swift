public import Basics

/// Rows of named columns, whatever holds them: a file of one format or another, part files, a table of a database.
public protocol RowSource: Sendable {
    /// The path (or what else names the source) as the user wrote it.
    var name: String { get }
    /// The columns' names in the source's order, unique but for empty ones.
    var header: [String] { get }
    /// SHA-256 of what the source holds.
    var digest: String { get }

    /// Up to `rows` cells of a column that aren't empty, as texts, from the source's beginning.
    func sample(of column: String, rows: Int) -> [String]

    /// What the first `sample` rows of a column look like.
    func guessKind(of column: String, sample: Int) -> ColumnKind

    /// Reads the wanted columns; the result doesn't depend on `threads`.
    ///
    /// - Throws: all missing columns at once; a source without rows; what makes the source as a whole unreadable.
    func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult
}

extension RowSource {
    public func guessKind(of column: String) -> ColumnKind { guessKind(of: column, sample: 10_000) }
}

extension CSVFile: RowSource {}
