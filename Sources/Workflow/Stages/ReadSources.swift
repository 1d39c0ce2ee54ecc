import Basics
import Findings
import Tables

/// The rows of an event source that survived the funnel, and whose they are.
struct Events {
    var table: Table
    /// Index into `SourceData.customers` of each row.
    var customer: [Int32]
    var time: [Int64]
    var amount: [Double]?

    /// Rows strictly before the cut-off, and those from it on.
    func split(at asOf: Int64) -> (before: Events, after: Events) {
        let isBefore = time.map { $0 < asOf }
        return (selecting(isBefore, true), selecting(isBefore, false))
    }

    private func selecting(_ mask: [Bool], _ side: Bool) -> Events {
        let rows = mask.indices.filter { mask[$0] == side }
        return Events(
            table: table.selecting(rows), customer: rows.map { customer[$0] }, time: rows.map { time[$0] },
            amount: amount.map { amount in rows.map { amount[$0] } })
    }
}

/// Everything that was read, cleaned and counted.
struct SourceData {
    /// The customers' ids, in the order of the customers table, or sorted where there is none.
    var customers: [String] = []
    /// One row per customer; nil where the study has no customers table.
    var profile: Table?
    var profileColumns: [DeclaredColumn] = []
    /// The customers table before consent was asked for, and who consented; nil where it wasn't.
    var beforeConsent: (profile: Table, consented: [Bool])?
    var events: [SourceKind: Events] = [:]
    var asOf: Int64?
    var facts: [SourceFacts] = []
    var funnel: [FunnelStep] = []
    var alerts: [Alert] = []
    var rejected: [RejectedCell] = []
}

/// A line of `rejected.csv`.
public struct RejectedCell: Sendable, Hashable, Codable {
    public var source: String
    public var line: Int
    public var column: String
    public var reason: String
}

/// Reads every source, runs its filters and finds the customers.
struct ReadSources {
    let study: Study
    let threads: Int
    let progress: any ProgressReporter

