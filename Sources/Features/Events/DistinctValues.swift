import Tables

/// Which values each customer has had, each once.
struct DistinctValues: Sendable {
    /// Numbers given to values as they come: codes of a category may mean other texts in another chunk.
    private var number: [Key: Int32] = [:]
    /// Customer and value in one word.
    private var pairs: Set<UInt64> = []

    private enum Key: Hashable {
        case text(String)
        case bits(UInt64)
    }

    mutating func add(_ column: Column, _ customer: [Int32], where isHit: (Int) -> Bool) {
        var byCode: [Int32] = []
        if case .category(let values) = column { byCode = values.levels.map { numbered(.text($0)) } }
        for row in customer.indices where customer[row] >= 0 && isHit(row) && !column.isMissing(row) {
            let value: Int32 =
                switch column {
                case .category(let values): byCode[Int(values.codes[row])]
                case .number(let values): numbered(.bits(values[row].bitPattern))
                case .time(let values): numbered(.bits(UInt64(bitPattern: values[row])))
                case .flag(let values): numbered(.bits(UInt64(values[row])))
                }
            pairs.insert(UInt64(customer[row]) << 32 | UInt64(value))
        }
    }

    func counts(customers: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: customers)
        for pair in pairs { counts[Int(pair >> 32)] += 1 }
        return counts
    }

    private mutating func numbered(_ key: Key) -> Int32 {
        if let known = number[key] { return known }
        let new = Int32(number.count)
        number[key] = new
        return new
    }
}
