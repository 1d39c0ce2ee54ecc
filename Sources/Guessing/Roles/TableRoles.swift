import Foundation
import Tables

/// What each table of a folder is: the customers, events of theirs, or of no use to a study.
struct TableRoles: Sendable {
    private(set) var guesses: [TableGuess]
    private(set) var questions: [Question] = []
    private let answers: Answers

    init(_ tables: [SampledTable], answers: Answers) {
        self.answers = answers
        guesses = tables.map {
            TableGuess(table: $0, role: .unused, customer: nil, time: nil, reason: "nothing says what its rows are")
        }
        findCustomerColumns()
        findMappings()
        findTimes()
        findEvents()
        findCustomers()
        leaveOneOfEachKind()
        explainTheRest()
        findUnits()
        weighCoverage()
    }

    var customers: TableGuess? { guesses.first { $0.role == .customers } }
    func events(_ kind: EventKind) -> TableGuess? { guesses.first { $0.role == .events(kind) } }

    /// A pattern such as `parts/*.csv` that means these files and no other.
    func pattern(for paths: [String]) -> String? {
        guard let first = paths.first else { return nil }
        let beginning = paths.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        let end = String(
            paths.map { String($0.dropFirst(beginning.count).reversed()) }.reduce(nil as String?) { known, next in
                known.map { $0.commonPrefix(with: next) } ?? next
            }?.reversed() ?? [])
        let meant = guesses.flatMap { [$0.table.path] + $0.table.parts }.filter {
            $0.hasPrefix(beginning) && $0.hasSuffix(end)
        }
        let isPlain = !(beginning + end).contains { "*?[".contains($0) }
        return isPlain && Set(meant) == Set(paths) ? "\(beginning)*\(end)" : nil
    }

    private var largestEvents: TableGuess? { EventKind.allCases.compactMap { events($0) }.first }

    // MARK: Columns

    private mutating func findCustomerColumns() {
        for index in guesses.indices {
            let table = guesses[index].table
            guesses[index].customer = answers[.customer].flatMap { table[$0] } ?? table.namedCustomer
        }
        // A column of another name whose values are the keys of a table of customers.
        for index in guesses.indices where guesses[index].customer == nil {
            let table = guesses[index].table
            if let key = table.rowKey, key.words.words == ["id"], NameWords(table.title).mean(.profile) {
                guesses[index].customer = key
            }
        }
        let keys = guesses.compactMap(\.customer).filter(\.isNearlyUnique).map { Set($0.levels) }
        for index in guesses.indices where guesses[index].customer == nil {
            guesses[index].customer = guesses[index].table.repeatedCodes.first { column in
                keys.contains { column.shareOfValues(in: $0) > 0.5 }
            }
        }
    }

    /// A table of two ids: under one of them other tables know the customers of the table of customers.
    private mutating func findMappings() {
        for index in guesses.indices where guesses[index].table.columns.count(where: \.couldIdentify) >= 2 {
            let table = guesses[index].table
            guard table.columns.count <= 3 else { continue }
            for to in table.columns where to.couldIdentify && to.distinct > 10 {
                let isOfCustomers = guesses.indices.contains { other in
                    guard other != index, let key = guesses[other].customer else { return false }
                    return key.isNearlyUnique && to.shareOfValues(in: Set(key.levels)) > 0.5
                }
                guard isOfCustomers else { continue }
                for from in table.columns where from.couldIdentify && from.name != to.name && from.distinct > 10 {
                    map(index, from: from, to: to)
                }
            }
        }
    }

    private mutating func map(_ mapping: Int, from: SampledColumn, to: SampledColumn) {
        let known = Set(from.levels), customers = Set(to.levels)
        for index in guesses.indices where index != mapping {
            let columns = guesses[index].table.columns.filter { column in
                column.couldIdentify && column.distinct > 10 && column.shareOfValues(in: known) > 0.5
                    && column.shareOfValues(in: customers) < 0.1
            }
            guard let column = columns.first, guesses[index].table.columns.contains(where: \.shape.isTime) else {
                continue
            }
            guesses[index].customer = column
            guesses[index].ids = TableGuess.Mapping(table: guesses[mapping].table, from: from.name, to: to.name)
            guesses[mapping].isMapping = true
            guesses[mapping].customer = nil
            guesses[mapping].reason = "says whose each \(from.name) is"
        }
    }

