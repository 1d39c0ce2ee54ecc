import Statistics

/// Every column of a matrix in ascending order, for a tree to grow on.
///
/// Values are stood for by their ranks among the column's different values, so that an entry takes eight bytes. Missing
/// values (NaN) come last, with the rank `missing`. Equal values keep the order of their rows.
struct SortedColumns: Sendable {
    struct Entry: Sendable {
        var row: UInt32
        var rank: UInt32
    }

    static let missing = UInt32.max

    let rows: Int
    /// Column by column `rows` entries.
    var entries: [Entry]
    /// Per column its different values, ascending; the rank is the place.
    let values: [[Double]]

    /// - Complexity: O(columns * rows): sorted by their digits, which six passes read.
    init(_ x: Matrix) {
        precondition(x.rows < Int(Self.missing), "\(x.rows) rows are too many to rank")
        rows = x.rows
        var entries: [Entry] = []
        entries.reserveCapacity(rows * x.columns)
        var values: [[Double]] = []
        var sorter = RadixSorter(count: rows)
        for first in stride(from: 0, to: x.columns, by: 8) {
            // A cache line of the row-major matrix at a time.
            let block = first..<min(first + 8, x.columns)
            let columns = x.columns(block)
            for column in block {
                let start = (column - block.lowerBound) * rows
                let sorted = sorter.sort(columns[start..<start + rows])
                var different: [Double] = []
                for key in sorted where !key.isMissing {
                    let value = key.value
                    if different.last != value { different.append(value) }
                    entries.append(Entry(row: key.row, rank: UInt32(different.count - 1)))
                }
                let known = entries.count - column * rows
                for key in sorted[known...] { entries.append(Entry(row: key.row, rank: Self.missing)) }
                values.append(different)
            }
        }
        self.entries = entries
        self.values = values
    }

    private init(rows: Int, entries: [Entry], values: [[Double]]) {
        (self.rows, self.entries, self.values) = (rows, entries, values)
    }

    /// The rows at `chosen`, each once, in that order: picked out, as all are in order already. Ranks stay those of all rows.
    func selecting(_ chosen: [Int]) -> SortedColumns {
        var placeOfRow = [UInt32](repeating: .max, count: rows)
        for (place, row) in chosen.enumerated() { placeOfRow[row] = UInt32(truncatingIfNeeded: place) }
        let expected = chosen.count * values.count
        // One more, as each entry is written and kept only where the next one doesn't take its place.
        let kept = [Entry](unsafeUninitializedCapacity: expected + 1) { kept, count in
            for entry in entries {
                let place = placeOfRow[Int(entry.row)]
                precondition(count <= expected, "a row chosen twice")
                kept[count] = Entry(row: place, rank: entry.rank)
                count += place == .max ? 0 : 1
            }
        }
        precondition(kept.count == expected, "a row chosen twice")
        return SortedColumns(rows: chosen.count, entries: kept, values: values)
    }
}

extension Matrix {
    /// The columns of a block, one after the other.
    fileprivate func columns(_ block: Range<Int>) -> [Double] {
        withUnsafeValues { values in
            [Double](unsafeUninitializedCapacity: rows * block.count) { result, count in
                for row in 0..<rows {
                    for column in block {
                        result[(column - block.lowerBound) * rows + row] = values[row * columns + column]
                    }
                }
                count = rows * block.count
            }
        }
    }
}
