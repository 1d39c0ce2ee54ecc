/// A dense matrix of doubles in row-major order: element (i, j) is `values[i * columns + j]`.
public struct Matrix: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    public private(set) var values: [Double]

    /// - Precondition: `values.count == rows * columns`.
    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "\(values.count) values for a \(rows) x \(columns) matrix")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.init(rows: rows, columns: columns, values: [Double](repeating: value, count: rows * columns))
    }

    /// Rows of equal length; an empty list gives a 0 x 0 matrix.
    public init(_ rows: [[Double]]) {
        let columns = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == columns }, "rows of different length")
        self.init(rows: rows.count, columns: columns, values: rows.flatMap { $0 })
    }

    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    public func row(_ index: Int) -> ArraySlice<Double> { values[index * columns..<(index + 1) * columns] }

    public func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }

    /// The rows at `indices`, in that order, repeats allowed.
    public func selecting(rows indices: [Int]) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(indices.count * columns)
        for index in indices { result.append(contentsOf: row(index)) }
        return Matrix(rows: indices.count, columns: columns, values: result)
    }

    /// The columns at `indices`, in that order.
    public func selecting(columns indices: [Int]) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(rows * indices.count)
        for row in 0..<rows { for column in indices { result.append(self[row, column]) } }
        return Matrix(rows: rows, columns: indices.count, values: result)
    }

    /// For kernels: the storage without bounds checks.
    public func withUnsafeValues<Result>(_ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
        try values.withUnsafeBufferPointer(body)
    }

    /// For kernels: the storage, writable, without bounds checks.
    public mutating func withUnsafeMutableValues<Result>(
        _ body: (inout UnsafeMutableBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        try values.withUnsafeMutableBufferPointer(body)
    }
}
