/// Named columns of equal length, in a fixed order.
public struct Table: Sendable, Hashable {
    public private(set) var names: [String]
    public private(set) var columns: [Column]
    public let rowCount: Int

    /// - Precondition: names are unique and every column has `rowCount` cells.
    public init(rowCount: Int, columns: [(name: String, column: Column)] = []) {
        self.rowCount = rowCount
        names = []
        self.columns = []
        for (name, column) in columns { append(name, column) }
    }

    public mutating func append(_ name: String, _ column: Column) {
        precondition(column.count == rowCount, "column '\(name)' has \(column.count) cells; the table \(rowCount) rows")
        precondition(!names.contains(name), "a second column '\(name)'")
        names.append(name)
        columns.append(column)
    }

    public subscript(name: String) -> Column? { names.firstIndex(of: name).map { columns[$0] } }

    /// The rows at `indices`, in that order.
    public func selecting(_ indices: [Int]) -> Table {
        Table(rowCount: indices.count, columns: zip(names, columns).map { ($0, $1.selecting(indices)) })
    }

    /// The rows where `mask` is true.
    public func filtered(by mask: [Bool]) -> Table {
        precondition(mask.count == rowCount, "a mask of \(mask.count) for \(rowCount) rows")
        return selecting((0..<rowCount).filter { mask[$0] })
    }
}
