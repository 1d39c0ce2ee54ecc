import Tables

/// Writes the study file part by part.
struct DraftWriter {
    let roles: TableRoles
    /// From the study's folder to the data's.
    let prefix: String
    let answers: Answers

    private(set) var lines = YAMLLines()
    private(set) var questions: [Question] = []
    private(set) var doubts: [String] = []
    private var isFirstSource = true
    private let events: [(guess: TableGuess, kind: EventKind, roles: EventRoles)]
    private let customers: CustomerColumns?
    private let cutOff: CutOff?

    init(roles: TableRoles, prefix: String, answers: Answers) {
        self.roles = roles
        self.prefix = prefix
        self.answers = answers
        events = EventKind.allCases.compactMap { kind in
            roles.events(kind).map { ($0, kind, EventRoles($0, kind: kind)) }
        }
        cutOff = Self.cutOff(events.map { ($0.guess, $0.kind) }, asked: answers[.asOf])
        let year = cutOff?.asOf.year ?? Self.lastYear(roles.guesses)
        customers = roles.customers.map {
            CustomerColumns(
                $0, hasEvents: !roles.guesses.allSatisfy { $0.eventKind == nil }, year: year, answers: answers)
        }
        questions = customers?.questions ?? []
        doubts = roles.questions.compactMap { question in
            question.guess.map {
                "\(question.text) Taken: \(question.choices[$0].meaning) (--\(question.subject.rawValue))"
            }
        }
        doubts += (customers?.doubts ?? []) + events.flatMap(\.roles.doubts)
    }

    mutating func write(name: String) {
        var body = self
        body.writeAll(name: name)
        doubts = body.doubts
        questions = body.questions
        lines.note(
            0,
            "Drafted by 'segmentary init' from samples of the data. It runs as it is, but every line of it is a guess;")
        lines.note(0, "beside each stands what was seen. What begins with '#' is not in force.")
        if !doubts.isEmpty {
            lines.note(0, "")
            lines.note(0, "Please look at:")
            for doubt in doubts { lines.note(0, doubt, mark: "- ") }
        }
        lines.blank()
        lines.append(body.lines)
    }

    private mutating func writeAll(name: String) {
        head(name)
        lines.blank()
        lines.add(0, "sources:")
        isFirstSource = true
        customersSource()
        for event in events { eventSource(event.guess, event.kind, event.roles) }
        outcome()
        unused()
        people()
        settings()
    }

    // MARK: At the top

    private mutating func head(_ name: String) {
        lines.add(0, "study: \(yamlScalar(name))")
        lines.add(0, "question: \(yamlScalar(question))", "the report's title")
        lines.disabled(0, "purpose: planning campaigns", "what these people's data are used for; stands in the report")
        lines.disabled(0, "lawful-basis: consent", "or contract, legitimate interests …")
        let currency = Self.currency(roles.guesses.filter { $0.role != .unused }.map(\.table))
        if let currency {
            lines.add(0, "currency: \(currency.code)", currency.reason)
        } else if hasMoney {
            lines.disabled(0, "currency: EUR", "nothing says in which money the amounts are")
        }
        lines.add(0, "seed: 1")
        if let cutOff {
            lines.blank()
            lines.note(
                0, "Features look at what was before this day, outcomes at what was from it on: \(cutOff.reason).")
            lines.add(0, "as-of: \(cutOff.asOf)")
        } else if let signedUp = customers?.signedUp, case .time(_, _, let last) = signedUp.shape {
            lines.blank()
            lines.note(0, "The day after the last \(signedUp.name).")
            lines.add(0, "as-of: \(CivilDate(daysSince1970: CivilDate.daysSince1970(at: last) + 1))")
        }
    }

    private var question: String {
        let key = roles.customers?.customer
        let isOfRows =
            roles.customers != nil && key.map { !$0.words.mean(.customer) && $0.words.words != ["id"] } ?? true
        let what = isOfRows ? "rows" : "customers"
        if let outcome = customers?.outcome {
            return "Which \(what) are alike, and how do they differ in \(outcome.column.name)?"
        }
        guard cutOff?.horizon != nil else { return "Which \(what) are alike, and in what?" }
        return "Which customers are alike, and which of them will come again?"
    }

