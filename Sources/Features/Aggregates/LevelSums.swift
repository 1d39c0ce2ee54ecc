import Tables

/// How a customer's events are spread over the levels of a category, added up as they stream by.
///
/// Events without a level, and weights that aren't positive (returns), are left out.
public struct LevelSums: Sendable {
    /// Beyond so many numbers (256 MB) the levels that are shown must be known before: it takes a second pass.
    static let mostCells = 1 << 25

    private let customers: Int
    private let leastCustomers: Int
    private let mostCells: Int
    /// In order of first appearance; in a second pass those shown come first.
    public private(set) var levels: [String] = []
    /// By level the weight of all customers' events.
    public private(set) var totals: [Double] = []
    private var codes: [String: Int] = [:]
    /// By level customers who have it: as many as are needed to call it common.
    private var owners: [[Int32]] = []
    /// In a second pass those that are shown; what is left is added up as one.
    private let shown: [String]?
    /// By level the weights of each customer; in a second pass those of the rest come last. Nil: too many.
    private var sums: [[Double]]? = []

    init(_ cohort: Cohort, shown: [String]? = nil, mostCells: Int = mostCells) {
        customers = cohort.customers.count
        leastCustomers = cohort.leastCustomers
        self.mostCells = mostCells
        self.shown = shown
        if let shown {
            for level in shown { _ = code(of: level) }
            sums = Array(repeating: [Double](repeating: 0, count: customers), count: shown.count + 1)
        }
    }

    /// Whether what each customer has is known; else there are too many levels, and a second pass must say which.
    var isComplete: Bool { sums != nil }

    /// - Parameter weight: e.g. amounts; nil counts each event once.
    mutating func add(_ rows: EventGroups, _ category: Categories, weight: [Double]? = nil) {
        let byLevel = category.levels.map { code(of: $0) }
        let sorted = RowsByLevel(rows, category, weight)
        for (local, code) in byLevel.enumerated() {
            let own = sorted.rows(of: local)
            guard !own.isEmpty else { continue }
            for row in own {
                guard owners[code].count < leastCustomers else { break }
                if !owners[code].contains(row.customer) { owners[code].append(row.customer) }
            }
            var total = totals[code]
            for row in own { total += row.weight }
            totals[code] = total
            sums?[min(code, shown?.count ?? .max)].withUnsafeMutableBufferPointer { sums in
                for row in own { sums[Int(row.customer)] += row.weight }
            }
        }
    }

    /// Whether enough customers have the level to be named (`Cohort.leastCustomers`).
    func isCommon(_ level: Int) -> Bool { owners[level].count >= leastCustomers }

    /// The levels that carry weight.
    var used: [Int] { totals.indices.filter { totals[$0] > 0 } }

    /// Largest first, ties by name.
    func ranked(_ levels: [Int]) -> [Int] {
        levels.sorted { (totals[$1], self.levels[$0]) < (totals[$0], self.levels[$1]) }
    }

    /// Per customer the weight of a level.
    ///
    /// - Precondition: the sums are complete, and in a second pass the level is one of those shown.
    func sum(of level: Int) -> [Double] { sums?[level] ?? [] }

    /// Per customer the weight of a level; nil where it doesn't occur, or isn't shown.
    public func sum(of level: String) -> [Double]? {
        guard let sums, let code = codes[level], code < sums.count - (shown == nil ? 0 : 1) else { return nil }
        return sums[code]
    }

    /// Per customer the weight of all levels but some.
    func rest(without named: [Int]) -> [Double] {
        if shown != nil { return sums?.last ?? [] }
        var rest = [Double](repeating: 0, count: customers)
        for level in used where !named.contains(level) {
            for (customer, weight) in sum(of: level).enumerated() { rest[customer] += weight }
        }
        return rest
    }

    private mutating func code(of level: String) -> Int {
        if let known = codes[level] { return known }
        let code = levels.count
        codes[level] = code
        levels.append(level)
        totals.append(0)
        owners.append([])
        if shown == nil {
            sums = levels.count * customers > mostCells ? nil : sums
            sums?.append([Double](repeating: 0, count: customers))
        }
        return code
    }
}

/// The rows of a chunk that count, level by level, in row order within each: one level's sums are then added to without
/// looking at the others.
private struct RowsByLevel {
    struct Row {
        var customer: Int32
        var weight: Double
    }

    private var rows: [Row]
    /// Where the rows of each level begin, and where the last ones end.
    private var starts: [Int]

    init(_ groups: EventGroups, _ category: Categories, _ weight: [Double]?) {
        precondition(category.codes.count == groups.customer.count, "levels of other events")
        precondition(weight?.count ?? groups.customer.count == groups.customer.count, "weights of other events")
        func isCounted(_ row: Int) -> Bool {
            guard category.codes[row] >= 0, let weight else { return category.codes[row] >= 0 }
            return weight[row] > 0 && weight[row].isFinite
        }
        var starts = [Int](repeating: 0, count: category.levels.count + 1)
        groups.forEach { row, _ in if isCounted(row) { starts[Int(category.codes[row]) + 1] += 1 } }
        for level in category.levels.indices { starts[level + 1] += starts[level] }
        var places = starts
        rows = [Row](unsafeUninitializedCapacity: starts.last ?? 0) { sorted, count in
            groups.forEach { row, customer in
                guard isCounted(row) else { return }
                let level = Int(category.codes[row])
                sorted.initializeElement(
                    at: places[level], to: Row(customer: Int32(customer), weight: weight?[row] ?? 1))
                places[level] += 1
            }
            count = starts.last ?? 0
        }
        self.starts = starts
    }

    func rows(of level: Int) -> ArraySlice<Row> { rows[starts[level]..<starts[level + 1]] }
}
