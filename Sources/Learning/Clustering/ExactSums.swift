internal import Basics
internal import CKernels
internal import Statistics

/// Weighted sums of rows per cluster without rounding errors, so that they depend on which rows a cluster has and on
/// nothing else: neither on the rows' order, nor on the threads, nor on the rows having come and gone.
///
/// Each value is cut at two grids, so coarse that sums of multiples of them are exact in doubles (Rump, Ogita & Oishi
/// 2008; Demmel & Nguyen 2013). What is cut off below the finer grid is under 2⁻⁶⁰ of the column's largest value for a
/// million rows.
struct ExactSums: Sendable {
    /// Cluster by cluster: the coarse parts of the columns and of the weight, then the fine ones.
    private(set) var values: [Double]
    let clusters: Int
    private let columns: Int

    init(clusters: Int, columns: Int) {
        values = [Double](repeating: 0, count: clusters * 2 * (columns + 1))
        self.clusters = clusters
        self.columns = columns
    }

    /// The sum of the weights of a cluster's rows: 0 where it has none.
    func total(_ cluster: Int) -> Double { sum(cluster, columns) }

    /// The weighted sum of a column over a cluster's rows.
    func sum(_ cluster: Int, _ column: Int) -> Double {
        let place = cluster * 2 * (columns + 1) + column
        return values[place] + values[place + columns + 1]
    }

    mutating func add(_ other: ExactSums) {
        for index in values.indices { values[index] += other.values[index] }
    }

    mutating func withUnsafeMutableValues<Result>(_ body: (UnsafeMutablePointer<Double>?) -> Result) -> Result {
        values.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }

    /// The grids of each column and, last, of the weights: first the coarse ones, then the fine ones. Adding a grid's
    /// constant to a value and taking it away again rounds the value to the grid.
    static func grids(_ x: Matrix, weights: [Double], threads: Int) -> [Double] {
        let blocks = rowBlocks(x.rows, size: 65_536)
        let parts = inParallel(blocks.count, threads: threads) { largest(x, weights: weights, blocks[$0]) }
        let bounds = (0...x.columns).map { column in parts.reduce(0) { max($0, $1[column]) } }
        // A row may come and go: twice as many terms as rows.
        let terms = (2 * Double(max(1, x.rows))).exponent + 1
        let coarse = bounds.map { $0 > 0 ? $0.exponent + 1 + terms + 1 : -900 }
        let fine = coarse.map { $0 - 53 + terms + 1 }
        return (coarse + fine).map { exponent in
            1.5 * Double(sign: .plus, exponent: min(max(exponent, -1000), 1022), significand: 1)
        }
    }

    /// The largest absolute value of each column times the row's weight, and last the largest weight.
    private static func largest(_ x: Matrix, weights: [Double], _ rows: Range<Int>) -> [Double] {
        var largest = [Double](repeating: 0, count: x.columns + 1)
        x.withUnsafeValues { values in
            weights.withUnsafeBufferPointer { weights in
                guard let base = values.baseAddress, let weight = weights.baseAddress else { return }
                kernel_largest(
                    base + rows.lowerBound * x.columns, rows.count, x.columns, weight + rows.lowerBound, &largest)
            }
        }
        return largest
    }
}
