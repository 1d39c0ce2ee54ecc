import Tables

/// Empty cells of the columns that a source declares, in rows that were kept.
struct MissingCells {
    struct Count {
        var cells = 0
        /// Customers with such a row: as many as are needed to show the number of cells.
        var customers: [Int32] = []
    }

    /// In the order of declaration, each once.
    let names: [String]
    private(set) var counts: [Count]
    private let enough: Int

    init(_ source: SourceDeclaration, enough: Int) {
        var seen: Set<String> = []
        names = source.roles.map(\.column).filter { seen.insert($0).inserted }
        counts = [Count](repeating: Count(), count: names.count)
        self.enough = enough
    }

    mutating func add(_ events: Events) {
        for (index, name) in names.enumerated() {
            guard let column = events.table[name] else { continue }
            for row in column.missingRows {
                counts[index].cells += 1
                let customer = events.customer[row]
                if counts[index].customers.count < enough, !counts[index].customers.contains(customer) {
                    counts[index].customers.append(customer)
                }
            }
        }
    }
}
