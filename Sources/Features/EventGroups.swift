import Tables

/// Some rows of a source of events and whose they are. Sums over them run in row order, so that a result is the same
/// to the last bit however the rows are divided.
struct EventGroups {
    /// Each row's customer; -1 where the event isn't counted.
    let customer: [Int32]

    /// Leaves out events of unknown customers and, where there are times, those without a time or not before `asOf`:
    /// what can't be shown to precede the cut-off could leak the outcome.
    init(_ cohort: Cohort, customer: [Int32], time: [Int64]?) {
        // So that sums need no look at the bounds.
        precondition(customer.allSatisfy { $0 < cohort.customers.count }, "an event of a customer beyond the cohort")
        guard let time else {
            self.customer = customer
            return
        }
        precondition(time.count == customer.count, "\(time.count) times for \(customer.count) events")
        let asOf = cohort.asOf
        let isLeftOut = time.contains { $0 == Column.missingTime || $0 >= asOf }
        self.customer =
            isLeftOut ? zip(customer, time).map { $1 == Column.missingTime || $1 >= asOf ? -1 : $0 } : customer
    }

    private init(rows customer: [Int32]) { self.customer = customer }

    /// Calls `body` with each counted row and its customer, in row order.
    @inline(__always)
    func forEach(_ body: (_ row: Int, _ customer: Int) -> Void) {
        for row in customer.indices where customer[row] >= 0 { body(row, Int(customer[row])) }
    }

    /// Only the rows that satisfy a condition.
    func filtered(_ isIncluded: (Int) -> Bool) -> EventGroups {
        EventGroups(rows: customer.indices.map { customer[$0] >= 0 && isIncluded($0) ? customer[$0] : -1 })
    }
}

/// Element by element; NaN where the denominator is zero.
func ratio(_ numerators: [Double], _ denominators: [Double]) -> [Double] {
    zip(numerators, denominators).map { $1 == 0 ? .nan : $0 / $1 }
}
