extension [Double] {
    /// In ascending order, NaN last. Both zeros come out as 0.
    public func ascending() -> [Double] {
        // A short list is sorted before a radix sort has cleared its counters.
        guard count > 300 else { return filter { !$0.isNaN }.sorted() + filter(\.isNaN) }
        var sorter = RadixSorter(count: count)
        return sorter.sort(self[...]).map(\.value)
    }

    /// The places of the values in ascending order, equal ones as they stand.
    public func ascendingOrder() -> [Int] {
        guard count > 300 else { return indices.sorted { (self[$0], $0) < (self[$1], $1) } }
        var sorter = RadixSorter(count: count)
        return sorter.sort(self[...]).map { Int($0.row) }
    }
}

/// Sorts doubles with their places by least significant digits of 11 bits (Knuth, vol. 3, 5.2.5); NaN last.
public struct RadixSorter: Sendable {
    public struct Key: Sendable {
        /// In the order of the values, as an integer.
        var bits: UInt64
        public var row: UInt32

        public var isMissing: Bool { bits == .max }

        public var value: Double { Double(bitPattern: bits >> 63 == 1 ? bits ^ (1 << 63) : ~bits) }

        init(_ value: Double, row: UInt32) {
            // Both zeros are one value.
            let pattern = (value + 0).bitPattern
            bits = value.isNaN ? .max : pattern >> 63 == 1 ? ~pattern : pattern | (1 << 63)
            self.row = row
        }
    }

    private static let digitBits = 11
    private var keys: [Key]
    private var scratch: [Key]

    public init(count: Int) {
        keys = [Key](repeating: Key(0, row: 0), count: count)
        scratch = keys
    }

    /// - Precondition: as many values as the sorter was made for.
    public mutating func sort(_ values: ArraySlice<Double>) -> [Key] {
        precondition(values.count == keys.count, "\(values.count) values for a sorter of \(keys.count)")
        let buckets = 1 << Self.digitBits, digits = (64 + Self.digitBits - 1) / Self.digitBits
        var counts = [Int](repeating: 0, count: digits * buckets)
        counts.withUnsafeMutableBufferPointer { counts in
            keys.withUnsafeMutableBufferPointer { keys in
                for (place, value) in values.enumerated() {
                    let key = Key(value, row: UInt32(truncatingIfNeeded: place))
                    keys[place] = key
                    for digit in 0..<digits { counts[digit * buckets + Self.digit(key, digit)] += 1 }
                }
            }
            for digit in 0..<digits {
                let histogram = UnsafeMutableBufferPointer(rebasing: counts[digit * buckets..<(digit + 1) * buckets])
                // A digit that all share sorts nothing.
                guard let first = keys.first, histogram[Self.digit(first, digit)] < keys.count else { continue }
                pass(digit, histogram)
            }
        }
        return keys
    }

    private mutating func pass(_ digit: Int, _ counts: UnsafeMutableBufferPointer<Int>) {
        var start = 0
        for bucket in counts.indices { (counts[bucket], start) = (start, start + counts[bucket]) }
        keys.withUnsafeBufferPointer { keys in
            scratch.withUnsafeMutableBufferPointer { scratch in
                for key in keys {
                    let bucket = Self.digit(key, digit)
                    scratch[counts[bucket]] = key
                    counts[bucket] += 1
                }
            }
        }
        swap(&keys, &scratch)
    }

    private static func digit(_ key: Key, _ digit: Int) -> Int {
        Int(truncatingIfNeeded: key.bits >> UInt64(digit * digitBits)) & ((1 << digitBits) - 1)
    }
}
