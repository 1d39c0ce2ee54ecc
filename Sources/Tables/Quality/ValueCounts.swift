/// How often each of the first thousand different values occurs.
///
/// Where there are more, what is counted stays counted: a count is then the least that there is.
public struct ValueCounts: Sendable {
    public static let limit = 1000
    private static let slotCount = 4096

    private var keys = [UInt64](repeating: 0, count: slotCount)
    private var counts = [Int](repeating: 0, count: slotCount)
    /// Different values counted.
    public private(set) var distinct = 0
    /// Whether there were more.
    public private(set) var isFull = false

    init() {}

    mutating func add(_ key: UInt64, _ count: Int = 1) {
        withSlots { slots in slots.add(key, count) }
    }

    /// The keys of rows that follow each other.
    mutating func add(_ rows: [UInt64]) {
        guard var key = rows.first else { return }
        withSlots { slots in
            // In a file in order of time they are often equal.
            var count = 0
            for next in rows {
                if next != key {
                    slots.add(key, count)
                    (key, count) = (next, 0)
                }
                count += 1
            }
            slots.add(key, count)
        }
    }

    mutating func merge(_ other: ValueCounts) {
        isFull = isFull || other.isFull
        withSlots { slots in
            for (key, count) in zip(other.keys, other.counts) where count > 0 { slots.add(key, count) }
        }
    }

    /// The slots while they are written to: one look at who else holds them for many values.
    private mutating func withSlots(_ body: (inout Slots) -> Void) {
        let (distinct, isFull) = (distinct, isFull)
        let after = keys.withUnsafeMutableBufferPointer { keys in
            counts.withUnsafeMutableBufferPointer { counts in
                var slots = Slots(keys: keys, counts: counts, distinct: distinct, isFull: isFull)
                body(&slots)
                return (slots.distinct, slots.isFull)
            }
        }
        (self.distinct, self.isFull) = after
    }

    private struct Slots {
        let keys: UnsafeMutableBufferPointer<UInt64>
        let counts: UnsafeMutableBufferPointer<Int>
        var distinct: Int
        var isFull: Bool

        @inline(__always)
        mutating func add(_ key: UInt64, _ count: Int) {
            var slot = Int(truncatingIfNeeded: mixed(key)) & (ValueCounts.slotCount - 1)
            while counts[slot] > 0 {
                if keys[slot] == key {
                    counts[slot] += count
                    return
                }
                slot = (slot + 1) & (ValueCounts.slotCount - 1)
            }
            guard distinct < ValueCounts.limit else {
                isFull = true
                return
            }
            distinct += 1
            keys[slot] = key
            counts[slot] = count
        }
    }

    /// The most frequent; at a tie the lowest key.
    public var top: (key: UInt64, count: Int)? {
        var best: (key: UInt64, count: Int)?
        for slot in counts.indices where counts[slot] > 0 {
            let isBetter = best.map { (counts[slot], $0.key) > ($0.count, keys[slot]) } ?? true
            if isBetter { best = (keys[slot], counts[slot]) }
        }
        return best
    }
}

/// Bits spread over all places (Stafford 2011, variant 13 of the finaliser of MurmurHash3).
func mixed(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    return bits ^ bits >> 31
}

/// The same for the same text on every machine (FNV-1a, then mixed).
public func stableHash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return mixed(hash)
}
