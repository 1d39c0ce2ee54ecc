/// Which orders of which customers have been counted: memory grows with the orders, as each must be remembered.
struct CountedOrders: Sendable {
    /// By order the customer of its first row.
    private var owner: [Int32] = []
    /// An order id that several customers use is rare but possible.
    private var shared: Set<Int64> = []

    /// Only the first row of each (customer, order) pair; a row without an order id stands for itself.
    ///
    /// - Parameter order: each row's order; -1 where it has none.
    mutating func firstRows(_ rows: EventGroups, _ order: [Int32]) -> EventGroups {
        rows.filtered { row in
            let code = Int(order[row]), this = rows.customer[row]
            guard code >= 0 else { return true }
            if code >= owner.count {
                owner += repeatElement(-1, count: max(code + 1 - owner.count, owner.count / 2))
            }
            if owner[code] == this { return false }
            if owner[code] < 0 {
                owner[code] = this
                return true
            }
            return shared.insert(Int64(code) << 32 | Int64(this)).inserted
        }
    }
}
