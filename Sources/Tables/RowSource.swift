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

    /// Hands on the wanted columns chunk by chunk, so that a source need not fit into memory; the chunks and their order
    /// don't depend on `threads`. A source that doesn't say how is read whole, as one chunk.
    ///
    /// - Parameters:
    ///   - keys: columns whose cells are wanted as numbers of an index.
    ///   - map: what can be done with a chunk alone; several at a time.
    ///   - body: takes what `map` made and where the chunk's rows stand, one chunk at a time in the source's order.
    /// - Throws: as `read`, but a source without rows gives no chunk.
    func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws
}

/// Rows that follow each other in a source.
public struct RowChunk: Sendable {
    /// The wanted columns of the readable rows; a category has the levels of these rows alone.
    public var table: Table
    /// In the order of the requests.
    public var keys: [KeyColumn] = []
    /// All data rows, readable or not.
    public var rows: Int
    var rejected: [RejectedRow] = []
    var lines: [Int32] = []
}

/// Where the rows of a chunk stand in their source.
public struct RowPlaces: Sendable {
    /// All data rows, readable or not.
    public var rows: Int
    /// One entry per unreadable row, ascending by line.
    public var rejected: [RejectedRow]
    /// Per readable row: the physical line where it starts, from 1.
    public var lines: [Int32]
}

extension RowSource {
    public func guessKind(of column: String) -> ColumnKind { guessKind(of: column, sample: 10_000) }

    public func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws {
        let (chunk, places) = try read(RowChunk.requests(requests, keys), threads: threads).chunk(requests, keys)
        try body(map(chunk), places)
    }
}

extension RowChunk {
    /// The rows at `rows` alone, in that order.
    public func selecting(_ rows: [Int]) -> RowChunk {
        var chunk = self
        chunk.table = table.selecting(rows)
        chunk.keys = keys.map { $0.selecting(rows) }
        chunk.rows -= table.rowCount - rows.count
        if lines.count == table.rowCount { chunk.lines = rows.map { lines[$0] } }
        return chunk
    }

    /// What a source reads that looks up its keys afterwards.
    public static func requests(_ requests: [ColumnRequest], _ keys: [KeyRequest]) -> [ColumnRequest] {
        var all = requests
        for key in keys where !all.contains(where: { $0.name == key.name && $0.kind == .category }) {
            all.append(ColumnRequest(name: key.name, kind: .category))
        }
        return all
    }
}

extension ReadResult {
    /// The rows as a chunk, and where they stand.
    public func chunk(_ requests: [ColumnRequest], _ keys: [KeyRequest]) -> (RowChunk, RowPlaces) {
        let looked = keys.map { key -> KeyColumn in
            guard case .category(let cells)? = table[key.name] else { return KeyColumn(codes: [], unknown: []) }
            return KeyColumn(cells, in: key.index)
        }
        let wanted = requests.compactMap { request in table[request.name].map { (request.name, $0) } }
        return (
            RowChunk(table: Table(rowCount: table.rowCount, columns: wanted), keys: looked, rows: rows),
            RowPlaces(rows: rows, rejected: rejected, lines: lines)
        )
    }
}
