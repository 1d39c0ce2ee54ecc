import Tables

/// Writes the study file part by part.
struct DraftWriter {
    let roles: TableRoles
    /// From the study's folder to the data's.
    let prefix: String
    let answers: Answers

    var lines = YAMLLines()
    var questions: [Question] = []
    var doubts: [String] = []
    var isFirstSource = true
    let events: [(guess: TableGuess, kind: EventKind, roles: EventRoles)]
    let customers: CustomerColumns?
    let cutOff: CutOff?

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
}
