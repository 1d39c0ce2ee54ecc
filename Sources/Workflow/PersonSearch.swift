import Auditing
import Basics
import Tables

/// Finds the rows of one person in sources of any size: rows stream by, and only theirs are kept.
struct PersonSearch: Sendable {
    /// Their identifiers, as far as they are known.
    private(set) var names: Set<String>
    private let asked: String
    /// Nil: what is asked for can't be a pseudonym.
    private let pseudonyms: Pseudonyms?
    private let threads: Int

    /// - Parameters:
    ///   - customer: as in the data, or a pseudonym.
    ///   - key: of the pseudonyms; nil where there is none.
    init(_ customer: String, key: [UInt8]?, threads: Int) throws(Diagnostics) {
        names = []
        asked = customer
        let isHexadecimal = customer.utf8.count == 16 && customer.allSatisfy(\.isHexDigit)
        pseudonyms = try isHexadecimal ? key.map { key throws(Diagnostics) in try Pseudonyms(key: key) } : nil
        self.threads = threads
    }

    /// Whether an identifier is theirs. Once their name is known, nobody's pseudonym is made any more.
    func isMeant(_ identifier: String) -> Bool {
        if identifier == asked || names.contains(identifier) { return true }
        guard names.isEmpty, let pseudonyms else { return false }
        return pseudonyms.pseudonym(of: identifier) == asked.lowercased()
    }

    /// Their rows with all columns, in the source's order; nil where there are none.
    ///
    /// - Parameters:
    ///   - key: the column that says whose a row is.
    ///   - ids: what they are called there, where a table of ids says so; their own identifiers don't count then.
    mutating func rows(
        of file: any RowSource, key: String, source: String, path: String, ids: Set<String>? = nil
    ) throws -> PersonalRecord.SourceRows? {
        let columns = file.header.filter { !$0.isEmpty }
        let requests = columns.map { ColumnRequest(name: $0, kind: .category) }
        var found: Set<String> = [], rows: [[String]] = []
        let search = self
        try file.scan(
            requests, keys: [], threads: threads,
            map: { chunk in search.theirs(chunk.table, key, ids) },
            body: { theirs, _ in
                found.formUnion(theirs.names)
                rows += theirs.rows
            })
        guard !rows.isEmpty else { return nil }
        if ids == nil { names.formUnion(found) }
        return PersonalRecord.SourceRows(source: source, path: path, columns: columns, rows: rows)
    }

    private func theirs(_ table: Table, _ key: String, _ ids: Set<String>?) -> (names: Set<String>, rows: [[String]]) {
        guard case .category(let cells)? = table[key] else { return ([], []) }
        let isTheirs = cells.levels.map { ids?.contains($0) ?? isMeant($0) }
        guard isTheirs.contains(true) else { return ([], []) }
        let rows = cells.codes.indices.filter { cells.codes[$0] >= 0 && isTheirs[Int(cells.codes[$0])] }
        return (
            Set(rows.compactMap { cells[$0] }),
            rows.map { row in
                table.columns.map { column in
                    if case .category(let values) = column { values[row] ?? "" } else { "" }
                }
            }
        )
    }
}