    private var hasMoney: Bool {
        events.contains { $0.kind == .purchases } || (customers?.features.contains { $0.kind == "money" } ?? false)
    }

    // MARK: Sources

    private mutating func customersSource() {
        guard let guess = roles.customers, let customers else { return }
        describe(guess)
        lines.add(2, "customers:")
        place(guess, times: [customers.signedUp].compactMap { $0 })
        if let key = guess.customer {
            let twice = key.filled - key.distinct
            lines.add(
                4, "key: \(yamlScalar(key.name))",
                twice == 0 ? "a value of its own in each row" : "\(count(twice)) rows repeat one: the first stays")
        }
        if let signedUp = customers.signedUp { lines.add(4, "signed-up: \(yamlScalar(signedUp.name))") }
        if customers.features.isEmpty {
            lines.note(4, "No column is a feature: what customers did makes the segments.")
        } else {
            let isSkewed = customers.features.contains { ["money", "count"].contains($0.kind) }
            lines.add(4, "columns:", isSkewed ? "money and count are skewed: their logarithms are used" : nil)
            for column in customers.features {
                // What is more than a word stands on a line of its own.
                let isWord = !column.kind.contains(" ")
                lines.add(6, yamlScalar(column.name) + (isWord ? ": \(column.kind)" : ":"), column.comment)
                if !isWord { lines.wrapped(8, column.kind) }
            }
        }
        if !customers.leftOut.isEmpty {
            lines.note(6, "Left out:")
            for column in customers.leftOut {
                lines.note(6, column.reason, mark: "  \(yamlScalar(column.name)): ")
            }
        }
    }

    private mutating func eventSource(_ guess: TableGuess, _ kind: EventKind, _ roles: EventRoles) {
        describe(guess)
        lines.add(2, "\(kind.rawValue):")
        place(guess, times: [guess.time].compactMap { $0 })
        if let ids = guess.ids {
            lines.note(4, "The ids are others than those of the customers: this table says whose they are.")
            lines.add(4, "ids:")
            files(ids.table, indent: 6)
            lines.add(6, "from: \(yamlScalar(ids.from))")
            lines.add(6, "to: \(yamlScalar(ids.to))")
        }
        for role in roles.roles { lines.add(4, "\(role.role): \(role.value)", role.comment) }
        if !roles.filters.isEmpty {
            lines.add(4, "where:")
            for filter in roles.filters { lines.add(6, "- \(yamlScalar(filter.text))", filter.seen) }
        }
        let rest = guess.table.columns.filter { !roles.used.contains($0.name) }.map { yamlScalar($0.name) }
        if !rest.isEmpty { lines.note(4, "Without a role: \(rest.joined(separator: ", "))") }
    }

    /// What the file is, above its source.
    private mutating func describe(_ guess: TableGuess) {
        if !isFirstSource { lines.blank() }
        isFirstSource = false
        let rows = (guess.table.isWhole ? "" : "about ") + count(guess.table.estimatedRows)
        let parts = guess.table.parts.isEmpty ? "" : " and \(guess.table.parts.count) more files of the same columns"
        lines.note(2, "\(guess.table.shown)\(parts): \(rows) rows, \(guess.table.layout); \(guess.reason).")
    }

    /// Where the rows are, and how the file writes them.
    private mutating func place(_ guess: TableGuess, times: [SampledColumn]) {
        files(guess.table, indent: 4)
        let table = guess.table
        let comma = table.columns.first {
            $0.shape.number?.hasDecimalComma == true && $0.shape.number?.isWhole == false
        }
        if let comma { lines.add(4, "decimal: \",\"", "as in \(comma.name)") }
        dates(table, times)
    }

