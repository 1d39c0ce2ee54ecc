import Basics
import Features
import Tables

/// Runs a source's filters over a chunk of its rows; several chunks at a time.
struct CleanEvents: Sendable {
    let source: SourceDeclaration
    /// Where the rows hold ids that a table turns into customers.
    private let ids: IdTranslation?
    private let customer: String
    private let time: String
    /// Events before it are older than the study keeps them; nil: any are kept.
    private let start: Int64?
    /// People whom no count may include.
    private let hidden: Set<String>

    /// What no sum could hold is no amount.
    private static let largestAmount = 1e100

    /// A chunk and how far its rows came.
    struct Chunk: Sendable {
        var sieve: Sieve
        var customer: KeyColumn
        /// As the table of ids knows them, where there is one.
        var ids: KeyColumn?
        /// What the rows look like, good or bad.
        var quality: SourceTally.Part?
        var order: Categories?
        /// The same in every chunk.
        var orderNumbers: [Int32]?
        var amounts: [Double]?
        /// The rows that met every condition; whose they are where the customers are known.
        var events: Events
        /// Their places in the chunk; nil: all of them.
        var kept: [Int]?
        /// Rows with a customer and a time that give back what was bought.
        var returns: Events?
        var returnRows: [Int] = []
    }

    init(
        _ source: SourceDeclaration, ids: IdTranslation? = nil, from start: Int64? = nil, hidden: Set<String> = []
    ) throws(Diagnostics) {
        guard let customer = source.column("customer"), let time = source.column("time") else {
            throw Diagnostics([
                Diagnostic("study.missing-key", at: source.position, "a source needs 'customer' and 'time'")
            ])
        }
        self.source = source
        self.ids = ids
        self.customer = customer
        self.time = time
        self.start = start
        self.hidden = hidden
    }

    /// The columns to read; the customers' ids as texts only where a filter looks at them.
    func requests(_ all: [ColumnRequest]) -> [ColumnRequest] {
        let expressions = source.filters + [source.amount, source.discount, source.returned].compactMap(\.self)
        let isNamed = expressions.contains { $0.columnNames.contains(customer) }
        return all.filter { $0.name != customer || isNamed }
    }

    func key(_ index: KeyIndex) -> KeyRequest { KeyRequest(name: customer, index: ids?.index ?? index) }

    /// - Parameters:
    ///   - last: the name of the last condition, that the customer is known.
    ///   - isPersonal: whether it is not met by people who were left out by their own choice.
    ///   - enough: the least number of people that a step of privacy may tell of.
    func funnel(last: String, isPersonal: Bool = false, enough: Int = 0) -> CleaningFunnel {
        var conditions = [
            CleaningFunnel.Condition(name: say("has a customer"), isAlwaysStep: false),
            CleaningFunnel.Condition(name: say("has a time"), isAlwaysStep: false),
        ]
        if let start {
            conditions.append(.init(name: say("not before \(isoDate(start)), where retention ends"), isPersonal: true))
        }
        if ids != nil {
            conditions.append(.init(name: say("id is in the table of ids")))
            conditions.append(.init(name: say("id stands for one customer")))
        }
        if source.returned != nil { conditions.append(CleaningFunnel.Condition(name: say("is no return"))) }
        conditions += source.filters.map { CleaningFunnel.Condition(name: $0.text) }
        if source.amount != nil { conditions.append(.init(name: say("has an amount"), isAlwaysStep: false)) }
        conditions.append(.init(name: last, isAlwaysStep: false, isPersonal: isPersonal))
        return CleaningFunnel(
            source.kind, conditions: conditions, hasCustomers: true, hasOrders: source.column("order") != nil,
            hasAmounts: source.amount != nil, enough: enough)
    }

