import Tables

/// Events gathered by customer, the one loop behind every aggregated feature. Sums run in row order, so that a result
/// is the same to the last bit however the work around it is divided.
struct EventGroups {
    let cohort: Cohort
    /// Each row's customer; -1 where the event isn't counted.
    let customer: [Int32]

    /// Leaves out events of unknown customers and, where there are times, those without a time or not before `asOf`:
    /// what can't be shown to precede the cut-off could leak the outcome.
    init(_ cohort: Cohort, customer: [Int32], time: [Int64]?) {
        self.cohort = cohort
        guard let time else {
            self.customer = customer
            return
        }
        precondition(time.count == customer.count, "\(time.count) times for \(customer.count) events")
        self.customer = zip(customer, time).map {
            $1 == Column.missingTime || $1 >= cohort.asOf ? -1 : $0
        }
    }

    private init(cohort: Cohort, rows customer: [Int32]) {
        self.cohort = cohort
        self.customer = customer
    }

    /// Calls `body` with each counted row and its customer, in row order.
    @inline(__always)
    func forEach(_ body: (_ row: Int, _ customer: Int) -> Void) {
        for row in customer.indices where customer[row] >= 0 { body(row, Int(customer[row])) }
    }

    /// Only the rows that satisfy a condition.
    func filtered(_ isIncluded: (Int) -> Bool) -> EventGroups {
        EventGroups(cohort: cohort, rows: customer.indices.map { isIncluded($0) ? customer[$0] : -1 })
    }

    /// Only the first row of each (customer, order) pair; a row without an order id stands for itself.
    func firstRows(of order: Categories) -> EventGroups {
        var result = [Int32](repeating: -1, count: customer.count)
        var owner = [Int32](repeating: -1, count: order.levels.count)
        var shared: Set<Int64> = []  // an order id that several customers use is rare but possible
        forEach { row, index in
            let code = order.codes[row], this = Int32(index)
            if code >= 0 {
                let first = owner[Int(code)]
                if first == this { return }
                if first < 0 {
                    owner[Int(code)] = this
                } else if !shared.insert(Int64(code) << 32 | Int64(this)).inserted {
                    return
                }
            }
            result[row] = this
        }
        return EventGroups(cohort: cohort, rows: result)
    }

    /// For each level of a category whether enough customers have it to be named (`Cohort.leastCustomers`).
    ///
    /// - Parameter isIncluded: which rows count.
    func commonLevels(of category: Categories, where isIncluded: (Int) -> Bool = { _ in true }) -> [Bool] {
        var seen = [[Int32]](repeating: [], count: category.levels.count)
        forEach { row, index in
            let code = Int(category.codes[row]), this = Int32(index)
            // Never more than the least number: a short list is searched faster than a set is built.
            guard code >= 0, seen[code].count < cohort.leastCustomers, isIncluded(row), !seen[code].contains(this)
            else { return }
            seen[code].append(this)
        }
        return seen.map { $0.count >= cohort.leastCustomers }
    }

    /// Events per customer.
    func count() -> [Double] {
        var counts = zeros
        forEach { counts[$1] += 1 }
        return counts
    }

    /// Per customer the sum of the values present and how many there are.
    func sum(_ values: [Double]) -> (sum: [Double], present: [Double]) {
        precondition(values.count == customer.count, "\(values.count) values for \(customer.count) events")
        var sums = zeros, present = zeros
        forEach { row, index in
            guard values[row].isFinite else { return }
            sums[index] += values[row]
            present[index] += 1
        }
        return (sums, present)
    }

    /// Per customer the mean of the values present; NaN where there are none.
    func mean(_ values: [Double]) -> [Double] {
        let (sum, present) = sum(values)
        return ratio(sum, present)
    }

    /// Per customer the share of yes among the flags present; NaN where there are none.
    func rate(_ flags: [Int8]) -> [Double] {
        mean(flags.map { $0 == Column.missingFlag ? .nan : Double($0) })
    }

    /// Per customer the earliest and latest time; `Column.missingTime` without events.
    func span(_ time: [Int64]) -> (first: [Int64], last: [Int64]) {
        var first = [Int64](repeating: Column.missingTime, count: cohort.customers.count)
        var last = first
        forEach { row, index in
            if last[index] == Column.missingTime {
                first[index] = time[row]
                last[index] = time[row]
            } else {
                first[index] = min(first[index], time[row])
                last[index] = max(last[index], time[row])
            }
        }
        return (first, last)
    }

    private var zeros: [Double] { [Double](repeating: 0, count: cohort.customers.count) }
}

/// Element by element; NaN where the denominator is zero.
func ratio(_ numerators: [Double], _ denominators: [Double]) -> [Double] {
    zip(numerators, denominators).map { $1 == 0 ? .nan : $0 / $1 }
}
