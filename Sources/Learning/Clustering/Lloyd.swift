internal import Statistics

/// Lloyd's algorithm to convergence, with Hamerly's bounds ("Making k-means even faster", SDM 2010): a row whose upper
/// bound to its centroid lies below its lower bound to all others is skipped. The bounds are widened by more than the
/// rounding errors, so that labels and centroids are those of the plain algorithm, bit for bit.
struct Lloyd: Sendable {
    let x: Matrix
    /// All positive.
    let weights: [Double]
    let clusters: Int
    let maximumIterations: Int

    struct Solution: Sendable {
        var centroids: [Double]
        var labels: [Int]
        /// Weighted sum of squared distances to the nearest centroid.
        var inertia = 0.0
        var iterations = 0
    }

    /// - Parameter centroids: clusters x columns.
    func run(from centroids: [Double]) -> Solution {
        var solution = Solution(centroids: centroids, labels: [Int](repeating: -1, count: x.rows))
        var bounds = Bounds(rows: x.rows)
        while assign(&solution, &bounds), solution.iterations < maximumIterations {
            fillEmpty(&solution, &bounds)
            move(&solution, &bounds)
            solution.iterations += 1
        }
        for row in 0..<x.rows { solution.inertia += weights[row] * squaredDistance(row, solution) }
        return solution
    }

    /// Gives each row its nearest centroid, the lower index among ties. True where a label changed.
    private func assign(_ solution: inout Solution, _ bounds: inout Bounds) -> Bool {
        let half = bounds.halfGaps(solution.centroids, clusters: clusters, columns: x.columns)
        let block = CentroidBlock(solution.centroids, columns: x.columns)
        var changed = false
        x.withUnsafeValues { values in
            block.withKernel { kernel in
                guard let base = values.baseAddress else { return }
                for row in 0..<x.rows {
                    let old = solution.labels[row]
                    if old >= 0, bounds.upper[row] < max(half[old], bounds.lower[row]) { continue }
                    let (label, squared, second) = kernel.nearest(base + row * x.columns)
                    bounds.set(row, nearest: squared, second: second)
                    if label != old {
                        solution.labels[row] = label
                        changed = true
                    }
                }
            }
        }
        return changed
    }

    /// Each empty cluster takes the row farthest from its centroid (the first among ties) out of a cluster that has
    /// others. Stays empty where all rows lie on their centroids: there are fewer different rows than clusters.
    private func fillEmpty(_ solution: inout Solution, _ bounds: inout Bounds) {
        var sizes = [Int](repeating: 0, count: clusters)
        for label in solution.labels { sizes[label] += 1 }
        guard sizes.contains(0) else { return }
        var distances = (0..<x.rows).map { squaredDistance($0, solution) }
        for empty in 0..<clusters where sizes[empty] == 0 {
            var farthest: Int?
            for row in 0..<x.rows where sizes[solution.labels[row]] > 1 && distances[row] > 0 {
                if distances[row] > farthest.map({ distances[$0] }) ?? 0 { farthest = row }
            }
            guard let farthest else { return }
            sizes[solution.labels[farthest]] -= 1
            sizes[empty] = 1
            solution.labels[farthest] = empty
            distances[farthest] = 0
            bounds.forget(farthest)
        }
    }

    /// Moves each centroid to the weighted mean of its rows; an empty cluster's stays. Bounds follow.
    private func move(_ solution: inout Solution, _ bounds: inout Bounds) {
        let p = x.columns
        var sums = [Double](repeating: 0, count: clusters * p), totals = [Double](repeating: 0, count: clusters)
        x.withUnsafeValues { values in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let source = values.baseAddress, let target = sums.baseAddress else { return }
                for row in 0..<x.rows {
                    let label = solution.labels[row], weight = weights[row]
                    totals[label] += weight
                    let from = source + row * p, to = target + label * p
                    for column in 0..<p { to[column] += weight * from[column] }
                }
            }
        }
        var drifts = [Double](repeating: 0, count: clusters)
        for cluster in 0..<clusters where totals[cluster] > 0 {
            var squared = 0.0
            for index in cluster * p..<(cluster + 1) * p {
                let mean = sums[index] / totals[cluster]
                let step = mean - solution.centroids[index]
                squared += step * step
                solution.centroids[index] = mean
            }
            drifts[cluster] = squared.squareRoot()
        }
        bounds.widen(by: drifts, labels: solution.labels)
    }

    private func squaredDistance(_ row: Int, _ solution: Solution) -> Double {
        Distance.squared(x, row, solution.centroids, solution.labels[row])
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
