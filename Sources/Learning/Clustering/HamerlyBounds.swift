/// Per row its cluster, an upper bound of the distance to its centroid and how far below the lower bound of that to any
/// other it lies; both as of when they were taken, plus what the centroids had moved by then (`CentroidDrift`).
///
/// Tasks write to rows of their own only, which the compiler can't see.
final class HamerlyBounds: @unchecked Sendable {
    /// −1 before the first pass.
    let labels: UnsafeMutablePointer<Int32>
    let upper: UnsafeMutablePointer<Double>
    let gap: UnsafeMutablePointer<Double>

    init(rows: Int) {
        labels = .allocate(capacity: rows)
        upper = .allocate(capacity: rows)
        gap = .allocate(capacity: rows)
        labels.initialize(repeating: -1, count: rows)
        upper.initialize(repeating: .infinity, count: rows)
        gap.initialize(repeating: -.infinity, count: rows)
    }

    deinit {
        labels.deallocate()
        upper.deallocate()
        gap.deallocate()
    }

    /// Moves a row against its distances; the next pass looks at it again.
    func force(_ row: Int, to label: Int32) {
        labels[row] = label
        upper[row] = .infinity
        gap[row] = -.infinity
    }
}

/// How far centroids have moved since the start, rounded up: bounds of rows need no change while their row stays.
struct CentroidDrift: Sendable {
    /// More than the rounding of a sum of a few terms; so much of a distance may be off.
    static let sumSlack = 1e-15, distanceSlack = 1e-12

    /// Per cluster the way of its centroid.
    private(set) var moved: [Double]
    /// Per cluster that and, step by step, the way of whichever other centroid moved farthest.
    private(set) var apart: [Double]

    init(clusters: Int) {
        moved = [Double](repeating: 0, count: clusters)
        apart = moved
    }

    mutating func add(_ steps: [Double]) {
        let farthest = steps.indices.max { steps[$0] < steps[$1] } ?? 0
        let runnerUp = steps.indices.filter { $0 != farthest }.map { steps[$0] }.max() ?? 0
        for cluster in steps.indices {
            let own = steps[cluster] * (1 + Self.distanceSlack)
            let others = (cluster == farthest ? runnerUp : steps[farthest]) * (1 + Self.distanceSlack)
            moved[cluster] = (moved[cluster] + own) * (1 + Self.sumSlack)
            apart[cluster] = (apart[cluster] + own + others) * (1 + Self.sumSlack)
        }
    }
}
