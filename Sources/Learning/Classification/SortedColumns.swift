import Statistics

/// Every column of a matrix in ascending order, for a tree to grow on.
///
/// Values are stood for by their ranks among the column's different values, so that an entry takes eight bytes. Missing
/// values (NaN) come last, with the rank `missing`. Equal values keep the order of their rows.
struct SortedColumns: Sendable {
    struct Entry: Sendable {
        /// A place in `rows`.
        var row: UInt32
        var rank: UInt32
    }

    static let missing = UInt32.max

    let rows: Int
    /// Column by column `rows` entries.
    var entries: [Entry]
    /// Per column its different values, ascending; the rank is the place.
    let values: [[Double]]
    /// Per column the number of entries without a value.
    let missing: [Int]

    /// Sorts the rows of `x` that are named.
    /// - Complexity: O(columns * rows): sorted by their digits, which six passes read.
    init(_ x: Matrix, rows used: [Int]) {
        precondition(used.count < Int(Self.missing), "\(used.count) rows are too many to rank")
        rows = used.count
        var entries: [Entry] = []
        entries.reserveCapacity(used.count * x.columns)
        var values: [[Double]] = []
        var missing: [Int] = []
        var sorter = RadixSorter(count: used.count)
        for first in stride(from: 0, to: x.columns, by: 8) {
            // A cache line of the row-major matrix at a time.
            let block = first..<min(first + 8, x.columns)
            let columns = x.selecting(rows: used, columns: block)
            for column in block {
                let start = (column - block.lowerBound) * used.count
                let sorted = sorter.sort(columns[start..<start + used.count])
                var different: [Double] = []
                for key in sorted where !key.isMissing {
                    let value = key.value
                    if different.last != value { different.append(value) }
                    entries.append(Entry(row: key.row, rank: UInt32(different.count - 1)))
                }
                let known = entries.count - column * used.count
                for key in sorted[known...] { entries.append(Entry(row: key.row, rank: Self.missing)) }
                values.append(different)
                missing.append(used.count - known)
            }
        }
        self.entries = entries
        self.values = values
        self.missing = missing
    }
}

extension Matrix {
    /// Of some rows the columns of a block, one after the other.
    fileprivate func selecting(rows indices: [Int], columns block: Range<Int>) -> [Double] {
        withUnsafeValues { values in
            [Double](unsafeUninitializedCapacity: indices.count * block.count) { result, count in
                for (place, row) in indices.enumerated() {
                    for column in block {
                        result[(column - block.lowerBound) * indices.count + place] = values[row * columns + column]
                    }
                }
                count = indices.count * block.count
            }
        }
    }
}

/// Sorts doubles with their places by least significant digits of 11 bits (Knuth, vol. 3, 5.2.5); NaN last.
private struct RadixSorter {
    struct Key {
        /// In the order of the values, as an integer.
        var bits: UInt64
        var row: UInt32

        var isMissing: Bool { bits == .max }

        var value: Double { Double(bitPattern: bits >> 63 == 1 ? bits ^ (1 << 63) : ~bits) }

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

    init(count: Int) {
        keys = [Key](repeating: Key(0, row: 0), count: count)
        scratch = keys
    }

    mutating func sort(_ values: ArraySlice<Double>) -> [Key] {
        let buckets = 1 << Self.digitBits, digits = (64 + Self.digitBits - 1) / Self.digitBits
        var counts = [Int](repeating: 0, count: digits * buckets)
        counts.withUnsafeMutableBufferPointer { counts in
            for (place, value) in values.enumerated() {
                let key = Key(value, row: UInt32(truncatingIfNeeded: place))
                keys[place] = key
                for digit in 0..<digits { counts[digit * buckets + Self.digit(key, digit)] += 1 }
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
