public import Basics

/// Several sources of one kind, one after the other, as if they were one. The order of columns may differ.
public struct PartFiles: RowSource {
    public let name: String
    public let parts: [any RowSource]

    /// - Parameter parts: in order; at least one.
    /// - Throws: headers that hold different columns.
    public init(_ parts: [any RowSource], name: String) throws(Diagnostics) {
        precondition(!parts.isEmpty, "no part of '\(name)'")
        self.name = name
        self.parts = parts
        let columns = Set(parts[0].header)
        var problems = Diagnostics()
        for part in parts.dropFirst() {
            let others = Set(part.header)
            guard others != columns else { continue }
            let missing = parts[0].header.filter { !others.contains($0) }
            let added = part.header.filter { !columns.contains($0) }
            let what = [
                missing.isEmpty ? nil : "lacks \(Self.list(missing))", added.isEmpty ? nil : "adds \(Self.list(added))",
            ].compactMap(\.self)
            problems.append(
                Diagnostic(
                    .error, "parts.header", at: SourcePosition(file: part.name),
                    "'\(part.name)' \(what.joined(separator: " and ")), compared with '\(parts[0].name)'",
                    explanation: "Parts of one source hold the same columns, in any order.",
                    suggestion: added.first.flatMap { didYouMean($0, in: missing) }))
        }
        try problems.throwIfErrors()
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        return "column\(names.count == 1 ? "" : "s") \(shown)" + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }

    public var header: [String] { parts[0].header }

    /// Of the parts' digests in their order.
    public var digest: String { Digest.sha256(parts.map(\.digest).joined(separator: "\n")) }

    /// The narrowest kind that all parts look like.
    public func guessKind(of column: String, sample: Int) -> ColumnKind {
        let kinds = Set(
            parts.filter { !$0.sample(of: column, rows: sample).isEmpty }.map {
                $0.guessKind(of: column, sample: sample)
            })
        return kinds.count == 1 ? kinds.first ?? .category : .category
    }

    public func sample(of column: String, rows: Int) -> [String] {
        let each = max(1, rows / parts.count)
        return parts.flatMap { $0.sample(of: column, rows: each) }
    }

    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        try readByScanning(requests, threads: threads)
    }

    /// A part without rows is no error.
    public func scan<Mapped: Sendable>(
        _ requests: [ColumnRequest], keys: [KeyRequest], threads: Int,
        map: @Sendable (RowChunk) throws -> Mapped, body: (Mapped, RowPlaces) throws -> Void
    ) throws {
        for part in parts {
            try part.scan(requests, keys: keys, threads: threads, map: map) { mapped, places in
                var places = places
                for index in places.rejected.indices { places.rejected[index].part = part.name }
                try body(mapped, places)
            }
        }
    }
}

extension RowSource {
    /// `read`, for sources that scan.
    public func readByScanning(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        var table = TableBuilder()
        var rows = 0
        var rejected: [RejectedRow] = []
        var lines: [Int32] = []
        do {
            try scan(requests, keys: [], threads: threads, map: \.table) { part, places in
                table.append(part)
                rows += places.rows
                rejected += places.rejected
                lines += places.lines
            }
        } catch {
            throw error as? Diagnostics ?? failure("source.unreadable", name, "can't read '\(name)': \(error)")
        }
        guard rows > 0 else { throw failure("csv.no-rows", name, "there are columns but no rows") }
        return ReadResult(table: table.table, rows: rows, rejected: rejected, lines: lines)
    }
}