    private mutating func findTimes() {
        for index in guesses.indices {
            let table = guesses[index].table
            let times = table.times
            guesses[index].time = answers[.time].flatMap { name in times.first { $0.name == name } } ?? times.first
        }
    }

    // MARK: Tables

    private mutating func findEvents() {
        for index in guesses.indices {
            let guess = guesses[index]
            guard let time = guess.time else { continue }
            if guess.customer == nil, EventKind.likeliest(guess.table) == .purchases, answers[.customer] == nil {
                let codes = guess.table.repeatedCodes
                guard let first = codes.first else { continue }
                if codes.count > 1 { ask(customerOf: guess.table, codes) }
                guesses[index].customer = first
            }
            guard let customer = guesses[index].customer, let kind = EventKind.likeliest(guess.table) else { continue }
            guard !customer.isNearlyUnique || isSide(guess, kind) else { continue }
            guesses[index].role = .events(kind)
            guesses[index].reason = "\(customer.name) comes again and again, each time with a time in \(time.name)"
            if customer.isNearlyUnique { guesses[index].reason = "one row per customer, with a time and an answer" }
        }
    }

    /// A table of one row per customer that is not the table of customers: everybody got the mailing once.
    private func isSide(_ guess: TableGuess, _ kind: EventKind) -> Bool {
        kind == .campaigns
            && guesses.contains { other in
                other.table.shown != guess.table.shown && other.customer?.isNearlyUnique == true
                    && EventKind.likeliest(other.table) != .campaigns
            }
    }

    private mutating func findCustomers() {
        let unique = guesses.indices.filter {
            guesses[$0].role == .unused && !guesses[$0].isMapping && guesses[$0].customer?.isNearlyUnique == true
        }
        let wanted = answers[.customers]
        let chosen =
            unique.first { index in wanted.map { guesses[index].table.isNamed($0) } ?? false }
            ?? unique.max { profile($0) < profile($1) }
        for index in unique {
            guesses[index].role = index == chosen && wanted != "none" ? .customers : .unused
            guesses[index].reason =
                index == chosen
                ? "one row per \(guesses[index].customer?.name ?? "customer")"
                : "one row per customer too; a study has one table of customers: add these columns to it"
        }
    }

    /// How much a table says of who the customers are.
    private func profile(_ index: Int) -> Int {
        let table = guesses[index].table
        let attributes = table.columns.count { Attribute(of: $0) != nil }
        return 3 * attributes + table.columns.count + (NameWords(table.title).mean(.profile) ? 10 : 0)
    }

    /// Of two tables of purchases the larger one.
    private mutating func leaveOneOfEachKind() {
        for kind in EventKind.allCases {
            let same = guesses.indices.filter { guesses[$0].role == .events(kind) }
            let largest = same.max { guesses[$0].table.estimatedRows < guesses[$1].table.estimatedRows }
            for index in same where index != largest {
                guesses[index].role = .unused
                guesses[index].reason =
                    "\(kind.rawValue) as well, but fewer rows than in \(largest.map { guesses[$0].table.shown } ?? "")"
            }
        }
    }

    private mutating func explainTheRest() {
        for index in guesses.indices where guesses[index].role == .unused && !guesses[index].isMapping {
            let guess = guesses[index]
            if let customer = guess.customer, !customer.isNearlyUnique {
                guard guess.reason.hasPrefix("nothing") else { continue }
                guesses[index].reason =
                    guess.time == nil
                    ? "\(customer.name) comes again and again, but no column says when"
                    : "events of customers, but neither purchases nor visits, interactions or answers to a campaign"
            } else if guess.customer == nil, let key = guess.table.rowKey,
                guesses.contains(where: { $0.table.shown != guess.table.shown && $0.table[key.name] != nil })
            {
                let isDatabase = if case .sqlite = guess.table.place { true } else { false }
                guesses[index].reason =
                    "one row per \(key.name), which others refer to; "
                    + (isDatabase
                        ? "a 'query' in place of their 'table' can join its columns"
                        : "a study joins no tables: add its columns to theirs where they matter")
            }
        }
    }

