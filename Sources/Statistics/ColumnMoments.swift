/// Mean and standard deviation of each column of a matrix, by group of rows. Each sum is taken in the order of the rows,
/// as `Summary` does with a column copied out, but all columns in two sweeps over the matrix.
public struct ColumnMoments: Sendable {
    /// Rows per group.
    public let counts: [Int]
    /// Groups x columns; NaN where a group has no rows.
    public let means: Matrix
    /// Sums of squared deviations from the mean, groups x columns.
    private let squares: Matrix

    /// - Parameters:
    ///   - x: n x p, no missing values.
    ///   - labels: each row's group, 0..<groups.
    public init(_ x: Matrix, labels: [Int], groups: Int) {
        precondition(labels.count == x.rows, "\(labels.count) labels for \(x.rows) rows")
        let p = x.columns
        var counts = [Int](repeating: 0, count: groups)
        for label in labels { counts[label] += 1 }
        var means = Matrix(rows: groups, columns: p), squares = means
        x.withUnsafeValues { values in
            means.withUnsafeMutableValues { means in
                squares.withUnsafeMutableValues { squares in
                    guard let x = values.baseAddress, let means = means.baseAddress,
                        let squares = squares.baseAddress
                    else { return }
                    for (row, label) in labels.enumerated() {
                        let row = x + row * p, sums = means + label * p
                        for column in 0..<p { sums[column] += row[column] }
                    }
                    for place in 0..<groups * p { means[place] /= Double(counts[place / p]) }
                    for (row, label) in labels.enumerated() {
                        let row = x + row * p, means = means + label * p, squares = squares + label * p
                        for column in 0..<p {
                            let deviation = row[column] - means[column]
                            squares[column] += deviation * deviation
                        }
                    }
                }
            }
        }
        (self.counts, self.means, self.squares) = (counts, means, squares)
    }

    /// Of all rows as one group.
    public init(_ x: Matrix) { self.init(x, labels: [Int](repeating: 0, count: x.rows), groups: 1) }

    /// As `Summary.standardDeviation`: NaN where too few rows.
    public func standardDeviation(_ column: Int, of group: Int = 0, ddof: Int = 1) -> Double {
        guard counts[group] > ddof else { return .nan }
        return (squares[group, column] / Double(counts[group] - ddof)).squareRoot()
    }
}
