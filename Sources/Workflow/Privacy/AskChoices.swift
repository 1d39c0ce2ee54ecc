import Basics
import Tables

/// What a choice that the study declares means for each row.
struct AskedChoice: Sendable {
    var kind: ChoiceKind
    /// Whose rows may be used.
    var isAllowed: [Bool]
    /// Who said no after the cut-off date.
    var saidNoLater: [Bool]

    func selecting(_ rows: [Int]) -> AskedChoice {
        AskedChoice(kind: kind, isAllowed: rows.map { isAllowed[$0] }, saidNoLater: rows.map { saidNoLater[$0] })
    }

    /// The funnel's step.
    var step: String {
        switch kind {
        case .consent: say("consent given")
        case .objection: say("no objection")
        case .optOut: say("no opt-out")
        }
    }
}

/// Asks columns and records who consented, objected and opted out. Where a study names both, both must allow the use.
struct AskChoices {
    let study: Study
    let threads: Int

    private var horizon: Int64? { study.asOf.map { $0 + secondsPerDay } }

    /// - Parameters:
    ///   - people: by row their number among the different people; -1 where nobody knows.
    ///   - table: the customers, where there is such a table.
    func callAsFunction(people: Categories?, table: Table?, rows: Int) throws -> [AskedChoice] {
        guard !study.choices.isEmpty else { return [] }
        let records = try openRecords(study)
        let index = records.isEmpty ? KeyIndex() : KeyIndex(people?.levels ?? [])
        return try study.choices.map { choice in
            var asked = AskedChoice(
                kind: choice.kind, isAllowed: [Bool](repeating: true, count: rows),
                saidNoLater: [Bool](repeating: false, count: rows))
            func note(_ statements: Statements, _ person: (Int) -> Int?) {
                for row in 0..<rows {
                    guard let person = person(row) else {
                        asked.isAllowed[row] = asked.isAllowed[row] && choice.kind != .consent
                        continue
                    }
                    asked.isAllowed[row] = asked.isAllowed[row] && statements.isAllowed(person)
                    asked.saidNoLater[row] = asked.saidNoLater[row] || statements.saidNoLater(person)
                }
            }
            if let column = statements(choice, table, rows: rows) { note(column) { $0 } }
            for record in records where record.kind == choice.kind {
                let all = try record.statements(
                    of: index, count: people?.levels.count ?? 0, until: horizon, threads: threads)
                note(all) { row in people.flatMap { $0.codes[row] < 0 ? nil : Int($0.codes[row]) } }
            }
            return asked
        }
    }

    /// One word per row, by a column of the customers table.
    private func statements(_ choice: ChoiceDeclaration, _ table: Table?, rows: Int) -> Statements? {
        guard let name = choice.column?.name, case .category(let states)? = table?[name] else { return nil }
        var times: [Int64]?
        if let date = choice.date, case .time(let column)? = table?[date.name] { times = column }
        var statements = Statements(
            count: rows, until: horizon, isDated: choice.date != nil, isAskedFor: choice.kind == .consent)
        let isYes = states.levels.map { level in choice.values.contains { sameAnswer($0, level) } }
        for row in 0..<rows where states.codes[row] >= 0 {
            let time = times.flatMap { $0[row] == Column.missingTime ? nil : $0[row] }
            statements.add(
                row, isFavourable: isYes[Int(states.codes[row])] == (choice.kind == .consent), at: time)
        }
        return statements
    }
}
