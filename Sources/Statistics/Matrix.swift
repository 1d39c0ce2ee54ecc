/// A dense matrix of doubles in row-major order: element (i, j) is `values[i * columns + j]`.
public struct Matrix: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    @usableFromInline var storage: [Double]

    @inlinable public var values: [Double] { storage }

    /// - Precondition: `values.count == rows * columns`.
    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "\(values.count) values for a \(rows) x \(columns) matrix")
        self.rows = rows
        self.columns = columns
        storage = values
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

    @inlinable
    public subscript(row: Int, column: Int) -> Double {
        get { storage[row * columns + column] }
        set { storage[row * columns + column] = newValue }
    }

    public func row(_ index: Int) -> ArraySlice<Double> { values[index * columns..<(index + 1) * columns] }

    public func column(_ index: Int) -> [Double] {
        precondition(index >= 0 && index < columns, "column \(index) of \(columns)")
        return storage.withUnsafeBufferPointer { values in
            [Double](unsafeUninitializedCapacity: rows) { result, count in
                for row in 0..<rows { result[row] = values[row * columns + index] }
                count = rows
            }
        }
    }

    /// Replaces neighbouring columns, from the one at `first` on.
    public mutating func set(columns first: Int, _ replacements: [[Double]]) {
        precondition(first >= 0 && first + replacements.count <= columns, "columns beyond \(columns)")
        precondition(replacements.allSatisfy { $0.count == rows }, "columns of other than \(rows) rows")
        storage.withUnsafeMutableBufferPointer { values in
            for row in 0..<rows {
                var place = row * columns + first
                for replacement in replacements {
                    values[place] = replacement[row]
                    place += 1
                }
            }
        }
    }

    /// The rows at `indices`, in that order, repeats allowed.
    public func selecting(rows indices: [Int]) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(indices.count * columns)
        for index in indices { result.append(contentsOf: row(index)) }
        return Matrix(rows: indices.count, columns: columns, values: result)
    }

    /// The columns at `indices`, in that order.
    public func selecting(columns indices: [Int]) -> Matrix {
        precondition(indices.allSatisfy { $0 >= 0 && $0 < columns }, "columns beyond \(columns)")
        let result = storage.withUnsafeBufferPointer { values in
            [Double](unsafeUninitializedCapacity: rows * indices.count) { result, count in
                for row in 0..<rows {
                    for column in indices {
                        result[count] = values[row * columns + column]
                        count += 1
                    }
                }
            }
        }
        return Matrix(rows: rows, columns: indices.count, values: result)
    }

    /// For kernels: the storage without bounds checks.
    public func withUnsafeValues<Result>(_ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer(body)
    }

    /// For kernels: the storage, writable, without bounds checks.
    public mutating func withUnsafeMutableValues<Result>(
        _ body: (inout UnsafeMutableBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        try storage.withUnsafeMutableBufferPointer(body)
    }
}
