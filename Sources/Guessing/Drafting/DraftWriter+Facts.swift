import Tables

/// What holds for the data as a whole.
extension DraftWriter {
    static func cutOff(_ events: [(guess: TableGuess, kind: EventKind)], asked: String?) -> CutOff? {
        func span(_ kinds: [EventKind]) -> (first: Int64, last: Int64)? {
            let spans = events.filter { kinds.contains($0.kind) }.compactMap { event -> (Int64, Int64)? in
                if case .time(_, let first, let last)? = event.guess.time?.shape { (first, last) } else { nil }
            }
            guard let first = spans.map(\.0).min(), let last = spans.map(\.1).max() else { return nil }
            return (first, last)
        }
        guard let all = span([.purchases]) ?? span([.visits]) ?? span([.interactions]) ?? span([.campaigns]) else {
            return nil
        }
        return CutOff(first: all.first, last: all.last, campaign: span([.campaigns])?.first, asked: asked)
    }

    static func lastYear(_ guesses: [TableGuess]) -> Int {
        let times = guesses.filter { $0.role != .unused }.flatMap(\.table.columns).compactMap { column -> Int64? in
            if case .time(_, _, let last) = column.shape, !column.words.mean(.birthYear) { last } else { nil }
        }
        if let last = times.max() { return CivilDate(secondsSince1970: last).year }
        let births = guesses.flatMap(\.table.columns).filter { $0.words.mean(.birthYear) }
        return births.compactMap { $0.shape.number.map { Int($0.quantiles[4]) + 20 } }.max() ?? 2000
    }

    static func currency(_ tables: [SampledTable]) -> (code: String, reason: String)? {
        let codes = [
            "eur": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP", "pounds": "GBP", "usd": "USD", "dollars": "USD",
            "chf": "CHF", "sek": "SEK", "pln": "PLN", "jpy": "JPY",
        ]
        for column in tables.flatMap(\.columns) {
            if let code = column.words.words.lazy.compactMap({ codes[$0] }).first {
                return (code, "by the name \(column.name)")
            }
            if column.name.contains("€") { return ("EUR", "by the name \(column.name)") }
            if column.name.contains("£") { return ("GBP", "by the name \(column.name)") }
            if column.words.words.contains("currency") || column.words.words.contains("waehrung"), column.distinct == 1,
                let code = column.levels.first, code.count == 3, code.allSatisfy(\.isLetter)
            {
                return (code.uppercased(), "the one value of \(column.name)")
            }
        }
        return nil
    }
}
