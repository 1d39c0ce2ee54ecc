import Basics
import Databases
import Tables

extension SampledTable {
    /// A file of one JSON object per line.
    static func jsonLines(path: String, name: String, limit: Int) throws(Diagnostics) -> SampledTable {
        let text = try FileText(path: path, name: name, limit: limit)
        let file = try JSONLines(stored: text.lines, name: name)
        // A list is nothing that a column could hold.
        let names = file.header.filter { !$0.isEmpty && !file.sample(of: $0, rows: 10_000).isEmpty }
        let result = try file.read(names.map { ColumnRequest(name: $0, kind: .category) }, threads: 1)
        return SampledTable(
            path: name, place: .ndjson, columns: sampledColumns(of: result.table), rows: result.table.rowCount,
            isWhole: text.isWhole, estimatedRows: Int(Double(result.rows) * text.factor),
            layout: "one JSON object per line")
    }

    /// The tables of a database. Of a large one some rows all over it.
    static func database(path: String, name: String) throws(Diagnostics) -> [SampledTable] {
        let list = try texts(
            path, name,
            "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite~_%' escape '~' order by name"
        )
        var tables: [SampledTable] = []
        for table in list.first?.levels ?? [] {
            let quoted = "\"" + table.replacing("\"", with: "\"\"") + "\""
            let rows = Int(try texts(path, name, "select count(*) as n from \(quoted)").first?.levels.first ?? "") ?? 0
            guard rows > 0 else { continue }
            let step = rows / sampledRows + 1
            let every = step == 1 ? "" : " where rowid % \(step) = 0"
            // A view has no row numbers.
            var columns = (try? texts(path, name, "select * from \(quoted)\(every)")) ?? []
            if columns.isEmpty { columns = try texts(path, name, "select * from \(quoted) limit \(sampledRows)") }
            tables.append(
                SampledTable(
                    path: name, place: .sqlite(table: table), columns: columns, rows: columns.first?.rows ?? 0,
                    isWhole: step == 1, estimatedRows: rows, layout: "a table of a database"))
        }
        return tables
    }

    private static let sampledRows = 200_000

    private static func texts(_ path: String, _ name: String, _ query: String) throws(Diagnostics) -> [SampledColumn] {
        let source = try SQLiteTable(path: path, name: name, content: .query(query))
        let requests = source.header.map { ColumnRequest(name: $0, kind: .category) }
        return sampledColumns(of: try source.read(requests, threads: 1).table)
    }

    static func sampledColumns(of table: Table) -> [SampledColumn] {
        zip(table.names, table.columns).compactMap { name, column in
            guard case .category(let values) = column else { return nil }
            return SampledColumn(name, values)
        }
    }
}
