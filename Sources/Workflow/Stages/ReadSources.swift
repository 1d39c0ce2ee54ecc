import Basics
import Features
import Findings
import Tables

/// Everything that was read, cleaned and counted.
struct SourceData {
    /// The customers' ids, in the order of the customers table, or sorted where there is none.
    var customers: [String] = []
    /// One row per customer; nil where the study has no customers table.
    var profile: Table?
    /// By customer; nil where the study has no such column.
    func signUp(_ study: Study) -> [Int64]? {
        guard let column = study.source(.customers)?.column("signed-up"), case .time(let times)? = profile?[column]
        else { return nil }
        return times
    }
    /// The customers who may be listed one by one, and their places: whoever said no since the cut-off is in the figures
    /// alone.
    var listed: [(name: String, row: Int)] {
        customers.enumerated().filter { saidNoLater?[$0.offset] != true }.map { ($0.element, $0.offset) }
    }
    var profileColumns: [DeclaredColumn] = []
    /// The customers table before consent was asked for, and who consented; nil where it wasn't, or nothing is protected.
    var beforeConsent: (profile: Table, consented: [Bool])?
    var events: [SourceKind: EventSummary] = [:]
    var asOf: Int64?
    var facts: [SourceFacts] = []
    var funnel: [FunnelStep] = []
    var alerts: [Alert] = []
    var rejected: [RejectedCell] = []
    /// By source whose ids a table turns into customers.
    var translations: [SourceKind: IdTranslation] = [:]
    var ids: [IdMatching] = []
    /// What the sources look like, before anything is left out.
    var tallies: [SourceTally] = []
    var keys: RepeatedFacts?
    /// By what choice of their own people were left out.
    var choices: [ChoiceFacts] = []
    /// By customer whether they said no after the cut-off date; nil: nobody can have.
    var saidNoLater: [Bool]?
    /// Left out by their own choice, and so few that no count may include them.
    var hidden: Set<String> = []
    /// Whether there is anybody of those, be they known by an id or not.
    var isAnybodyHidden = false
}

/// A line of `rejected.csv`.
public struct RejectedCell: Sendable, Hashable, Codable {
    public var source: String
    /// As the study names it.
    public var file: String
    public var line: Int
    public var column: String
    public var reason: String
}

/// Reads every source, runs its filters and finds the customers. Events stream by: they are summed up as they come.
struct ReadSources {
    let study: Study
    let threads: Int
    let progress: any ProgressReporter
    /// Sources whose rows queries ask for.
    var keeping: Set<SourceKind> = []

