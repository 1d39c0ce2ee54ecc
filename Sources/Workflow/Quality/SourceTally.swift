import Basics
import Findings
import Tables

/// What one source looks like, gathered chunk by chunk in the file's order.
struct SourceTally: Sendable {
    /// What can be said of a chunk alone.
    struct Part: Sendable {
        var columns: [ColumnTally]
        var days: DayTally?
        /// From the cut-off on; nil without times.
        var late: Tally?
        var hashes: [UInt64]
        var rows: Int
    }

    let kind: SourceKind
    private let names: [String]
    private let template: Part
    private var total: Part
    private var repeated = RepeatedRows()
    private let ranges: [String: (range: ClosedRange<Double>, isDeclared: Bool)]
    private let enough: Int
    /// Of the rows those that no count may tell of, as they are few people's (`CleaningFunnel.all`).
    var hiddenRows = 0
    /// The column whose values tell people apart; nil: every row is somebody else.
    private let person: String?
    private let time: String?
    private let asOf: Int64
    /// Who doesn't state them is a group of the audit, which may have to withhold it.
    private let protected: Set<String>

    init(_ source: OpenSource, study: Study) {
        kind = source.declaration.kind
        enough = study.audit.minimumCount
        let person = kind == .customers ? nil : source.declaration.column("customer")
        self.person = person
        time = kind == .customers ? nil : source.declaration.column("time")
        asOf = study.asOf ?? .max
        protected = kind == .customers ? Set(study.protected.map(\.column)) : []
        let ranges = ColumnRanges(source.declaration, asOf: study.asOf).ranges(of: source.requests.map(\.name))
        self.ranges = ranges
        let key = source.declaration.column("key")
        let requests = source.requests.filter { $0.name != key && $0.name != person }
        names = requests.map(\.name)
        template = Part(
            columns: requests.map { ColumnTally($0.kind, range: ranges[$0.name]?.range) },
            days: time == nil ? nil : DayTally(), late: time == nil ? nil : Tally(), hashes: [], rows: 0)
        total = template
    }

    /// - Parameter people: the customer behind each row; nil: somebody else behind each.
    func part(_ table: Table, people keys: KeyColumn? = nil) -> Part {
        var part = template
        let people = keys.map(Self.people)
        part.rows = table.rowCount
        for (index, name) in names.enumerated() {
            if let column = table[name] { part.columns[index].add(column, people: people) }
        }
        if let time, case .time(let times)? = table[time] {
            part.days?.add(times, people: people)
            for (row, time) in times.enumerated() where time >= asOf && time != Column.missingTime {
                part.late?.add(people?[row])
            }
        }
        // In a customers table there may well be people who are alike.
        if kind != .customers { part.hashes = RepeatedRows.hashes(table, people: people) }
        return part
    }

    private static func people(_ keys: KeyColumn) -> [UInt64] {
        let unknown = keys.unknown.map(stableHash)
        return keys.codes.map { $0 >= 0 ? UInt64($0) + 1 : $0 == -1 ? 0 : unknown[Int(-2 - $0)] }
    }

    mutating func add(_ part: Part) {
        total.rows += part.rows
        for index in total.columns.indices { total.columns[index].merge(part.columns[index]) }
        if let days = part.days { total.days?.merge(days) }
        if let late = part.late { total.late?.merge(late) }
        repeated.add(part.hashes)
    }

    /// Once all rows have come.
    mutating func finish() { repeated.finish() }

    // MARK: Findings

    var late: Tally? { total.late }

    var rows: Int { total.rows }

    private var isByPerson: Bool { person != nil }

    func shown(_ tally: Tally) -> Int? {
        tally.count == 0 || tally.has(enough, isByPerson: isByPerson) ? tally.count : nil
    }

    var columns: [ColumnQuality] { zip(names, total.columns).map(column) }

    private func column(_ name: String, _ tally: ColumnTally) -> ColumnQuality {
        var facts = ColumnQuality(
            source: kind.rawValue, name: name, kind: tally.kind.rawValue, rows: tally.rows - hiddenRows)
        let known = tally.rows - tally.missing.count
        // Few who have a value are few, too.
        if !protected.contains(name), known == 0 || known >= enough { facts.missing = shown(tally.missing) }
        facts.missingShare = facts.missing.map { facts.rows == 0 ? 0 : Double($0) / Double(facts.rows) }
        facts.distinct = tally.values.isFull ? nil : tally.values.distinct
        if let range = ranges[name]?.range {
            facts.low = range.lowerBound
            facts.high = range.upperBound == .infinity ? nil : range.upperBound
            facts.outside = shown(tally.outside)
        }
        if let standIn = tally.standIn(least: 0.001), let rows = shown(standIn.tally) {
            facts.standIn = standIn.text
            facts.standInRows = rows
        }
        if !protected.contains(name) { facts.placeholders = shown(tally.placeholders).flatMap { $0 > 0 ? $0 : nil } }
        // The few who differ are not counted.
        if let constant = tally.constant(share: 0.995), constant.count >= enough, known > 1 {
            let others = known - constant.count
            facts.constant = constant.text
            facts.constantShare = others == 0 || others >= enough ? Double(constant.count) / Double(known) : nil
        }
        return facts
    }

    var repeatedRows: RepeatedFacts? {
        guard kind != .customers else { return nil }
        let count = repeated.count
        return RepeatedFacts(
            source: kind.rawValue, rows: total.rows - hiddenRows, repeated: count == 0 || count >= enough ? count : nil,
            isEstimate: repeated.oneOf > 1)
    }

    /// Neighbouring days of one kind as one, at most twenty: the longest and farthest from the usual.
    var days: [UnusualDayFacts] {
        guard let days = total.days?.days else { return [] }
        let found = DayRule.unusual(days.mapValues(\.count))
        var runs: [[UnusualDay]] = []
        for day in found {
            if let last = runs.last?.last, last.day == day.day - 1, (last.score > 0) == (day.score > 0) {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        let weighed = runs.enumerated().sorted { first, second in
            let a = first.element.reduce(0) { $0 + abs($1.score) }, b = second.element.reduce(0) { $0 + abs($1.score) }
            return (-a, first.offset) < (-b, second.offset)
        }
        let kept = Set(weighed.prefix(20).map(\.offset))
        return runs.enumerated().filter { kept.contains($0.offset) }.map { facts($0.element, days) }
    }

    private func facts(_ run: [UnusualDay], _ days: [Int: Tally]) -> UnusualDayFacts {
        let isShown = run.allSatisfy { day in days[day.day].map { shown($0) != nil } ?? true }
        let usual = run.reduce(0) { $0 + $1.usual }
        func date(_ day: UnusualDay) -> String { CivilDate(daysSince1970: day.day).description }
        return UnusualDayFacts(
            source: kind.rawValue, kind: run[0].score > 0 ? "spike" : "gap", day: date(run[0]),
            last: run.count > 1 ? date(run[run.count - 1]) : nil,
            rows: isShown ? run.reduce(0) { $0 + $1.rows } : nil, usual: usual >= Double(enough) ? usual : nil)
    }
}
