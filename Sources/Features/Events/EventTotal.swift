import Tables

/// One aggregate in the making.
struct EventTotal: Sendable {
    private let aggregate: EventAggregate
    private let asOf: Int64
    /// Whether several rows with one order id count once.
    private let countsOrders: Bool
    /// By customer: a count or a sum; for a deviation the mean so far; for first and last days ago.
    private var first: [Double]
    /// By customer: what the first is divided by, or how many values there are.
    private var second: [Double]
    /// By customer: the sum of squared deviations from the mean (Welford 1962).
    private var squares: [Double]
    private var hits = OrderSet()
    private var all = OrderSet()
    private var different = DistinctValues()

    init(_ aggregate: EventAggregate, customers: Int, asOf: Int64) {
        self.aggregate = aggregate
        self.asOf = asOf
        countsOrders = aggregate.events.map { EventWord.countsOrders($0.text) } ?? false
        let start: Double =
            switch aggregate.measure {
            case .least, .greatest, .daysSinceFirst, .daysSinceLast: .nan
            default: 0
            }
        first = [Double](repeating: start, count: customers)
        let needsSecond = [.share, .mean, .deviation].contains(aggregate.measure)
        second = [Double](repeating: 0, count: needsSecond ? customers : 0)
        squares = [Double](repeating: 0, count: aggregate.measure == .deviation ? customers : 0)
    }

    mutating func add(_ chunk: EventChunk) {
        let mask = aggregate.condition?.mask(in: chunk.table)
        let isHit = { (row: Int) in mask?[row] ?? true }
        switch aggregate.measure {
        case .distinct:
            if let name = aggregate.value?.columnNames.first, let column = chunk.table[name] {
                different.add(column, chunk.customer, where: isHit)
            }
        case .daysSinceFirst, .daysSinceLast:
            let today = CivilDate.daysSince1970(at: asOf), wantsFirst = aggregate.measure == .daysSinceFirst
            forEach(chunk) { row, customer in
                guard isHit(row) else { return }
                let days = Double(today - CivilDate.daysSince1970(at: chunk.time[row]))
                // Anything is better than what isn't a number.
                if !(wantsFirst ? first[customer] >= days : first[customer] <= days) { first[customer] = days }
            }
        case .count, .share:
            if let numbers = aggregate.value?.numbers(in: chunk.table) {
                addShare(of: numbers, chunk, isHit)
            } else {
                addCounts(chunk, isHit)
            }
        case .sum, .mean, .least, .greatest, .deviation:
            guard let numbers = aggregate.value?.numbers(in: chunk.table) else { return }
            forEach(chunk) { row, customer in
                if isHit(row), numbers[row].isFinite { add(numbers[row], customer) }
            }
        }
    }

    func values() -> [Double] {
        switch aggregate.measure {
        case .distinct: different.counts(customers: first.count)
        case .share, .mean: ratio(first, second)
        case .deviation: zip(squares, second).map { $1 < 2 ? .nan : ($0 / ($1 - 1)).squareRoot() }
        case .count, .sum, .least, .greatest, .daysSinceFirst, .daysSinceLast: first
        }
    }

    private mutating func addCounts(_ chunk: EventChunk, _ isHit: (Int) -> Bool) {
        let isShare = aggregate.measure == .share, order = countsOrders ? chunk.order : nil
        forEach(chunk) { row, customer in
            let code = order?[row] ?? -1, this = Int32(customer)
            if isShare, all.insert(order: code, customer: this) { second[customer] += 1 }
            if isHit(row), hits.insert(order: code, customer: this) { first[customer] += 1 }
        }
    }

    private mutating func addShare(of numbers: [Double], _ chunk: EventChunk, _ isHit: (Int) -> Bool) {
        forEach(chunk) { row, customer in
            guard numbers[row].isFinite else { return }
            second[customer] += numbers[row]
            if isHit(row) { first[customer] += numbers[row] }
        }
    }

    private mutating func add(_ value: Double, _ customer: Int) {
        switch aggregate.measure {
        case .least: if !(first[customer] <= value) { first[customer] = value }
        case .greatest: if !(first[customer] >= value) { first[customer] = value }
        case .deviation:
            second[customer] += 1
            let step = value - first[customer]
            first[customer] += step / second[customer]
            squares[customer] += step * (value - first[customer])
        case .mean:
            first[customer] += value
            second[customer] += 1
        default: first[customer] += value
        }
    }
}

/// Calls `body` with each counted row and its customer, in row order.
@inline(__always)
private func forEach(_ chunk: EventChunk, _ body: (_ row: Int, _ customer: Int) -> Void) {
    for row in chunk.customer.indices where chunk.customer[row] >= 0 { body(row, Int(chunk.customer[row])) }
}
