internal import CKernels
internal import Statistics

/// One pass over the rows.
struct HamerlyPass: Sendable {
    private let points: PointLanes
    private let coarsePoints: [Float]
    private let drift: CentroidDrift
    /// A row whose upper bound is lower is nearer to its centroid than half the distance to the nearest other.
    private let inside: [Double]
    /// A distance in floats is off by no more than `relative` times itself and `absolute`.
    private let relative: Double
    private let absolute: Double

    /// - Parameter shift: of the coarse rows.
    init(_ centroids: [Double], drift: CentroidDrift, shift: [Double]) {
        let columns = shift.count, clusters = drift.moved.count
        let points = PointLanes(centroids, columns: columns)
        let farthest = points.squaredDistances(to: shift[...]).max() ?? 0
        var gaps = [Double](repeating: 1e300, count: clusters)
        for first in 0..<clusters {
            let distances = points.squaredDistances(to: centroids[first * columns..<(first + 1) * columns])
            for second in 0..<clusters where second != first { gaps[first] = min(gaps[first], distances[second]) }
        }
        self.points = points
        self.drift = drift
        inside = zip(gaps, drift.moved).map { gap, moved in
            let half = 0.5 * gap.squareRoot() * (1 - CentroidDrift.distanceSlack)
            return (half - moved) - (half + moved) * CentroidDrift.sumSlack
        }
        coarsePoints = points.shifted(by: shift)
        // With u = 2⁻²⁴: a coordinate of x − s and of c − s is off by u times itself, which moves the distance d by
        // u (d + 2 |c − s|) at most; the sum of p squares and its root are off by u (p / 2 + 3) d. A tenth more covers
        // products of errors, and the last term squares below the range of floats.
        let rounding = 1.1 * 0x1p-24
        relative = rounding * (Double(columns) / 2 + 4)
        absolute = rounding * 2 * farthest.squareRoot() + 1e-20 * Double(columns).squareRoot()
    }

    /// Whether the bounds leave no row in doubt: each is nearer to its own centroid than to any other.
    func isClear(_ rows: Range<Int>, _ bounds: HamerlyBounds) -> Bool {
        rows.allSatisfy { row in
            let label = Int(bounds.labels[row])
            return bounds.upper[row] < inside[label] || bounds.gap[row] > drift.apart[label]
        }
    }

    /// Gives rows their nearest centroid and moves those whose label changed between the sums of clusters.
    /// - Parameter coarse: the rows less `shift`, as floats.
    /// - Returns: how many changed.
    func reassign(
        _ rows: Range<Int>, of x: Matrix, coarse: [Float], weights: [Double], grids: [Double],
        _ bounds: HamerlyBounds, _ sums: inout ExactSums
    ) -> Int {
        let numbers = drift.moved + drift.apart + inside + grids + points.values, clusters = points.count
        return x.withUnsafeValues { values in
            numbers.withUnsafeBufferPointer { numbers in
                coarsePoints.withUnsafeBufferPointer { coarsePoints in
                    func part(_ start: Int) -> UnsafePointer<Double>? { numbers.baseAddress.map { $0 + start } }
                    var pass = kernel_pass(
                        columns: x.columns, clusters: clusters, points: part(3 * clusters + grids.count),
                        coarse_points: coarsePoints.baseAddress, relative: relative, absolute: absolute,
                        moved: part(0), apart: part(clusters), inside: part(2 * clusters), grids: part(3 * clusters))
                    return sums.withUnsafeMutableValues { sums in
                        kernel_reassign(
                            &pass, rows.lowerBound, rows.upperBound, values.baseAddress, coarse, weights,
                            bounds.labels, bounds.upper, bounds.gap, sums)
                    }
                }
            }
        }
    }
}