    /// Without customers and events each row of the largest table stands for itself.
    private mutating func findUnits() {
        guard guesses.allSatisfy({ $0.role == .unused }) else { return }
        let withTime = guesses.indices.filter { guesses[$0].customer?.isNearlyUnique == false }
        if let index = withTime.max(by: { guesses[$0].table.estimatedRows < guesses[$1].table.estimatedRows }) {
            guard guesses[index].time != nil else {
                ask(timeOf: guesses[index])
                return
            }
            guesses[index].role = .events(.interactions)
            guesses[index].reason = "events of customers of no kind that the columns tell; counted as interactions"
            return
        }
        let candidates = guesses.indices.max {
            guesses[$0].table.columns.count * guesses[$0].table.estimatedRows
                < guesses[$1].table.columns.count * guesses[$1].table.estimatedRows
        }
        guard let index = candidates else { return }
        guesses[index].role = .customers
        guesses[index].customer = guesses[index].customer ?? guesses[index].table.rowKey
        guesses[index].time = nil
        guesses[index].reason =
            guesses[index].customer.map { "one row per \($0.name)" }
            ?? "no column names customers, so each row stands for itself"
    }

    /// A table of customers leaves out the events of all others: few of them would be a loss.
    private mutating func weighCoverage() {
        guard let index = guesses.firstIndex(where: { $0.role == .customers }), answers[.customers] == nil,
            let key = guesses[index].customer, guesses[index].table.isWhole,
            let events = largestEvents, let customer = events.customer
        else { return }
        let known = Set(key.levels)
        let rows = customer.levels.indices.reduce(0) {
            $0 + (known.contains(customer.levels[$1]) ? customer.counts[$1] : 0)
        }
        let ofRows = Double(rows) / Double(max(1, customer.filled))
        guard ofRows < 0.9 else { return }
        let isKept = ofRows >= 0.5
        let path = guesses[index].table.shown
        let share = "\(percent(customer.shareOfValues(in: known))) of the customers and \(percent(ofRows)) of the rows"
        questions.append(
            Question(
                subject: .customers,
                text: "\(path) knows only \(share) in \(events.table.shown). Use it?",
                choices: [
                    .init(answer: path, meaning: "use it: only the customers in it are divided into segments"),
                    .init(answer: "none", meaning: "leave it out: all customers, without what it says of them"),
                ], guess: isKept ? 0 : 1))
        guesses[index].reason += ", but only for \(share) in \(events.table.shown)"
        if !isKept {
            guesses[index].role = .unused
            guesses[index].reason +=
                ": as the table of customers it would leave out all others (--customers \(path) takes it all the same)"
        }
    }

    // MARK: Questions

    private mutating func ask(customerOf table: SampledTable, _ candidates: [SampledColumn]) {
        questions.append(
            Question(
                subject: .customer, text: "Which column of \(table.shown) says who the customer is?",
                choices: candidates.map {
                    .init(answer: $0.name, meaning: "\(count($0.distinct)) values in \(count($0.filled)) rows")
                }, guess: nil))
    }

    private mutating func ask(timeOf guess: TableGuess) {
        questions.append(
            Question(
                subject: .time,
                text:
                    "\(guess.table.shown) has several rows per \(guess.customer?.name ?? "customer") but no column of "
                    + "times that can be read. Which column says when?",
                choices: guess.table.columns.filter { $0.name != guess.customer?.name }.map {
                    .init(answer: $0.name, meaning: "\(count($0.distinct)) values")
                }, guess: nil))
    }
}