    /// The rows of a chunk but those of people whom no count may include.
    func visible(_ chunk: RowChunk) -> RowChunk {
        guard !hidden.isEmpty else { return chunk }
        let keys = ids.map { $0(chunk.keys[0]).customers } ?? chunk.keys[0]
        let isHidden = keys.unknown.map(hidden.contains)
        guard isHidden.contains(true) else { return chunk }
        let visible = keys.codes.indices.filter { row in
            keys.codes[row] >= -1 || !isHidden[Int(-2 - keys.codes[row])]
        }
        return chunk.selecting(visible)
    }

    /// - Parameter everybody: whether the customers aren't known yet, and nobody is left out for being unknown.
    func callAsFunction(_ chunk: RowChunk, everybody: Bool = false) -> Chunk {
        let table = chunk.table, translated = ids.map { $0(chunk.keys[0]) }
        let keys = translated?.customers ?? chunk.keys[0]
        var times: [Int64] = []
        if case .time(let column)? = table[time] { times = column }
        var order: Categories?
        if let column = source.column("order"), case .category(let values)? = table[column] { order = values }
        let amounts = source.amount?.numbers(in: table).map { abs($0) <= Self.largestAmount ? $0 : .nan }

        var sieve = Sieve(rows: table.rowCount)
        sieve.ask { keys.codes[$0] != -1 }
        sieve.ask { times[$0] != Column.missingTime }
        if let start { sieve.ask { times[$0] >= start } }
        if let match = translated?.match {
            sieve.ask { match[$0] != .unmatched }
            sieve.ask { match[$0] != .conflicting }
        }
        let isReturned = source.returned?.mask(in: table)
        if let isReturned { sieve.ask { !isReturned[$0] } }
        for filter in source.filters {
            let mask = filter.mask(in: table)
            sieve.ask { mask[$0] }
        }
        if let amounts { sieve.ask { !amounts[$0].isNaN } }
        sieve.ask { everybody || keys.codes[$0] >= 0 }

        let kept = sieve.kept
        let isWhole = kept.count == table.rowCount
        let events = Events(
            table: isWhole ? table : table.selecting(kept),
            customer: isWhole ? keys.codes : kept.map { keys.codes[$0] },
            time: isWhole ? times : kept.map { times[$0] },
            amount: isWhole ? amounts : amounts.map { amounts in kept.map { amounts[$0] } })
        var cleaned = Chunk(
            sieve: sieve, customer: keys, ids: ids == nil ? nil : chunk.keys[0], order: order, amounts: amounts,
            events: events, kept: isWhole ? nil : kept)
        if let isReturned, !everybody {
            let rows = isReturned.indices.filter {
                isReturned[$0] && keys.codes[$0] >= 0 && times[$0] != Column.missingTime && times[$0] >= start ?? .min
            }
            cleaned.returnRows = rows
            cleaned.returns = Events(
                table: table.selecting(rows), customer: rows.map { keys.codes[$0] }, time: rows.map { times[$0] },
                amount: amounts.map { amounts in rows.map { amounts[$0] } })
        }
        return cleaned
    }
}

/// Numbers for texts as they come, the same in every chunk.
struct TextNumbers {
    private var numbers: [String: Int32] = [:]
    private let first: Int32

    init(from first: Int = 0) { self.first = Int32(first) }

    mutating func callAsFunction(_ text: String) -> Int32 {
        if let known = numbers[text] { return known }
        let number = first + Int32(numbers.count)
        numbers[text] = number
        return number
    }

    /// Of the cells of a category; -1 where missing.
    mutating func callAsFunction(_ cells: Categories) -> [Int32] {
        let byLevel = cells.levels.map { self($0) }
        return cells.codes.map { $0 < 0 ? -1 : byLevel[Int($0)] }
    }

    /// Of the cells of a key: those of the index, and others behind them.
    mutating func callAsFunction(_ cells: KeyColumn) -> [Int32] {
        guard !cells.unknown.isEmpty else { return cells.codes }
        let others = cells.unknown.map { self($0) }
        return cells.codes.map { $0 <= -2 ? others[Int(-2 - $0)] : $0 }
    }

    var count: Int { numbers.count }

    /// The texts with their numbers, in no order.
    var all: [String: Int32] { numbers }
}
