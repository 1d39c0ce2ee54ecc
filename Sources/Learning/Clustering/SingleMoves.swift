internal import Statistics

/// Moves single rows to other clusters for as long as that lowers the weighted sum of squares (Hartigan 1975, ch. 4;
/// Hartigan & Wong 1979).
///
/// Lloyd's algorithm stops where every row is nearest to its own centroid. That counts the row itself, which pulls the
/// centroid towards it: a row of weight w leaves a cluster of weight W at a gain of W w / (W − w) d² and costs
/// W w / (W + w) d² in another. Where no move pays, every row is nearest to its own centroid too, so the result is one of
/// Lloyd's as well, and a better one.
struct SingleMoves {
    private let lloyd: Lloyd
    private var centroids: [Double]
    private var totals: [Double]
    private var labels: [Int32]

    /// The solution, or one of Lloyd's algorithm's with less inertia.
    static func improve(_ found: Lloyd.Solution, _ lloyd: Lloyd) -> Lloyd.Solution {
        guard found.totals.count > 1 else { return found }
        var moves = SingleMoves(found, lloyd)
        guard moves.run() else { return found }
        var better = lloyd.run(from: moves.centroids)
        better.iterations += found.iterations
        return better.inertia < found.inertia ? better : found
    }

    private init(_ found: Lloyd.Solution, _ lloyd: Lloyd) {
        self.lloyd = lloyd
        centroids = found.centroids
        totals = found.totals
        labels = found.labels
    }

    /// - Returns: whether a row moved.
    private mutating func run() -> Bool {
        var hasMoved = false
        for _ in 0..<lloyd.maximumIterations {
            // The most rewarding first, so that the order of the rows makes no difference.
            let candidates = candidates().sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.row < $1.row }
            var moved = false
            for candidate in candidates {
                guard let move = bestMove(candidate.row) else { continue }
                apply(candidate.row, to: move.cluster)
                moved = true
            }
            guard moved else { break }
            hasMoved = true
        }
        return hasMoved
    }

    /// Rows whose move would pay as things stand. Most rows are so much nearer to their own centroid that the distances
    /// to the nearest two rule them out.
    private func candidates() -> [(row: Int, gain: Double)] {
        let nearest = PointLanes(centroids, columns: lloyd.x.columns).nearest(lloyd.x)
        let lightest = totals.min() ?? 0
        return (0..<lloyd.x.rows).compactMap { row in
            let own = Int(labels[row]), weight = lloyd.weights[row]
            let least = nearest.second[row] * lightest / (lightest + weight)
            if nearest.index[row] == labels[row], totals[own] > weight,
                least >= nearest.squared[row] * totals[own] / (totals[own] - weight)
            {
                return nil
            }
            return bestMove(row).map { (row, $0.gain) }
        }
    }

    /// The cluster that a row had better be in, the lower index among ties, and by how much the sum of squares falls.
    private func bestMove(_ row: Int) -> (cluster: Int, gain: Double)? {
        let own = Int(labels[row]), weight = lloyd.weights[row]
        // The last row of a cluster stays. Weights that differ by all of a double's digits are no reason to move either.
        guard totals[own] - weight > 1e-12 * totals[own] else { return nil }
        let saved =
            totals[own] * weight / (totals[own] - weight) * Distance.squared(lloyd.x, row, centroids, own)
        var best: (cluster: Int, gain: Double)?
        for cluster in totals.indices where cluster != own && totals[cluster] > 0 {
            let cost =
                totals[cluster] * weight / (totals[cluster] + weight)
                * Distance.squared(lloyd.x, row, centroids, cluster)
            // More than rounding, or rows would move to and fro.
            if saved - cost > max(best?.gain ?? 0, 1e-9 * saved) { best = (cluster, saved - cost) }
        }
        return best
    }

    private mutating func apply(_ row: Int, to cluster: Int) {
        let own = Int(labels[row]), weight = lloyd.weights[row], p = lloyd.x.columns
        let leaving = weight / (totals[own] - weight), coming = weight / (totals[cluster] + weight)
        for (column, value) in lloyd.x.row(row).enumerated() {
            centroids[own * p + column] += leaving * (centroids[own * p + column] - value)
            centroids[cluster * p + column] += coming * (value - centroids[cluster * p + column])
        }
        totals[own] -= weight
        totals[cluster] += weight
        labels[row] = Int32(cluster)
    }
}
