/// Counts of customers by two classifications. Rows and columns that hold nobody say nothing about independence and
/// are left out of every figure.
public struct ContingencyTable: Sendable, Hashable {
    /// As given, rows of equal length.
    public let counts: [[Int]]

    /// - Precondition: rows are of equal length and counts not negative.
    public init(_ counts: [[Int]]) {
        precondition(counts.allSatisfy { $0.count == counts.first?.count }, "rows of different length")
        precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "a negative count")
        self.counts = counts
    }

    /// Cross-tabulates two codings of the same customers; a negative code is missing and its customer left out.
    public init(rows: [Int], rowCount: Int, columns: [Int], columnCount: Int) {
        precondition(rows.count == columns.count, "\(rows.count) row codes, \(columns.count) column codes")
        var counts = [[Int]](repeating: [Int](repeating: 0, count: columnCount), count: rowCount)
        for (row, column) in zip(rows, columns) where row >= 0 && column >= 0 { counts[row][column] += 1 }
        self.counts = counts
    }

    public var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }
    public var columnTotals: [Int] {
        (counts.first ?? []).indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    }
    public var total: Int { rowTotals.reduce(0, +) }

    /// The expected counts under independence; 0 throughout where the table is empty.
    public var expected: [[Double]] {
        let total = Double(max(1, total)), columnTotals = columnTotals
        return rowTotals.map { row in columnTotals.map { Double(row) * Double($0) / total } }
    }

    /// Adjusted standardised residuals (Haberman 1973), standard normal under independence: where a table departs.
    /// NaN in rows and columns that hold nobody or everybody.
    public var adjustedResiduals: [[Double]] {
        let total = Double(total), rowTotals = rowTotals, columnTotals = columnTotals, expected = expected
        return counts.indices.map { row in
            columnTotals.indices.map { column in
                let variance =
                    expected[row][column] * (1 - Double(rowTotals[row]) / total)
                    * (1 - Double(columnTotals[column]) / total)
                return variance > 0
                    ? (Double(counts[row][column]) - expected[row][column]) / variance.squareRoot() : .nan
            }
        }
    }

    /// Cramér's V with Bergsma's bias correction (2013, Journal of the Korean Statistical Society 42:323): 0 to 1, 0
    /// on average under independence; 0 where fewer than two rows or columns hold anybody.
    public var cramersV: Double {
        let table = withoutEmptyLines, n = Double(table.total)
        let rows = Double(table.counts.count), columns = Double(table.columnTotals.count)
        guard rows > 1, columns > 1, n > 1 else { return 0 }
        let phiSquared = max(0, table.chiSquareTest().statistic / n - (rows - 1) * (columns - 1) / (n - 1))
        let correctedRows = rows - (rows - 1) * (rows - 1) / (n - 1)
        let correctedColumns = columns - (columns - 1) * (columns - 1) / (n - 1)
        let possible = min(correctedRows, correctedColumns) - 1
        return possible > 0 ? min(1, (phiSquared / possible).squareRoot()) : 0
    }

    /// The table of the rows and columns that hold somebody.
    var withoutEmptyLines: ContingencyTable {
        let kept = columnTotals.indices.filter { columnTotals[$0] > 0 }
        return ContingencyTable(
            counts.filter { $0.contains { $0 > 0 } }.map { row in kept.map { row[$0] } })
    }
}
