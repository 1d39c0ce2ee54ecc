import Auditing
import Findings
import GRDB

/// Takes from a result what would describe fewer customers than the threshold, and what would give it away.
///
/// A row of too few customers is left out whole: what it is grouped by might be one customer's own. A figure whose check
/// failed is withheld in its row. Where a line of the result (rows alike in all they are grouped by but one column) lacks
/// one row or figure only, a reader who knows the line's total could subtract; so another one goes with it, of the fewest
/// customers first, until two are gone that together count enough.
struct ResultDisclosure {
    let plan: QueryPlan
    let threshold: Int

    func callAsFunction(_ rows: [[DatabaseValue]], sql: String) -> QueryResult {
        let counts = rows.map { Int.fromDatabaseValue($0[plan.customers]) ?? 0 }
        // A row of nobody (all that is counted is missing) tells of nobody.
        var isGone = suppressedAsTable(rows, counts) ?? counts.map { $0 < threshold && $0 > 0 }
        let lines = lines(rows)
        protect(lines, counts, &isGone)
        var withheld: [WithheldFigure] = []
        var shown = rows.indices.filter { !isGone[$0] }.map { rows[$0] }
        let kept = rows.indices.filter { !isGone[$0] }
        for (place, column) in plan.columns.enumerated() where !column.checks.isEmpty {
            var isHidden = rows.indices.map { row in
                isGone[row] || column.checks.contains { Int.fromDatabaseValue(rows[row][$0]) == 0 }
            }
            protect(lines, counts, &isHidden)
            for (row, index) in kept.enumerated() where isHidden[index] {
                shown[row][place] = .null
                withheld.append(WithheldFigure(row: row, column: column.name))
            }
        }
        return QueryResult(
            sql: sql,
            columns: plan.columns.enumerated().map { place, column in
                QueryResult.Column(name: column.name, type: Self.type(shown.map { $0[place] }))
            },
            rows: shown.map { row in
                Dictionary(
                    uniqueKeysWithValues: plan.columns.enumerated().map { ($1.name, Self.value(row[$0])) })
            }, suppressed: rows.count - kept.count,
            withheld: withheld.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
    }

    /// Rows by one or two keys are a list or a table: the rule of the report's own takes the same cells from it, so that
    /// the one doesn't show what the other withholds. Nil for other results, and for those too large to be worth it.
    private func suppressedAsTable(_ rows: [[DatabaseValue]], _ counts: [Int]) -> [Bool]? {
        let keys = plan.columns.indices.filter { plan.columns[$0].isKey }
        guard (1...2).contains(keys.count), !rows.isEmpty else { return nil }
        func places(_ key: Int) -> [DatabaseValue: Int] {
            var places: [DatabaseValue: Int] = [:]
            for row in rows where places[row[key]] == nil { places[row[key]] = places.count }
            return places
        }
        let first = places(keys[0]), second = keys.count > 1 ? places(keys[1]) : [:]
        let width = max(1, second.count)
        guard first.count * width <= Self.largestTable else { return nil }
        var table = [[Int]](repeating: [Int](repeating: 0, count: width), count: first.count)
        func place(_ row: [DatabaseValue]) -> (row: Int, column: Int) {
            (first[row[keys[0]]] ?? 0, keys.count > 1 ? second[row[keys[1]]] ?? 0 : 0)
        }
        for (row, count) in zip(rows, counts) { table[place(row).row][place(row).column] += count }
        let control = DisclosureControl(threshold: threshold)
        func hidden(_ totals: [Int]) -> Set<Int> {
            let mask = control.suppress(totals)
            return Set(mask.indices.filter { mask[$0] })
        }
        let mask =
            keys.count == 1
            ? control.suppress(table.map { $0[0] }).map { [$0] }
            : control.suppress(
                table, withheldRowTotals: hidden(table.map { $0.reduce(0, +) }),
                withheldColumnTotals: hidden((0..<width).map { column in table.reduce(0) { $0 + $1[column] } }))
        return zip(rows, counts).map { row, count in
            count > 0 && (count < threshold || mask[place(row).row][place(row).column])
        }
    }

    private static let largestTable = 400

    /// Rows that differ in one key only, for every key; all rows where there is one key or none.
    private func lines(_ rows: [[DatabaseValue]]) -> [[Int]] {
        let keys = plan.columns.indices.filter { plan.columns[$0].isKey }
        guard keys.count > 1 else { return [Array(rows.indices)] }
        return keys.flatMap { free in
            var places: [[DatabaseValue]: Int] = [:]
            var lines: [[Int]] = []
            for row in rows.indices {
                let rest = keys.filter { $0 != free }.map { rows[row][$0] }
                if let place = places[rest] {
                    lines[place].append(row)
                } else {
                    places[rest] = lines.count
                    lines.append([row])
                }
            }
            return lines
        }
    }

    private func protect(_ lines: [[Int]], _ counts: [Int], _ isHidden: inout [Bool]) {
        var grew = true
        while grew {
            grew = false
            for line in lines where line.count > 1 {
                let hidden = line.filter { isHidden[$0] }
                guard !hidden.isEmpty, hidden.count < 2 || hidden.reduce(0, { $0 + counts[$1] }) < threshold,
                    let next = line.filter({ !isHidden[$0] && counts[$0] > 0 }).min(by: {
                        (counts[$0], $0) < (counts[$1], $1)
                    })
                else { continue }
                isHidden[next] = true
                grew = true
            }
        }
    }

    private static func value(_ value: DatabaseValue) -> Value {
        switch value.storage {
        case .null, .blob: .null
        case .int64(let number): .number(Double(number))
        case .double(let number): number.isFinite ? .number(number) : .null
        case .string(let text): .string(text)
        }
    }

    private static func type(_ values: [DatabaseValue]) -> String {
        var types: Set<String> = []
        for value in values {
            switch value.storage {
            case .null, .blob: continue
            case .int64: types.insert("integer")
            case .double: types.insert("real")
            case .string: types.insert("text")
            }
        }
        return types.contains("text") ? "text" : types.contains("real") ? "real" : types.first ?? "null"
    }
}
