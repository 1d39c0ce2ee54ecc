import Statistics

/// A matrix whose rows are mostly zeros: of each row the columns that aren't, and their values.
struct SparseRows: Sendable, Hashable {
    typealias Row = [(column: Int32, value: Double)]

    private(set) var starts = [0]
    private(set) var columns: [Int32] = []
    private(set) var values: [Double] = []
    let columnCount: Int

    init(columnCount: Int) { self.columnCount = columnCount }

    var count: Int { starts.count - 1 }

    mutating func append(_ row: Row) {
        for entry in row {
            columns.append(entry.column)
            values.append(entry.value)
        }
        starts.append(columns.count)
    }

    /// Rows x `other.columns`.
    func times(_ other: Matrix) -> Matrix {
        let width = other.columns
        var result = [Double](repeating: 0, count: count * width)
        other.withUnsafeValues { other in
            for row in 0..<count {
                for entry in starts[row]..<starts[row + 1] {
                    let from = Int(columns[entry]) * width, value = values[entry]
                    for column in 0..<width { result[row * width + column] += value * other[from + column] }
                }
            }
        }
        return Matrix(rows: count, columns: width, values: result)
    }

    /// The transposed matrix times `other`, columns x `other.columns`.
    func transposedTimes(_ other: Matrix) -> Matrix {
        let width = other.columns
        var result = [Double](repeating: 0, count: columnCount * width)
        other.withUnsafeValues { other in
            for row in 0..<count {
                for entry in starts[row]..<starts[row + 1] {
                    let to = Int(columns[entry]) * width, value = values[entry]
                    for column in 0..<width { result[to + column] += value * other[row * width + column] }
                }
            }
        }
        return Matrix(rows: columnCount, columns: width, values: result)
    }
}
