/// Pairs of an order and a customer, each once. Nearly every order has one customer, so that a place per order suffices;
/// an order id that several customers use is rare but possible.
struct OrderSet: Sendable {
    /// The customer by order code; -1 where none yet.
    private var owner: [Int32] = []
    private var shared: Set<Int64> = []

    /// Whether the pair is new. A row without an order (code below 0) stands for itself.
    mutating func insert(order code: Int32, customer: Int32) -> Bool {
        guard code >= 0 else { return true }
        let place = Int(code)
        if place >= owner.count {
            owner.append(contentsOf: repeatElement(-1, count: max(place + 1 - owner.count, owner.count)))
        }
        if owner[place] == customer { return false }
        if owner[place] < 0 {
            owner[place] = customer
            return true
        }
        return shared.insert(Int64(code) << 32 | Int64(customer)).inserted
    }
}
