internal import Basics
public import Statistics

/// Gower's dissimilarity on the scales of the rows fitted.
///
/// Two rows that share no known column are at 1: nothing is known of their likeness. Where all they share is the
/// absence in `presence` columns they are at 0.
public struct GowerSpace: Sendable, Hashable, Codable {
    public let columns: [Gower.Column]
    let scales: [GowerScale]

    /// Dissimilarity of each row of `x` to each row of `points`, x.rows x points.rows, 0...1.
    /// - Complexity: O(x.rows · points.rows · p).
    public func distances(_ x: Matrix, to points: Matrix) -> Matrix {
        let from = rows(x), block = GowerBlock(rows(points))
        var lanes = block.scratch
        var values: [Double] = []
        values.reserveCapacity(x.rows * points.rows)
        for row in 0..<x.rows {
            block.measure(from, row, into: &lanes)
            for point in 0..<points.rows { values.append(lanes[point / GowerBlock.width][point % GowerBlock.width]) }
        }
        return Matrix(rows: x.rows, columns: points.rows, values: values)
    }

    /// All pairs of the rows of `x`.
    /// - Complexity: O(n² p) time, 8 n² bytes.
    public func dissimilarity(_ x: Matrix, threads: Int = 1) -> Dissimilarity {
        let rows = rows(x), block = GowerBlock(rows)
        let blocks = rowBlocks(x.rows, size: 64)
        let parts = inParallel(blocks.count, threads: threads) { index in
            var part: [Dissimilarity.Lanes] = []
            part.reserveCapacity(blocks[index].count * block.groups)
            var lanes = block.scratch
            for row in blocks[index] {
                block.measure(rows, row, into: &lanes)
                // A row without any known value is at 1 from all others, not from itself.
                lanes[row / GowerBlock.width][row % GowerBlock.width] = 0
                part.append(contentsOf: lanes)
            }
            return part
        }
        return Dissimilarity(rows: x.rows, lanes: Array(parts.joined()))
    }

    /// The rows as the kernel wants them.
    func rows(_ x: Matrix) -> GowerRows {
        precondition(x.columns == columns.count, "\(x.columns) columns in a Gower space of \(columns.count)")
        var values = x.values
        for (index, column) in columns.enumerated() {
            let scale = scales[index]
            // The weight goes into the values of a number, so that a difference is a subtraction.
            let weight = column.kind == .category ? 1 : column.weight
            for place in stride(from: index, to: values.count, by: columns.count) {
                values[place] = scale.place(values[place]) * weight
            }
        }
        return GowerRows(columns: columns, values: values, hasMissing: values.contains { $0.isNaN })
    }
}

/// Rows with numbers and ranks as weighted places, categories as codes, NaN where missing; row-major.
struct GowerRows: Sendable {
    let columns: [Gower.Column]
    let values: [Double]
    let hasMissing: Bool

    var count: Int { values.count / columns.count }
}
