import Basics
import Statistics

/// Overlapping round clouds of points.
enum Blobs {
    /// Centres uniform on [−1.5, 1.5) in each column; around them the sum of four uniforms, which is about normal, with
    /// a standard deviation of 1.
    static func matrix(rows: Int, columns: Int, blobs: Int) -> Matrix {
        var generator = SeededGenerator(seed: 1, stream: "blobs")
        let centres = (0..<blobs * columns).map { _ in 3 * generator.uniform() - 1.5 }
        var values: [Double] = []
        values.reserveCapacity(rows * columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let sum = (0..<4).reduce(0.0) { total, _ in total + generator.uniform() }
                values.append(centres[row % blobs * columns + column] + (sum - 2) * 3.0.squareRoot())
            }
        }
        return Matrix(rows: rows, columns: columns, values: values)
    }
}