    func callAsFunction(_ sources: [OpenSource]) throws -> SourceData {
        var data = SourceData()
        var tables: [(source: OpenSource, result: ReadResult)] = []
        for source in sources {
            let result = try progress.stage("Read \(source.declaration.kind.rawValue)", rows: { $0.rows }) {
                try source.file.read(source.requests, threads: threads)
            }
            data.rejected += result.rejected.map {
                RejectedCell(
                    source: source.declaration.kind.rawValue, line: $0.line, column: $0.column, reason: $0.reason)
            }
            try checkRejected(result, source)
            tables.append((source, result))
            data.facts.append(
                SourceFacts(
                    name: source.declaration.kind.rawValue, path: source.declaration.path, rows: result.rows,
                    accepted: 0, rejected: result.rejected.count, digest: source.file.digest))
        }
        try progress.stage("Clean", rows: { data.customers.count }) {
            for (source, result) in tables where source.declaration.kind == .customers {
                try readCustomers(source, result, into: &data)
            }
            var pending: [(kind: SourceKind, funnel: CleaningFunnel, events: Events, ids: Categories)] = []
            for (source, result) in tables where source.declaration.kind != .customers {
                pending.append(try readEvents(source, result.table, rows: result.rows))
            }
            join(&pending, into: &data)
        }
        guard !data.customers.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    "data.no-customers", at: SourcePosition(file: study.file), "no customer is left after cleaning",
                    explanation: data.funnel.map { "\($0.source), \($0.step): \($0.rows) rows" }.joined(separator: "; ")
                )
            ])
        }
        return data
    }

    private func checkRejected(_ result: ReadResult, _ source: OpenSource) throws(Diagnostics) {
        guard result.rows > 0 else {
            throw Diagnostics([
                Diagnostic(
                    "data.empty", at: SourcePosition(file: source.file.name), "the file has a header but no rows")
            ])
        }
        let share = Double(result.rejected.count) / Double(result.rows)
        guard share > source.declaration.rejectedLimit || result.table.rowCount == 0 else { return }
        let examples = result.rejected.prefix(5).map {
            "line \($0.line)\($0.column.isEmpty ? "" : ", column '\($0.column)'"): \($0.reason)"
        }
        throw Diagnostics([
            Diagnostic(
                "data.rejected", at: SourcePosition(file: source.file.name, line: result.rejected.first?.line ?? 1),
                "\(result.rejected.count) of \(result.rows) rows can't be read, more than "
                    + "\(Language.$current.withValue(.english) { NumberFormat.percent(source.declaration.rejectedLimit) })",
                explanation: examples.joined(separator: "; "),
                suggestion: "mend the file, declare other kinds, or raise 'rejected-limit' of this source")
        ])
    }

    // MARK: Customers

    private func readCustomers(_ source: OpenSource, _ result: ReadResult, into data: inout SourceData) throws {
        let table = result.table
        var ids: Categories?
        if let key = source.declaration.column("key"), case .category(let column)? = table[key] { ids = column }
        var funnel = CleaningFunnel(
            .customers, rowsInFile: result.rows, table: table, customers: ids, orders: nil, amounts: nil)
        if let ids {
            funnel.filterIfNeeded(say("has a key")) { ids.codes[$0] >= 0 }
            var seen = [Bool](repeating: false, count: ids.levels.count)
            funnel.filterIfNeeded(say("first row of its key")) { row in
                defer { seen[Int(ids.codes[row])] = true }
                return !seen[Int(ids.codes[row])]
            }
        }
        run(source.declaration.filters, on: table, in: &funnel)
        if let consent = study.consent, case .category(let column)? = table[consent.column] {
            let keeps = column.levels.map { level in consent.keep.contains { sameAnswer($0, level) } }
            let asked = funnel.kept.indices.filter { funnel.kept[$0] }
            funnel.filter(say("consent given")) { column.codes[$0] >= 0 && keeps[Int(column.codes[$0])] }
            data.beforeConsent = (table.selecting(asked), asked.map { funnel.kept[$0] })
        }
        if let asOf = study.asOf, let column = source.declaration.column("signed-up"),
            case .time(let times)? = table[column]
        {
            funnel.filterIfNeeded(say("signed up before \(isoDate(asOf))")) { times[$0] < asOf }
        }
        let kept = funnel.kept.indices.filter { funnel.kept[$0] }
        data.profile = table.selecting(kept)
        data.profileColumns = source.columns
        let numbers = ids == nil ? rowNumbers(result) : []
        data.customers = kept.map { row in ids.flatMap { $0[row] } ?? "row \(numbers[row])" }
        finish(.customers, funnel, into: &data)
    }

    /// The place in the file of each readable row, from 1: rejected rows count, so that an id finds its row again.
    private func rowNumbers(_ result: ReadResult) -> [Int] {
        let rejected = Set(result.rejected.map(\.line)).sorted()
        var before = 0
        return result.lines.enumerated().map { index, line in
            while before < rejected.count, rejected[before] < Int(line) { before += 1 }
            return index + 1 + before
        }
    }

    // MARK: Events

    private func readEvents(
        _ source: OpenSource, _ table: Table, rows: Int
    ) throws -> (SourceKind, CleaningFunnel, Events, Categories) {
        let declaration = source.declaration
        guard let customer = declaration.column("customer"), case .category(let ids)? = table[customer],
            let clock = declaration.column("time"), case .time(let times)? = table[clock]
        else {
            throw Diagnostics([
                Diagnostic("study.missing-key", at: declaration.position, "a source needs 'customer' and 'time'")
            ])
        }
        var orders: Categories?
        if let column = declaration.column("order"), case .category(let values)? = table[column] { orders = values }
        // What no sum could hold is no amount.
        let amounts = declaration.amount?.numbers(in: table).map { abs($0) <= Self.largestAmount ? $0 : .nan }
        var funnel = CleaningFunnel(
            declaration.kind, rowsInFile: rows, table: table, customers: ids, orders: orders, amounts: amounts)
        funnel.filterIfNeeded(say("has a customer")) { ids.codes[$0] >= 0 }
        funnel.filterIfNeeded(say("has a time")) { times[$0] != Column.missingTime }
        run(declaration.filters, on: table, in: &funnel)
        if let amounts { funnel.filterIfNeeded(say("has an amount")) { !amounts[$0].isNaN } }
        return (declaration.kind, funnel, Events(table: table, customer: [], time: times, amount: amounts), ids)
    }

    private static let largestAmount = 1e100

    private func run(_ filters: [ColumnExpression], on table: Table, in funnel: inout CleaningFunnel) {
        for filter in filters {
            let mask = filter.mask(in: table)
            funnel.filter(filter.text) { mask[$0] }
        }
    }

    /// Links events to customers: those of the customers table, or everybody who appears in an event.
    private func join(
        _ pending: inout [(kind: SourceKind, funnel: CleaningFunnel, events: Events, ids: Categories)],
        into data: inout SourceData
    ) {
        let lastEvent = pending.compactMap { item in
            item.events.time.indices.filter { item.funnel.kept[$0] }.map { item.events.time[$0] }.max()
        }.max()
        data.asOf = study.asOf ?? lastEvent.map { Int64(CivilDate.daysSince1970(at: $0) + 1) * secondsPerDay }
        if data.profile == nil { data.customers = customersOfEvents(pending, before: data.asOf) }
        let index = Dictionary(
            zip(data.customers, data.customers.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
        let everybody =
            data.profile == nil ? say("customer known before the cut-off") : say("customer is in the customers table")
        for var item in pending {
            let byLevel = item.ids.levels.map { index[$0] ?? -1 }
            let customer = item.ids.codes.map { $0 < 0 ? -1 : byLevel[Int($0)] }
            item.funnel.filterIfNeeded(everybody) { customer[$0] >= 0 }
            let kept = item.funnel.kept.indices.filter { item.funnel.kept[$0] }
            data.events[item.kind] = Events(
                table: item.events.table.selecting(kept), customer: kept.map { customer[$0] },
                time: kept.map { item.events.time[$0] },
                amount: item.events.amount.map { amount in kept.map { amount[$0] } })
            finish(item.kind, item.funnel, into: &data)
        }
    }

    private func customersOfEvents(
        _ pending: [(kind: SourceKind, funnel: CleaningFunnel, events: Events, ids: Categories)], before asOf: Int64?
    ) -> [String] {
        var names: Set<String> = []
        for item in pending {
            var seen = [Bool](repeating: false, count: item.ids.levels.count)
            for row in item.ids.codes.indices where item.funnel.kept[row] && item.events.time[row] < asOf ?? .max {
                seen[Int(item.ids.codes[row])] = true
            }
            for (level, isSeen) in zip(item.ids.levels, seen) where isSeen { names.insert(level) }
        }
        return names.sorted()
    }

    private func finish(_ kind: SourceKind, _ funnel: CleaningFunnel, into data: inout SourceData) {
        data.funnel += funnel.steps
        guard let index = data.facts.firstIndex(where: { $0.name == kind.rawValue }) else { return }
        data.facts[index].accepted = funnel.kept.count(where: \.self)
    }
}

/// `yes`, `true` and `1` say the same, as do `no`, `false` and `0`; other texts must be equal but for letter case.
func sameAnswer(_ first: String, _ second: String) -> Bool {
    let yes: Set = ["yes", "true", "1", "y", "t"], no: Set = ["no", "false", "0", "n", "f"]
    let a = first.lowercased(), b = second.lowercased()
    return a == b || (yes.contains(a) && yes.contains(b)) || (no.contains(a) && no.contains(b))
}
