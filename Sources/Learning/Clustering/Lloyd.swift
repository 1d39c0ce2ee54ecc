internal import Basics
internal import CKernels
internal import Statistics

/// Lloyd's algorithm to convergence, with Hamerly's bounds ("Making k-means even faster", SDM 2010): a row whose upper
/// bound to its centroid lies below its lower bound to all others is skipped. Distances are taken in floats, and again in doubles
/// where floats can't tell. The bounds are widened by more than the rounding errors, and sums are exact, so that labels and centroids are those of the plain algorithm, bit for bit,
/// whatever the order of the rows or the number of threads.
struct Lloyd: Sendable {
    let x: Matrix
    /// All positive.
    let weights: [Double]
    let maximumIterations: Int
    /// Within one run.
    var threads: Int
    private let grids: [Double]
    private let coarse: CoarseRows

    init(x: Matrix, weights: [Double], maximumIterations: Int, threads: Int = 1) {
        self.x = x
        self.weights = weights
        self.maximumIterations = maximumIterations
        self.threads = threads
        grids = ExactSums.grids(x, weights: weights, threads: threads)
        coarse = CoarseRows(x, threads: threads)
    }

    struct Solution: Sendable {
        /// Clusters x columns.
        var centroids: [Double]
        /// The weight of each cluster's rows.
        var totals: [Double]
        /// Weighted sum of squared distances to the nearest centroid.
        var inertia = 0.0
        var iterations = 0
        /// Each row's cluster, the lower index among ties.
        var labels: [Int32] = []
        /// Whether it is the end of the way, no cluster is empty and no row halfway between two: the clusters in another
        /// order are then the same solution.
        var isClear = false

        /// Its clusters in another order.
        func reordered(_ order: [Int]) -> Solution {
            var result = self, place = [Int32](repeating: 0, count: order.count)
            for (new, old) in order.enumerated() { place[old] = Int32(new) }
            let columns = centroids.count / order.count
            result.centroids = order.flatMap { centroids[$0 * columns..<($0 + 1) * columns] }
            result.totals = order.map { totals[$0] }
            result.labels = labels.map { place[Int($0)] }
            return result
        }
    }

    /// - Parameter centroids: clusters x columns.
    func run(from centroids: [Double]) -> Solution {
        let clusters = x.columns > 0 ? centroids.count / x.columns : 1
        var solution = Solution(centroids: centroids, totals: [])
        var sums = ExactSums(clusters: clusters, columns: x.columns)
        let bounds = HamerlyBounds(rows: x.rows)
        var drift = CentroidDrift(clusters: clusters)
        var changed = assign(solution.centroids, drift, bounds, &sums)
        while changed, solution.iterations < maximumIterations {
            fillEmpty(solution.centroids, bounds, &sums)
            drift.add(move(&solution.centroids, sums))
            solution.iterations += 1
            changed = assign(solution.centroids, drift, bounds, &sums)
        }
        solution.totals = (0..<clusters).map { sums.total($0) }
        solution.inertia = inertia(solution.centroids, bounds)
        solution.labels = Array(UnsafeBufferPointer(start: bounds.labels, count: x.rows))
        solution.isClear =
            !changed && solution.totals.allSatisfy { $0 > 0 }
            && HamerlyPass(solution.centroids, drift: drift, shift: coarse.shift).isClear(0..<x.rows, bounds)
        return solution
    }

    /// Gives each row its nearest centroid, the lower index among ties. True where a label changed.
    private func assign(
        _ centroids: [Double], _ drift: CentroidDrift, _ bounds: HamerlyBounds, _ sums: inout ExactSums
    ) -> Bool {
        let pass = HamerlyPass(centroids, drift: drift, shift: coarse.shift)
        let parts = chunks
        let results = inParallel(parts.count, threads: threads) { part in
            var sums = ExactSums(clusters: drift.moved.count, columns: x.columns)
            let changed = pass.reassign(
                parts[part], of: x, coarse: coarse.values, weights: weights, grids: grids, bounds, &sums)
            return (changed: changed, sums: sums)
        }
        for result in results where result.changed > 0 { sums.add(result.sums) }
        return results.contains { $0.changed > 0 }
    }

    /// Rows for each task: where they are cut makes no difference to the result.
    private var chunks: [Range<Int>] {
        rowBlocks(x.rows, size: threads > 1 ? max(8192, x.rows / (4 * threads)) : max(1, x.rows))
    }

    /// Each empty cluster takes the row farthest from its centroid (the first among ties) out of a cluster that has
    /// others. Stays empty where all rows lie on their centroids: there are fewer different rows than clusters.
    private func fillEmpty(_ centroids: [Double], _ bounds: HamerlyBounds, _ sums: inout ExactSums) {
        let clusters = sums.clusters
        guard (0..<clusters).contains(where: { sums.total($0) == 0 }) else { return }
        var sizes = [Int](repeating: 0, count: clusters)
        for row in 0..<x.rows { sizes[Int(bounds.labels[row])] += 1 }
        var distances = PointLanes(centroids, columns: x.columns).nearest(x).squared
        for empty in 0..<clusters where sizes[empty] == 0 {
            var farthest: Int?
            for row in 0..<x.rows where sizes[Int(bounds.labels[row])] > 1 && distances[row] > 0 {
                if distances[row] > farthest.map({ distances[$0] }) ?? 0 { farthest = row }
            }
            guard let farthest else { return }
            let old = bounds.labels[farthest]
            sizes[Int(old)] -= 1
            sizes[empty] = 1
            distances[farthest] = 0
            bounds.force(farthest, to: Int32(empty))
            x.withUnsafeValues { values in
                sums.withUnsafeMutableValues { sums in
                    guard let base = values.baseAddress else { return }
                    kernel_move(
                        grids, x.columns, base + farthest * x.columns, weights[farthest], old, Int32(empty), sums)
                }
            }
        }
    }

    /// Moves each centroid to the weighted mean of its rows; an empty cluster's stays.
    /// - Returns: how far each went.
    private func move(_ centroids: inout [Double], _ sums: ExactSums) -> [Double] {
        let p = x.columns
        return (0..<sums.clusters).map { cluster in
            let total = sums.total(cluster)
            guard total > 0 else { return 0 }
            var squared = 0.0
            for column in 0..<p {
                let mean = sums.sum(cluster, column) / total
                let step = mean - centroids[cluster * p + column]
                squared += step * step
                centroids[cluster * p + column] = mean
            }
            return squared.squareRoot()
        }
    }

    /// Every row lies nearest to its own centroid.
    private func inertia(_ centroids: [Double], _ bounds: HamerlyBounds) -> Double {
        let blocks = rowBlocks(x.rows)
        let parts = inParallel(blocks.count, threads: threads) { index in
            let rows = blocks[index]
            return x.withUnsafeValues { values in
                guard let base = values.baseAddress else { return 0.0 }
                return kernel_inertia(
                    base + rows.lowerBound * x.columns, rows.count, x.columns, centroids,
                    bounds.labels + rows.lowerBound, Array(weights[rows]))
            }
        }
        return parts.reduce(0, +)
    }
}

enum Distance {
    /// Squared Euclidean distance of row `row` of `x` and point `index` of a row-major list, summed in feature order.
    @inline(__always)
    static func squared(_ x: Matrix, _ row: Int, _ points: [Double], _ index: Int) -> Double {
        let p = x.columns
        var sum = 0.0
        x.withUnsafeValues { values in
            for column in 0..<p {
                let difference = values[row * p + column] - points[index * p + column]
                sum += difference * difference
            }
        }
        return sum
    }
}
