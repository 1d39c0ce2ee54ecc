internal import Basics
internal import Statistics

enum PairwiseDistances {
    /// Euclidean distances of all pairs of rows: that of i > j at i (i − 1) / 2 + j.
    static func all(_ x: Matrix, threads: Int) -> [Double] {
        let count = x.rows * (x.rows - 1) / 2
        let points = PointLanes(x)
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
        _ row: Int, of x: Matrix, _ points: PointLanes, into target: UnsafeMutableBufferPointer<Double>
    ) {
        x.withUnsafeValues { values in
            guard row > 0, let base = values.baseAddress, let start = target.baseAddress else { return }
            let own = start + row * (row - 1) / 2
            points.squaredDistances(base + row * x.columns, count: row, into: own)
            for other in 0..<row { own[other] = own[other].squareRoot() }
        }
    }
}
