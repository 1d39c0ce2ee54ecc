import Basics
import Findings

/// How far each row of a chunk comes: the number of conditions it meets before the first that it doesn't.
struct Sieve: Sendable {
    private(set) var passed: [UInt16]
    private(set) var conditions = 0

    init(rows: Int) { passed = [UInt16](repeating: 0, count: rows) }

    /// Asks the rows that have met all conditions so far.
    mutating func ask(_ isMet: (Int) -> Bool) {
        let before = UInt16(conditions)
        for row in passed.indices where passed[row] == before && isMet(row) { passed[row] = before + 1 }
        conditions += 1
    }

    /// Rows that meet all conditions.
    var kept: [Int] { passed.indices.filter { Int(passed[$0]) == conditions } }
}

/// The rows of one source as condition after condition runs: each is a step that is counted, so that no row disappears
/// unaccounted. Rows come in the source's order, in as many parts as may be.
struct CleaningFunnel {
    struct Condition {
        var name: String
        /// Whether it is a step even where every row meets it.
        var isAlwaysStep = true
        /// Whether it tells of people's own choices or of how long data may be kept: then the people behind the rows that
        /// it removes are none or enough, or it is told together with its neighbours.
        var isPersonal = false
    }

    let source: SourceKind
    private let conditions: [Condition]
    private var unreadable = 0
    /// By number of conditions met.
    private var rows: [Int]
    /// By customer and by order, 1 + the conditions that their best row meets; 0: not seen.
    private var customers: [UInt16]?
    private var orders: [UInt16]?
    /// Amounts after each step that removed a row; a step that removed none has the sum of the one before.
    private var sums: [(step: Int, sum: CompensatedSum)]?
    private var losers: FewPeople

    /// - Parameter enough: the least number of people that orders and amounts may tell of, or a personal step.
    init(
        _ source: SourceKind, conditions: [Condition], hasCustomers: Bool, hasOrders: Bool, hasAmounts: Bool,
        enough: Int = 0
    ) {
        self.source = source
        self.conditions = conditions
        rows = [Int](repeating: 0, count: conditions.count + 1)
        customers = hasCustomers ? [] : nil
        orders = hasOrders ? [] : nil
        sums = hasAmounts ? [(0, CompensatedSum())] : nil
        losers = FewPeople(conditions: conditions.count, enough: enough)
    }

    mutating func addUnreadable(_ count: Int) { unreadable += count }

    /// - Parameters:
    ///   - customers: numbers of each row's customer and order, negative where there is none; the same in all parts.
    mutating func add(_ sieve: Sieve, customers: [Int32]? = nil, orders: [Int32]? = nil, amounts: [Double]? = nil) {
        for passed in sieve.passed { rows[Int(passed)] += 1 }
        losers.add(sieve, customers, orders: orders)
        if let customers { Self.note(sieve, customers, in: &self.customers) }
        if let orders { Self.note(sieve, orders, in: &self.orders) }
        if let amounts { addAmounts(sieve, amounts) }
    }

    /// Rows that met every condition.
    var accepted: Int { rows.last ?? 0 }

    /// All rows read, those that can't be read included. Where a personal step can't be told, rows that were removed don't
    /// count.
    var all: Int { isTold ? rows.reduce(unreadable, +) : unreadable + accepted }

    /// The places of the conditions that are told together, each group a step.
    private var groups: [[Int]] {
        let shown = conditions.indices.filter { conditions[$0].isAlwaysStep || rows[$0] > 0 }
        // A row of the customers table is a person.
        return losers.merge(shown) { source == .customers || conditions[$0].isPersonal }
    }

    /// Whether every personal step tells of nobody or of enough people.
    private var isTold: Bool { groups.allSatisfy { group in !isPersonal(group) || !losers.areFew(group) } }

    private func isPersonal(_ group: [Int]) -> Bool { group.contains { conditions[$0].isPersonal } }

    /// Rows that a condition removed, where it is a step of its own.
    func removed(by condition: Int) -> Int? { isTold && groups.contains([condition]) ? rows[condition] : nil }

    var steps: [FunnelStep] {
        guard isTold else { return [step(say("all rows"), conditions.count, rows: all)] + readable(conditions.count) }
        var steps = [step(say("all rows"), 0, rows: all)] + readable(0)
        // What a step removed is told by the difference to the last one that tells it.
        var told = steps.first?.customers, isPersonal = false, untold: [Int] = []
        for group in groups {
            var next = step(group.map { conditions[$0].name }.joined(separator: "; "), (group.last ?? 0) + 1)
            isPersonal = isPersonal || self.isPersonal(group)
            if isPersonal, let before = told, let after = next.customers, losers.isFew(before - after) {
                next.customers = nil
            } else {
                told = next.customers
            }
            untold += group
            if losers.areFew(untold) {
                (next.orders, next.amount) = (nil, nil)
            } else {
                untold = []
            }
            steps.append(next)
        }
        return steps
    }

    private func readable(_ met: Int) -> [FunnelStep] { unreadable > 0 ? [step(say("can be read"), met)] : [] }

    private func step(_ name: String, _ met: Int, rows count: Int? = nil) -> FunnelStep {
        FunnelStep(
            source: source.rawValue, step: name, rows: count ?? rows[met...].reduce(0, +),
            customers: customers?.count { $0 > met }, orders: orders?.count { $0 > met },
            amount: sums?.last { $0.step <= met }?.sum.value)
    }

    private static func note(_ sieve: Sieve, _ numbers: [Int32], in best: inout [UInt16]?) {
        guard var known = best else { return }
        best = nil  // so that it isn't copied
        for row in numbers.indices where numbers[row] >= 0 {
            let number = Int(numbers[row])
            if number >= known.count {
                known += repeatElement(0, count: max(number + 1 - known.count, known.count / 2))
            }
            known[number] = max(known[number], sieve.passed[row] + 1)
        }
        best = known
    }

    private mutating func addAmounts(_ sieve: Sieve, _ amounts: [Double]) {
        guard var known = sums else { return }
        sums = nil
        for row in amounts.indices where !amounts[row].isNaN {
            let met = Int(sieve.passed[row])
            if met < conditions.count, !known.contains(where: { $0.step == met + 1 }) {
                // The first row that this step removes: until now its sum was that of the step before.
                let place = known.lastIndex { $0.step <= met } ?? 0
                known.insert((met + 1, known[place].sum), at: place + 1)
            }
            for index in known.indices where known[index].step <= met { known[index].sum.add(amounts[row]) }
        }
        sums = known
    }
}

/// Neumaier's compensated sum: half a million pounds and pennies come out to the penny.
struct CompensatedSum {
    private var total = 0.0
    private var lost = 0.0

    @inline(__always)
    mutating func add(_ amount: Double) {
        let next = total + amount
        lost += abs(total) >= abs(amount) ? (total - next) + amount : (amount - next) + total
        total = next
    }

    var value: Double { total + lost }
}