    private mutating func files(_ table: SampledTable, indent: Int) {
        let path = yamlScalar(prefix + table.path)
        let form: SampledTable.FileForm
        switch table.place {
        case .ndjson:
            lines.wrapped(indent, "ndjson: " + paths(table))
            return
        case .sqlite(let name):
            lines.add(indent, "sqlite: \(path)")
            lines.add(indent, "table: \(yamlScalar(name))")
            return
        case .text(let text): form = text
        }
        lines.wrapped(indent, "csv: " + paths(table))
        if let encoding = form.encoding { lines.add(indent, "encoding: \(encoding)") }
        if let delimiter = form.delimiter { lines.add(indent, "delimiter: \(yamlScalar(delimiter))") }
        if let header = form.header {
            lines.add(
                indent, "header: [\(header.map(yamlScalar).joined(separator: ", "))]",
                "the file has none; named by what the columns hold")
        }
    }

    /// One path, a list of the parts', or of many a pattern that means just them.
    private func paths(_ table: SampledTable) -> String {
        let all = [table.path] + table.parts
        guard all.count > 1 else { return yamlScalar(prefix + table.path) }
        if all.count > 4, let pattern = roles.pattern(for: all) { return yamlScalar(prefix + pattern) }
        return "[\(all.map { yamlScalar(prefix + $0) }.joined(separator: ", "))]"
    }

    private mutating func dates(_ table: SampledTable, _ times: [SampledColumn]) {
        guard let column = times.first(where: { $0.shape.dates?.pattern != nil }), let shape = column.shape.dates
        else { return }
        guard shape.order == .ambiguous else {
            lines.add(4, "dates: \"\(shape.pattern ?? "")\"", "as in \(column.name)")
            return
        }
        let mark = shape.separator
        let (dayFirst, monthFirst) = ("DD\(mark)MM\(mark)YYYY", "MM\(mark)DD\(mark)YYYY")
        lines.add(4, "dates: \"\(answers[.dates] ?? dayFirst)\"")
        questions.append(
            Question(
                subject: .dates, text: "In \(column.name) of \(table.shown) no day is above 12: what comes first?",
                choices: [
                    .init(answer: dayFirst, meaning: "the day"), .init(answer: monthFirst, meaning: "the month"),
                ], guess: nil))
    }

