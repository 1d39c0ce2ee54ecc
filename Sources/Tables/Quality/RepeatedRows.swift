private import CKernels

/// How many rows are alike in every column that is read.
///
/// All are compared up to a million different ones. Of more, those are compared whose hash lies in an ever smaller part
/// of all hashes, which is a sample of rows that keeps repetitions together (Gibbons 2001, "Distinct sampling"); the
/// number is then an estimate.
public struct RepeatedRows: Sendable {
    private var seen = HashTable()
    private var limit = UInt64.max
    private var repeated = 0
    private let capacity: Int
    /// One of so many rows is looked at.
    public private(set) var oneOf = 1

    public init(capacity: Int = 1_000_000) { self.capacity = max(1, capacity) }

    public mutating func add(_ hashes: [UInt64]) {
        for (place, hash) in hashes.enumerated() where hash <= limit {
            // The table is larger than a core's caches: without a word ahead each row would wait for memory.
            if place + Self.ahead < hashes.count { seen.prefetch(hashes[place + Self.ahead]) }
            if !seen.insert(hash) {
                repeated += 1
            } else if seen.count > capacity {
                thin()
            }
        }
    }

    private static let ahead = 16

    private mutating func thin() {
        let before = seen.count
        limit /= 2
        oneOf *= 2
        seen = seen.upTo(limit)
        // Repetitions seen so far belong to either half alike.
        repeated = Int((Double(repeated) * Double(seen.count) / Double(before)).rounded())
    }

    /// Forgets the rows and keeps their number.
    public mutating func finish() { seen = HashTable() }

    /// Rows that are like an earlier one.
    public var count: Int { repeated * oneOf }

    /// One hash per row of all columns.
    public static func hashes(_ table: Table, people: [UInt64]?) -> [UInt64] {
        var hashes = people ?? [UInt64](repeating: 0, count: table.rowCount)
        for column in table.columns {
            switch column {
            case .number(let values):
                for row in hashes.indices { hashes[row] = joined(hashes[row], values[row].bitPattern) }
            case .time(let values):
                for row in hashes.indices { hashes[row] = joined(hashes[row], UInt64(bitPattern: values[row])) }
            case .flag(let values):
                for row in hashes.indices { hashes[row] = joined(hashes[row], UInt64(bitPattern: Int64(values[row]))) }
            case .category(let values):
                let levels = values.levels.map(stableHash)
                for row in hashes.indices {
                    let code = values.codes[row]
                    hashes[row] = joined(hashes[row], code < 0 ? 1 : levels[Int(code)])
                }
            }
        }
        return hashes
    }

    private static func joined(_ hash: UInt64, _ bits: UInt64) -> UInt64 {
        mixed(hash &* 0x9e37_79b9_7f4a_7c15 &+ mixed(bits))
    }
}

/// A set of hashes that are as good as random, so that each says its own place (linear probing, Knuth, vol. 3, 6.4).
private struct HashTable: Sendable {
    /// 0 where free; the hash 0 counts as 1.
    private var places: [UInt64]
    private(set) var count = 0

    /// - Parameter size: a power of two.
    init(size: Int = 1024) { places = [UInt64](repeating: 0, count: size) }

    /// - Returns: whether it is new.
    mutating func insert(_ hash: UInt64) -> Bool {
        let isNew = Self.insert(max(1, hash), &places)
        guard isNew else { return false }
        count += 1
        if 3 * count > 2 * places.count {
            var larger = [UInt64](repeating: 0, count: 2 * places.count)
            for hash in places where hash > 0 { _ = Self.insert(hash, &larger) }
            places = larger
        }
        return true
    }

    func prefetch(_ hash: UInt64) {
        places.withUnsafeBufferPointer { places in
            guard let first = places.baseAddress else { return }
            kernel_prefetch(first + (Int(truncatingIfNeeded: hash) & (places.count - 1)))
        }
    }

    func upTo(_ limit: UInt64) -> HashTable {
        // About half of them, as `limit` is half of what it was.
        var result = HashTable(size: max(1024, places.count / 2))
        for hash in places where hash > 0 && hash <= limit { _ = result.insert(hash) }
        return result
    }

    private static func insert(_ hash: UInt64, _ places: inout [UInt64]) -> Bool {
        places.withUnsafeMutableBufferPointer { places in
            // By the low bits: thinning keeps the hashes whose high ones are 0.
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place] != 0 {
                if places[place] == hash { return false }
                place = (place + 1) & (places.count - 1)
            }
            places[place] = hash
            return true
        }
    }
}
