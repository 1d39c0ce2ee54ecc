import Foundation
public import Statistics

extension Partition {
    /// How much each row (n x p) belongs to each cluster, n x k, rows adding up to 1: near 1 at a centre far from all
    /// others. Where the method has probabilities, these; of centroids those of spherical clouds of equal size and
    /// variance, exp(−d² / 2 s²) over their sum with s² the variance within clusters per column, so that the figures
    /// don't depend on the columns' units. nil for medoids, whose dissimilarities have no such scale, and where the
    /// rows don't vary within clusters.
    public func similarities(_ x: Matrix) -> Matrix? {
        switch membership {
        case .mixture(let model): return model.probabilities(x)
        case .latentClasses(let model): return model.probabilities(x)
        case .nearestMedoid: return nil
        case .nearestCentroid: break
        }
        precondition(labels.count == x.rows, "\(labels.count) labels for \(x.rows) rows")
        let distances = KMeansModel(centroids: centroids, labels: labels, inertia: cost, iterations: 0).distances(x)
        let within = labels.indices.reduce(0.0) { $0 + distances[$1, labels[$1]] * distances[$1, labels[$1]] }
        let variance = within / Double(x.rows * x.columns)
        guard variance > 0, variance.isFinite else { return nil }
        var result = Matrix(rows: x.rows, columns: clusters)
        for row in 0..<x.rows {
            let nearest = (0..<clusters).map { distances[row, $0] }.min() ?? 0
            var sum = 0.0
            for cluster in 0..<clusters {
                let distance = distances[row, cluster]
                // Relative to the nearest, so that far rows don't underflow.
                result[row, cluster] = exp(-(distance * distance - nearest * nearest) / (2 * variance))
                sum += result[row, cluster]
            }
            for cluster in 0..<clusters { result[row, cluster] /= sum }
        }
        return result
    }
}
