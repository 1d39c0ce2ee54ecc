internal import CKernels
internal import Statistics

/// Per row its cluster, an upper bound of the distance to its centroid and a lower bound of that to any other.
///
/// Tasks write to rows of their own only, which the compiler can't see.
final class HamerlyBounds: @unchecked Sendable {
    /// −1 before the first pass.
    let labels: UnsafeMutablePointer<Int32>
    let upper: UnsafeMutablePointer<Double>
    let lower: UnsafeMutablePointer<Double>

    init(rows: Int) {
        labels = .allocate(capacity: rows)
        upper = .allocate(capacity: rows)
        lower = .allocate(capacity: rows)
        labels.initialize(repeating: -1, count: rows)
        upper.initialize(repeating: .infinity, count: rows)
        lower.initialize(repeating: 0, count: rows)
    }

    deinit {
        labels.deallocate()
        upper.deallocate()
        lower.deallocate()
    }

    /// Moves a row against its distances; the next pass looks at it again.
    func force(_ row: Int, to label: Int32) {
        labels[row] = label
        upper[row] = .infinity
        lower[row] = 0
    }
}

/// What one pass over the rows needs to know of the centroids.
struct HamerlyPass: Sendable {
    /// Rounding errors of a distance stay below this relative size for any sensible number of features.
    private static let slack = 1e-12
    /// More than the rounding of one addition.
    private static let step = 1e-15

    private let points: PointLanes
    /// Half the distance of each centroid to its nearest other: a row closer than that is in the right place.
    private let half: [Double]
    private let drifts: [Double]

    /// - Parameter drifts: how far each centroid moved since the last pass.
    init(_ centroids: [Double], drifts: [Double], clusters: Int, columns: Int) {
        points = PointLanes(centroids, columns: columns)
        let matrix = Matrix(rows: clusters, columns: columns, values: centroids)
        var gaps = [Double](repeating: .infinity, count: clusters)
        for first in 0..<clusters {
            for second in 0..<first {
                let squared = Distance.squared(matrix, first, centroids, second)
                gaps[first] = min(gaps[first], squared)
                gaps[second] = min(gaps[second], squared)
            }
        }
        half = gaps.map { 0.5 * $0.squareRoot() * (1 - Self.slack) }
        self.drifts = drifts.map { $0 * (1 + Self.slack) }
    }

    /// Gives rows their nearest centroid and moves those whose label changed between the sums of clusters.
    /// - Returns: how many changed.
    func reassign(
        _ rows: Range<Int>, of x: Matrix, weights: [Double], grids: [Double], _ bounds: HamerlyBounds,
        _ sums: inout ExactSums
    ) -> Int {
        let farthest = drifts.indices.max { drifts[$0] < drifts[$1] } ?? 0
        let runnerUp = drifts.indices.filter { $0 != farthest }.map { drifts[$0] }.max() ?? 0
        var pass = kernel_pass(
            columns: x.columns, clusters: points.count, farthest: farthest, farthest_drift: drifts[farthest],
            second_drift: runnerUp, slack: Self.slack, step: Self.step)
        return x.withUnsafeValues { values in
            sums.withUnsafeMutableValues { sums in
                kernel_reassign(
                    &pass, points.values, half, drifts, grids, rows.lowerBound, rows.upperBound, values.baseAddress,
                    weights, bounds.labels, bounds.upper, bounds.lower, sums)
            }
        }
    }
}
