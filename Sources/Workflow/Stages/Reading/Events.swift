import Tables

/// Rows of an event source that survived the funnel, and whose they are: a part of them, or all.
struct Events: Sendable {
    var table: Table
    /// Index into `SourceData.customers` of each row.
    var customer: [Int32]
    var time: [Int64]
    var amount: [Double]?
    /// A number for each row's order, -1 where it has none; the same in every part.
    var order: [Int32]?

    /// Rows strictly before the cut-off, and those from it on.
    func split(at asOf: Int64) -> (before: Events, after: Events) {
        let isBefore = time.map { $0 < asOf }
        return (selecting(isBefore, true), selecting(isBefore, false))
    }

    private func selecting(_ mask: [Bool], _ side: Bool) -> Events {
        let rows = mask.indices.filter { mask[$0] == side }
        return Events(
            table: table.selecting(rows), customer: rows.map { customer[$0] }, time: rows.map { time[$0] },
            amount: amount.map { amount in rows.map { amount[$0] } },
            order: order.map { order in rows.map { order[$0] } })
    }
}

/// Parts of a source's rows put together again.
struct EventRows {
    private var table = TableBuilder()
    private var rows: Events?

    mutating func add(_ events: Events) {
        table.append(events.table)
        guard rows != nil else {
            rows = events
            return
        }
        rows?.customer += events.customer
        rows?.time += events.time
        if let amount = events.amount { rows?.amount? += amount }
        if let order = events.order { rows?.order? += order }
    }

    var events: Events? {
        guard var all = rows else { return nil }
        all.table = table.table
        return all
    }
}
