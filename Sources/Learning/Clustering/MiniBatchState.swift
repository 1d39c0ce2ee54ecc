internal import Basics
internal import Statistics

/// Centroids and how much each has seen.
struct MiniBatchState: Sendable, Hashable {
    /// k x p, row-major; empty before the start.
    private(set) var centroids: [Double] = []
    /// Weight of the rows that each centroid was moved by.
    private(set) var seen: [Double]
    private let columns: Int
    private var rowsSinceRescue = 0

    init(clusters: Int, columns: Int) {
        seen = [Double](repeating: 0, count: clusters)
        self.columns = columns
    }

    var isStarted: Bool { !centroids.isEmpty }

    mutating func start(from centroids: [Double]) { self.centroids = centroids }

    /// Each centroid becomes the mean of all rows that ever moved it, the batch's included.
    /// - Returns: the batch's weighted inertia before.
    mutating func move(to batch: Matrix, weights: [Double]) -> Double {
        let nearest = PointLanes(centroids, columns: columns).nearest(batch)
        var sums = [Double](repeating: 0, count: centroids.count), added = [Double](repeating: 0, count: seen.count)
        var inertia = 0.0
        for row in 0..<batch.rows {
            let cluster = Int(nearest.index[row])
            added[cluster] += weights[row]
            inertia += weights[row] * nearest.squared[row]
            for column in 0..<columns { sums[cluster * columns + column] += weights[row] * batch[row, column] }
        }
        for cluster in seen.indices where added[cluster] > 0 {
            let total = seen[cluster] + added[cluster]
            for index in cluster * columns..<(cluster + 1) * columns {
                centroids[index] = (centroids[index] * seen[cluster] + sums[index]) / total
            }
            seen[cluster] = total
        }
        return inertia
    }

    /// Now and then, centroids that have seen less than `ratio` of what the busiest has are put on random rows of the
    /// batch, at most half of it, and begin with as much as the least busy of the others.
    mutating func rescueStarved(from batch: Matrix, ratio: Double, _ generator: inout SeededGenerator) {
        rowsSinceRescue += batch.rows
        guard ratio > 0, seen.contains(0) || rowsSinceRescue >= 10 * seen.count else { return }
        rowsSinceRescue = 0
        let bar = ratio * (seen.max() ?? 0)
        let starved = seen.indices.filter { seen[$0] < bar }
            .sorted { (seen[$0], $0) < (seen[$1], $1) }
            .prefix(batch.rows / 2)
        guard !starved.isEmpty else { return }
        let rescued = Set(starved)
        let least = seen.indices.filter { !rescued.contains($0) }.map { seen[$0] }.min() ?? 0
        for (cluster, row) in zip(starved, generator.permutation(batch.rows)) {
            centroids.replaceSubrange(cluster * columns..<(cluster + 1) * columns, with: batch.row(row))
            seen[cluster] = least
        }
    }
}
