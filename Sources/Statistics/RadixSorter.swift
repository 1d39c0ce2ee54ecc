extension [Double] {
    /// In ascending order, NaN last. Both zeros come out as 0.
    public func ascending() -> [Double] {
        // A short list is sorted before a radix sort has cleared its counters.
        guard count > 300 else { return filter { !$0.isNaN }.sorted() + filter(\.isNaN) }
        return radixSorted(self)
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

        public var value: Double { number(inOrder: bits) }

        init(_ value: Double, row: UInt32) {
            bits = order(of: value)
            self.row = row
        }
    }

    private var keys: [Key]
    private var scratch: [Key]

    public init(count: Int) {
        keys = [Key](repeating: Key(0, row: 0), count: count)
        scratch = keys
    }

    /// - Precondition: as many values as the sorter was made for.
    public mutating func sort(_ values: ArraySlice<Double>) -> [Key] {
        precondition(values.count == keys.count, "\(values.count) values for a sorter of \(keys.count)")
        var counts = [Int](repeating: 0, count: digits * buckets)
        counts.withUnsafeMutableBufferPointer { counts in
            keys.withUnsafeMutableBufferPointer { keys in
                for (place, value) in values.enumerated() {
                    let key = Key(value, row: UInt32(truncatingIfNeeded: place))
                    keys[place] = key
                    for digit in 0..<digits { counts[digit * buckets + radixDigit(key.bits, digit)] += 1 }
                }
            }
            for digit in 0..<digits {
                let histogram = UnsafeMutableBufferPointer(rebasing: counts[digit * buckets..<(digit + 1) * buckets])
                // A digit that all share sorts nothing.
                guard let first = keys.first, histogram[radixDigit(first.bits, digit)] < keys.count else { continue }
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
                    let bucket = radixDigit(key.bits, digit)
                    scratch[counts[bucket]] = key
                    counts[bucket] += 1
                }
            }
        }
        swap(&keys, &scratch)
    }
}

private let digitBits = 11, buckets = 1 << 11, digits = 6

private func radixDigit(_ bits: UInt64, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: bits >> UInt64(digit * digitBits)) & (buckets - 1)
}

/// An integer in the order of the values; both zeros are one value, and NaN comes last.
func order(of value: Double) -> UInt64 {
    let pattern = (value + 0).bitPattern
    return value.isNaN ? .max : pattern >> 63 == 1 ? ~pattern : pattern | (1 << 63)
}

private func number(inOrder bits: UInt64) -> Double {
    Double(bitPattern: bits >> 63 == 1 ? bits ^ (1 << 63) : ~bits)
}

/// The values alone are half as much to move as values with their places.
private func radixSorted(_ values: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: digits * buckets)
    var keys = values.map(order), scratch = keys
    counts.withUnsafeMutableBufferPointer { counts in
        keys.withUnsafeBufferPointer { keys in
            for key in keys {
                for digit in 0..<digits { counts[digit * buckets + radixDigit(key, digit)] += 1 }
            }
        }
        for digit in 0..<digits {
            let histogram = UnsafeMutableBufferPointer(rebasing: counts[digit * buckets..<(digit + 1) * buckets])
            // A digit that all share sorts nothing.
            guard let first = keys.first, histogram[radixDigit(first, digit)] < keys.count else { continue }
            var start = 0
            for bucket in histogram.indices { (histogram[bucket], start) = (start, start + histogram[bucket]) }
            keys.withUnsafeBufferPointer { keys in
                scratch.withUnsafeMutableBufferPointer { scratch in
                    for key in keys {
                        let bucket = radixDigit(key, digit)
                        scratch[histogram[bucket]] = key
                        histogram[bucket] += 1
                    }
                }
            }
            swap(&keys, &scratch)
        }
    }
    return keys.map(number)
}
