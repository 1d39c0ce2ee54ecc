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