    func callAsFunction(_ sources: [OpenSource]) throws -> SourceData {
        var data = try customers(sources)
        let events = sources.filter { $0.declaration.kind != .customers }
        let cohort = cohort(data)
        let index = KeyIndex(data.customers), texts = try TextReading(study)
        for source in events { try read(source, cohort, index, texts, into: &data) }
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

    /// Who the customers are, and the cut-off; of the events no more than that needs.
    func customers(_ sources: [OpenSource]) throws -> SourceData {
        var data = SourceData()
        for source in sources where source.declaration.kind == .customers {
            let result = try progress.stage("Read customers", rows: { $0.rows }) {
                try source.file.read(source.requests, threads: threads)
            }
            try checkRejected(
                result.rejected, rows: result.rows, accepted: result.table.rowCount, source.file,
                limit: source.declaration.rejectedLimit)
            try progress.stage("Clean", rows: { data.customers.count }) {
                try readCustomers(source, result, into: &data)
            }
        }
        for source in sources { try readIds(source, into: &data) }
        data.asOf = study.asOf
        let events = sources.filter { $0.declaration.kind != .customers }
        if !events.isEmpty, data.profile == nil || data.asOf == nil {
            try progress.stage("Look ahead", rows: { data.customers.count }) { try lookAhead(events, into: &data) }
        }
        if data.profile == nil, !study.choices.isEmpty { try leaveOut(into: &data) }
        return data
    }

    private func checkRejected(
        _ rejected: [RejectedRow], rows: Int, accepted: Int, _ file: any RowSource, limit: Double
    ) throws(Diagnostics) {
        guard rows > 0 else {
            throw Diagnostics([
                Diagnostic(
                    "data.empty", at: SourcePosition(file: file.name), "the file has a header but no rows")
            ])
        }
        let share = Double(rejected.count) / Double(rows)
        guard share > limit || accepted == 0 else { return }
        let examples = rejected.prefix(5).map {
            "\($0.part.isEmpty ? "" : "\($0.part), ")line \($0.line)\($0.column.isEmpty ? "" : ", column '\($0.column)'"): \($0.reason)"
        }
        throw Diagnostics([
            Diagnostic(
                "data.rejected",
                at: SourcePosition(
                    file: rejected.first.map(\.part).flatMap { $0.isEmpty ? nil : $0 } ?? file.name,
                    line: rejected.first?.line ?? 1),
                "\(rejected.count) of \(rows) rows can't be read, more than "
                    + "\(Language.$current.withValue(.english) { NumberFormat.percent(limit) })",
                explanation: examples.joined(separator: "; "),
                suggestion: "mend the file, declare other kinds, or raise 'rejected-limit' of this source")
        ])
    }

    private func note(_ rejected: [RejectedRow], of source: OpenSource, rows: Int, into data: inout SourceData) {
        let kind = source.declaration.kind.rawValue
        data.rejected += cells(rejected, source: kind, path: source.declaration.path)
        var files = source.file.files.count > 1 ? source.file.files : []
        if !files.isEmpty || source.ids != nil {
            files = source.file.files + (source.ids?.file.files ?? [])
        }
        let digests = files.map { InputDigest(path: study.relative($0.name), sha256: $0.digest) }
        data.facts.append(
            SourceFacts(
                name: kind, path: source.declaration.path, rows: rows, accepted: 0, rejected: rejected.count,
                digest: source.file.digest, format: source.format, files: digests.isEmpty ? nil : digests))
    }

    private func cells(_ rejected: [RejectedRow], source: String, path: String) -> [RejectedCell] {
        rejected.map {
            RejectedCell(
                source: source, file: $0.part.isEmpty ? path : study.relative($0.part), line: $0.line,
                column: $0.column, reason: $0.reason)
        }
    }

    private func readIds(_ source: OpenSource, into data: inout SourceData) throws {
        guard let ids = source.ids else { return }
        let kind = source.declaration.kind
        let (map, result) = try ids.read(threads: threads)
        data.rejected += cells(
            result.rejected, source: "\(kind.rawValue) ids", path: ids.declaration.data.path)
        try checkRejected(
            result.rejected, rows: result.rows, accepted: result.table.rowCount, ids.file,
            limit: source.declaration.rejectedLimit)
        data.translations[kind] = IdTranslation(map)
    }

    // MARK: Customers

    private func readCustomers(_ source: OpenSource, _ read: ReadResult, into data: inout SourceData) throws {
        let people = try PeopleOfTable(study: study, threads: threads)(source, read)
        let table = people.table, ids = people.ids
        note(read.rejected, of: source, rows: read.rows - people.hiddenRows, into: &data)
        data.hidden = people.hidden
        data.isAnybodyHidden = people.hiddenRows > 0
        var tally = SourceTally(source, study: study)
        tally.add(tally.part(table))
        data.tallies.append(tally)
        var sieve = Sieve(rows: table.rowCount)
        var conditions: [CleaningFunnel.Condition] = []
        func ask(_ name: String, isAlwaysStep: Bool = true, isPersonal: Bool = false, _ isMet: (Int) -> Bool) {
            conditions.append(.init(name: name, isAlwaysStep: isAlwaysStep, isPersonal: isPersonal))
            sieve.ask(isMet)
        }
        if let ids, let key = source.declaration.column("key") {
            let repeated = ids.codes.count { $0 >= 0 } - (ids.levels.count - people.hidden.count)
            let isShown = repeated == 0 || repeated >= study.audit.minimumCount
            data.keys = RepeatedFacts(
                source: SourceKind.customers.rawValue, key: key, rows: table.rowCount,
                repeated: isShown ? repeated : nil)
            ask(say("has a key"), isAlwaysStep: false) { ids.codes[$0] >= 0 }
            var seen = [Bool](repeating: false, count: ids.levels.count)
            ask(say("first row of its key"), isAlwaysStep: false) { row in
                defer { seen[Int(ids.codes[row])] = true }
                return !seen[Int(ids.codes[row])]
            }
        }
        for filter in source.declaration.filters {
            let mask = filter.mask(in: table)
            ask(filter.text) { mask[$0] }
        }
        let choices = people.choices, reached = sieve.kept
        if !study.protected.isEmpty, let consent = people.steps.first(where: { $0.kind == .consent }) {
            data.beforeConsent = (table.selecting(reached), reached.map { consent.isAllowed[$0] })
        }
        let firstChoice = conditions.count
        for choice in people.steps { ask(choice.step, isPersonal: true) { choice.isAllowed[$0] } }
        if let asOf = study.asOf, let column = source.declaration.column("signed-up"),
            case .time(let times)? = table[column]
        {
            ask(say("signed up before \(isoDate(asOf))"), isAlwaysStep: false) { times[$0] < asOf }
        }
        var funnel = CleaningFunnel(
            .customers, conditions: conditions, hasCustomers: ids != nil, hasOrders: false, hasAmounts: false,
            enough: study.audit.minimumCount)
        funnel.addUnreadable(read.rejected.count)
        funnel.add(sieve, customers: ids?.codes)
        let kept = sieve.kept
        data.profile = table.selecting(kept)
        data.profileColumns = source.columns
        let numbers = ids == nil ? rowNumbers(read) : []
        data.customers = kept.map { row in ids.flatMap { $0[row] } ?? "row \(numbers[people.rows[row]])" }
        if !choices.isEmpty { data.saidNoLater = kept.map { row in choices.contains { $0.saidNoLater[row] } } }
        data.choices = ChoiceCounts(enough: study.audit.minimumCount, isHidden: people.hiddenRows > 0).facts(
            choices, reached: reached, kept: kept, funnel, first: firstChoice)
        finish(.customers, funnel, into: &data)
    }

    /// The place in the file of each readable row, from 1: rejected rows count, so that an id finds its row again.
    private func rowNumbers(_ result: ReadResult) -> [Int] {
        // In several files a line says nothing: rows are counted as they can be read.
        guard !result.rejected.contains(where: { !$0.part.isEmpty }) else {
            return Array(1...max(1, result.lines.count))
        }
        let rejected = Set(result.rejected.map(\.line)).sorted()
        var before = 0
        return result.lines.enumerated().map { index, line in
            while before < rejected.count, rejected[before] < Int(line) { before += 1 }
            return index + 1 + before
        }
    }

    // MARK: Events

    /// Finds the cut-off, where the study names none, and the customers, where no table does: those with an event before
    /// it.
    private func lookAhead(_ sources: [OpenSource], into data: inout SourceData) throws {
        var firstEvents: [String: Int64] = [:], lastEvents: [String: Int64] = [:]
        var last: Int64?
        for source in sources {
            let clean = try CleanEvents(
                source.declaration, ids: data.translations[source.declaration.kind],
                from: study.asOf.flatMap(retentionStart))
            var numbers = TextNumbers()
            var first: [Int64] = [], final: [Int64] = []
            try source.file.scan(
                clean.requests(source.requests), keys: [clean.key(KeyIndex())], threads: threads,
                map: { chunk in
                    let found = clean(chunk, everybody: true)
                    return (key: found.customer, kept: found.kept, time: found.events.time)
                },
                body: { part, _ in
                    let customers = numbers(part.key)
                    first += repeatElement(.max, count: numbers.count - first.count)
                    final += repeatElement(.min, count: numbers.count - final.count)
                    for (row, time) in part.time.enumerated() {
                        let customer = Int(customers[part.kept?[row] ?? row])
                        first[customer] = min(first[customer], time)
                        final[customer] = max(final[customer], time)
                    }
                    if let latest = part.time.max() { last = max(last ?? latest, latest) }
                })
            guard data.profile == nil else { continue }
            for (name, number) in numbers.all where first[Int(number)] < .max {
                firstEvents[name] = min(firstEvents[name] ?? .max, first[Int(number)])
                lastEvents[name] = max(lastEvents[name] ?? .min, final[Int(number)])
            }
        }
        data.asOf = study.asOf ?? last.map { Int64(CivilDate.daysSince1970(at: $0) + 1) * secondsPerDay }
        guard data.profile == nil else { return }
        let asOf = data.asOf ?? .max, start = data.asOf.flatMap(retentionStart) ?? .min
        let known = firstEvents.filter { name, first in first < asOf && lastEvents[name] ?? .max >= start }
        data.customers = known.map(\.key).sorted()
    }

    /// Those whom no table lists, but for whom their own choice leaves out: steps of a funnel of their own.
    private func leaveOut(into data: inout SourceData) throws {
        let people = try PeopleOfEvents(study: study, threads: threads)(data.customers)
        data.funnel += people.funnel.steps
        data.customers = people.customers
        data.choices = people.choices
        data.saidNoLater = people.saidNoLater
        data.hidden = people.hidden
        data.isAnybodyHidden = !people.hidden.isEmpty
    }

    private func lastStep(hasTable: Bool) -> String {
        if hasTable { return say("customer is in the customers table") }
        return study.choices.isEmpty
            ? say("customer known before the cut-off") : say("customer known before the cut-off and not left out")
    }

    private func retentionStart(_ asOf: Int64) -> Int64? { study.privacy.retention?.start(before: asOf) }

    private func cohort(_ data: SourceData) -> Cohort {
        Cohort(
            customers: data.customers, asOf: data.asOf ?? .max, signUp: data.signUp(study),
            leastCustomers: study.audit.minimumCount)
    }

    private func read(
        _ source: OpenSource, _ cohort: Cohort, _ index: KeyIndex, _ texts: TextReading, into data: inout SourceData
    ) throws {
        let kind = source.declaration.kind, translation = data.translations[kind]?.knowing(index)
        let clean = try CleanEvents(
            source.declaration, ids: translation, from: data.asOf.flatMap(retentionStart), hidden: data.hidden)
        var tally = SourceTally(source, study: study)
        var ids = translation.map { translation in
            IdReport(
                kind, path: source.ids?.declaration.data.path ?? "", translation: translation,
                threshold: study.audit.minimumCount)
        }
        var summary = EventSummary(
            source.declaration, study: study, texts: texts, cohort: cohort, asOf: data.asOf, signUp: data.signUp(study),
            keepsRows: keeping.contains(kind))
        var funnel = clean.funnel(
            last: lastStep(hasTable: data.profile != nil), isPersonal: !study.choices.isEmpty && data.hidden.isEmpty,
            enough: study.audit.minimumCount)
        var rejected: [RejectedRow] = []
        try progress.stage("Read \(kind.rawValue)", rows: { _ in funnel.all }) {
            var customers = TextNumbers(from: index.count), orders = TextNumbers()
            try scan(source, clean, index, tally, &orders) { chunk, places in
                funnel.addUnreadable(places.rejected.count)
                rejected += places.rejected
                funnel.add(
                    chunk.sieve, customers: customers(chunk.customer), orders: chunk.orderNumbers,
                    amounts: chunk.amounts)
                summary.add(chunk.events)
                if let part = chunk.quality { tally.add(part) }
                if let keys = chunk.ids { ids?.add(keys) }
                if let returns = chunk.returns { summary.addReturns(returns) }
            }
            summary.finish()
        }
        note(rejected, of: source, rows: funnel.all, into: &data)
        try checkRejected(
            rejected, rows: funnel.all, accepted: funnel.all - rejected.count, source.file,
            limit: source.declaration.rejectedLimit)
        tally.finish()
        tally.hiddenRows = tally.rows - (funnel.all - rejected.count)
        data.tallies.append(tally)
        if let ids { data.ids.append(ids.facts) }
        if try summary.startAgain() {
            try progress.stage("Read \(kind.rawValue) again", rows: { _ in funnel.all }) {
                var orders = TextNumbers()
                try scan(source, clean, index, nil, &orders) { chunk, _ in summary.addAgain(chunk.events) }
            }
        }
        finish(kind, funnel, into: &data)
        data.events[kind] = summary
    }

    /// Cleans the rows in parallel, and hands them on with the numbers of their orders.
    private func scan(
        _ source: OpenSource, _ clean: CleanEvents, _ index: KeyIndex, _ tally: SourceTally?,
        _ orders: inout TextNumbers, _ body: (CleanEvents.Chunk, RowPlaces) throws -> Void
    ) throws {
        try source.file.scan(
            clean.requests(source.requests), keys: [clean.key(index)], threads: threads,
            map: { rows in
                let rows = clean.visible(rows)
                var chunk = clean(rows)
                chunk.quality = tally?.part(rows.table, people: chunk.customer)
                return chunk
            },
            body: { chunk, places in
                var chunk = chunk
                if let order = chunk.order {
                    let numbers = orders(order)
                    chunk.orderNumbers = numbers
                    chunk.events.order = chunk.kept.map { kept in kept.map { numbers[$0] } } ?? numbers
                    chunk.returns?.order = chunk.returnRows.map { numbers[$0] }
                }
                try body(chunk, places)
            })
    }

    private func finish(_ kind: SourceKind, _ funnel: CleaningFunnel, into data: inout SourceData) {
        data.funnel += funnel.steps
        guard let index = data.facts.firstIndex(where: { $0.name == kind.rawValue }) else { return }
        data.facts[index].accepted = funnel.accepted
    }
}

/// `yes`, `true` and `1` say the same, as do `no`, `false` and `0`; other texts must be equal but for letter case.
func sameAnswer(_ first: String, _ second: String) -> Bool {
    let yes: Set = ["yes", "true", "1", "y", "t"], no: Set = ["no", "false", "0", "n", "f"]
    let a = first.lowercased(), b = second.lowercased()
    return a == b || (yes.contains(a) && yes.contains(b)) || (no.contains(a) && no.contains(b))
}
