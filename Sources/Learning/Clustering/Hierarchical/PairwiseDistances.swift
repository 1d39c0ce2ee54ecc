internal import Basics
internal import Statistics

enum PairwiseDistances {
    /// Euclidean distances of all pairs of rows: that of i > j at i (i − 1) / 2 + j.
    static func all(_ x: Matrix, threads: Int) -> [Double] {
        let count = x.rows * (x.rows - 1) / 2
        let points = CentroidBlock(x.values, columns: x.columns)
        let blocks = rowBlocks(x.rows, size: 128)
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each task writes rows of its own.
            nonisolated(unsafe) let target = buffer
            _ = inParallel(blocks.count, threads: threads) { block in
                for row in blocks[block] { fill(row, of: x, points, into: target) }
                return 0
            }
            initialized = count
        }
    }

    /// The distances of a row to the rows before it.
    private static func fill(
        _ row: Int, of x: Matrix, _ points: CentroidBlock, into target: UnsafeMutableBufferPointer<Double>
    ) {
        let start = row * (row - 1) / 2, width = CentroidBlock.width
        x.withUnsafeValues { values in
            points.withKernel { kernel in
                guard row > 0, let base = values.baseAddress else { return }
                for first in stride(from: 0, to: row, by: width) {
                    let distances = kernel.squaredDistances(base + row * x.columns, group: first / width).squareRoot()
                    for lane in 0..<min(width, row - first) { target[start + first + lane] = distances[lane] }
                }
            }
        }
    }
}
