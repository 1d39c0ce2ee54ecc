internal import Basics
internal import CKernels
internal import Statistics

/// Rows as floats, half as much to read; less their means, so that as little as possible is lost.
struct CoarseRows: Sendable {
    let shift: [Double]
    /// n x p, row-major.
    let values: [Float]

    init(_ x: Matrix, threads: Int) {
        let shift = Self.means(x), blocks = rowBlocks(x.rows)
        self.shift = shift
        values = [Float](unsafeUninitializedCapacity: x.rows * x.columns) { buffer, initialized in
            // Each task writes rows of its own.
            nonisolated(unsafe) let target = buffer.baseAddress
            _ = inParallel(blocks.count, threads: threads) { block in
                x.withUnsafeValues { values in
                    guard let source = values.baseAddress, let target else { return }
                    let start = blocks[block].lowerBound * x.columns
                    kernel_coarsen(source + start, blocks[block].count, x.columns, shift, target + start)
                }
            }
            initialized = x.rows * x.columns
        }
    }

    /// Near enough: any shift is right.
    private static func means(_ x: Matrix) -> [Double] {
        let step = max(1, x.rows / 1000), sample = Array(stride(from: 0, to: x.rows, by: step))
        return Covariance.means(of: x.selecting(rows: sample))
    }
}
