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
        let kinds = Set(parts.filter { !$0.sample(of: column, rows: sample).isEmpty }.map {
            $0.guessKind(of: column, sample: sample)
        })
        return kinds.count == 1 ? kinds.first ?? .category : .category
    }

    public func sample(of column: String, rows: Int) -> [String] {
        let each = max(1, rows / parts.count)
        return parts.flatMap { $0.sample(of: column, rows: each) }
    }

    public func read(_ requests: [ColumnRequest], threads: Int) throws(Diagnostics) -> ReadResult {
        var problems = Diagnostics()
        var results: [ReadResult] = []
        for part in parts {
            do throws(Diagnostics) {
                var result = try part.read(requests, threads: threads)
                for index in result.rejected.indices { result.rejected[index].part = part.name }
                results.append(result)
            } catch {
                // A part without rows is no error as long as another has some.
                problems.append(contentsOf: Diagnostics(error.items.filter { $0.identifier != "csv.no-rows" }))
                if error.items.contains(where: { $0.identifier != "csv.no-rows" }) { continue }
            }
        }
        try problems.throwIfErrors()
        guard let first = results.first else { return try parts[0].read(requests, threads: threads) }
        let columns = first.table.names.indices.map { index in
            (name: first.table.names[index], column: Column.joined(results.map { $0.table.columns[index] }))
        }
        return ReadResult(
            table: Table(rowCount: results.reduce(0) { $0 + $1.table.rowCount }, columns: columns),
            rows: results.reduce(0) { $0 + $1.rows }, rejected: results.flatMap(\.rejected),
            lines: results.flatMap(\.lines))
    }
}

extension Column {
    /// Columns of one kind end to end; levels stay in order of first appearance.
    ///
    /// - Precondition: at least one, all of one kind.
    static func joined(_ columns: [Column]) -> Column {
        precondition(!columns.isEmpty, "nothing to join")
        switch columns[0] {
        case .number:
            return .number(columns.flatMap { column -> [Double] in if case .number(let values) = column { values } else { [] } })
        case .time:
            return .time(columns.flatMap { column -> [Int64] in if case .time(let values) = column { values } else { [] } })
        case .flag:
            return .flag(columns.flatMap { column -> [Int8] in if case .flag(let values) = column { values } else { [] } })
        case .category:
            var levels: [String] = []
            var codeOf: [String: Int32] = [:]
            var codes: [Int32] = []
            for case .category(let part) in columns {
                let translated = part.levels.map { level -> Int32 in
                    if let known = codeOf[level] { return known }
                    let code = Int32(levels.count)
                    codeOf[level] = code
                    levels.append(level)
                    return code
                }
                codes += part.codes.map { $0 < 0 ? -1 : translated[Int($0)] }
            }
            return .category(Categories(codes: codes, levels: levels))
        }
    }
}