    private mutating func outcome() {
        lines.blank()
        if let outcome = customers?.outcome {
            lines.note(2, "What the segments are to help with: \(outcome.reason).")
            lines.add(2, "outcome:")
            lines.add(4, "column: \(yamlScalar(outcome.column.name))")
            lines.add(
                4, "positive: \"\(outcome.positive.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"")
            if !outcome.others.isEmpty {
                lines.note(4, "Yes and no as well: \(list(outcome.others.map(yamlScalar)))")
            }
            return
        }
        let from = events.first { $0.kind != .campaigns }?.kind
        let responded = events.first { $0.kind == .campaigns }?.guess.table.columns
            .first { $0.words.mean(.responded) && $0.shape.isFlag }
        if answers[.outcome] != "none", let from, let days = cutOff?.horizon {
            lines.note(2, "What the segments are to help with: who comes again.")
            lines.add(2, "outcome:")
            lines.add(4, "from: \(from.rawValue)")
            lines.add(4, "any-within: \(days) days")
            if let responded {
                lines.disabled(
                    2,
                    "outcome: {from: campaigns, column: \(yamlScalar(responded.name)), positive: \"\(responded.shape.positive ?? "yes")\"}",
                    "or: who answers")
            }
        } else if answers[.outcome] != "none", let responded, from == nil {
            lines.add(
                2,
                "outcome: {from: campaigns, column: \(yamlScalar(responded.name)), positive: \"\(responded.shape.positive ?? "yes")\"}"
            )
        } else {
            lines.note(2, "No column says what the segments are to help with: nothing is predicted.")
            lines.disabled(2, "outcome: {column: NAME, positive: \"yes\"}")
        }
    }

    private mutating func unused() {
        let rest = roles.guesses.filter { $0.role == .unused && !$0.isMapping }
        guard !rest.isEmpty else { return }
        lines.blank()
        lines.note(2, "Not used:")
        for guess in rest { lines.note(2, guess.reason + ".", mark: "  \(guess.table.shown): ") }
        for guess in rest {
            guard let customer = guess.customer, let time = guess.time, !customer.isNearlyUnique,
                roles.events(.interactions) == nil, EventKind.likeliest(guess.table) == nil
            else { continue }
            lines.note(2, "To count \(guess.table.shown) as interactions:")
            lines.disabled(
                2,
                "interactions: {csv: \(yamlScalar(prefix + guess.table.shown)), customer: \(yamlScalar(customer.name)), time: \(yamlScalar(time.name))}"
            )
            break
        }
    }

    // MARK: People and settings

    private mutating func people() {
        guard let customers else {
            lines.blank()
            lines.note(
                0,
                "No table says who the customers are, so nothing can be audited for bias and nobody's consent is known."
            )
            return
        }
        if let consent = customers.consent, let yes = consent.shape.positive {
            lines.blank()
            lines.note(
                0,
                "Who gave no consent is left out before anything is counted (\(percent(OutcomeGuess.share(consent))) did)."
            )
            lines.add(0, "consent:")
            lines.add(2, "column: \(yamlScalar(consent.name))")
            lines.add(2, "keep: [\"\(yes)\"]")
        }
        let audited = customers.protected.filter { $0.audit != nil }
        let tooMany = customers.protected.filter { $0.audit == nil }
        lines.blank()
        if customers.protected.isEmpty {
            lines.note(0, "No column looks protected (age, gender, origin …): nothing is audited for bias.")
            lines.disabled(0, "protected: {gender: as-is, age: [under 25, 25-44, 45-64, 65 and over]}")
            return
        }
        lines.note(0, "For the bias audit, and no features unless 'features.include' names them too.")
        if audited.isEmpty { lines.disabled(0, "protected:") } else { lines.add(0, "protected:") }
        for column in audited {
            lines.add(
                2, "\(yamlScalar(column.name)): \(column.audit ?? "as-is")",
                column.reason + (column.isProxy ? ": please confirm" : ""))
        }
        for column in tooMany {
            lines.disabled(
                2, "\(yamlScalar(column.name)): as-is", column.reason + ", but has too many values: group them")
        }
        if audited.contains(where: \.isProxy) {
            doubts.append(
                "\(list(audited.filter(\.isProxy).map(\.name))): protected for what they can stand for; leave that if it "
                    + "is not so here")
        }
    }

    private mutating func settings() {
        var include = events.contains { $0.kind == .purchases } ? ["recency", "frequency"] : []
        if events.contains(where: { event in
            event.kind == .purchases && event.roles.roles.contains { $0.role == "amount" }
        }) {
            include.append("monetary")
        }
        let income = customers?.protected.filter(\.isFeatureToo).map(\.name) ?? []
        include += income
        lines.blank()
        if include.isEmpty {
            lines.disabled(0, "features: {include: [], exclude: []}", "what selection must keep, what is left out")
        } else {
            lines.note(
                0,
                "Selection never drops these."
                    + (income.isEmpty
                        ? ""
                        : " \(list(income)): audited, and a feature all the same; take it out if that is not wanted."))
            lines.add(0, "features:")
            lines.add(2, "include: [\(include.map(yamlScalar).joined(separator: ", "))]")
        }
        lines.blank()
        lines.note(0, "The tool's own settings; docs/study.md has them all.")
        lines.disabled(0, "segments: {k: 2...8}", "how many segments to choose from")
        lines.disabled(
            0, "models: [decision-tree]", "or logistic-regression, support-vector-machine, neural-network too")
        lines.disabled(0, "audit: {minimum-count: 10}", "fewer customers than that are never told of")
    }

    // MARK: Facts of the data

    private static func cutOff(_ events: [(guess: TableGuess, kind: EventKind)], asked: String?) -> CutOff? {
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

    private static func lastYear(_ guesses: [TableGuess]) -> Int {
        let times = guesses.filter { $0.role != .unused }.flatMap(\.table.columns).compactMap { column -> Int64? in
            if case .time(_, _, let last) = column.shape, !column.words.mean(.birthYear) { last } else { nil }
        }
        if let last = times.max() { return CivilDate(secondsSince1970: last).year }
        let births = guesses.flatMap(\.table.columns).filter { $0.words.mean(.birthYear) }
        return births.compactMap { $0.shape.number.map { Int($0.quantiles[4]) + 20 } }.max() ?? 2000
    }

    private static func currency(_ tables: [SampledTable]) -> (code: String, reason: String)? {
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
