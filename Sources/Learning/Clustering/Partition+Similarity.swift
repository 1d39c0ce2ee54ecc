import Foundation
public import Statistics

extension Partition {
    /// How near each row (n x p) is to each cluster as against the others, n x k, rows adding up to 1: near 1 at a
    /// centre far from all others. Where the method has probabilities, these; of centroids Leisch's similarity (2010),
    /// exp(−d) over its sum, with distances d in units of the standard deviation within clusters per column, so that
    /// the columns' scale is of no account. nil for medoids, whose dissimilarities have no such unit, and where rows
    /// don't vary within clusters.
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
        let unit = (within / Double(max(1, x.rows * x.columns))).squareRoot()
        guard unit > 0, unit.isFinite else { return nil }
        var result = Matrix(rows: x.rows, columns: clusters)
        for row in 0..<x.rows {
            var nearest = Double.infinity, sum = 0.0
            for cluster in 0..<clusters { nearest = min(nearest, distances[row, cluster]) }
            for cluster in 0..<clusters {
                // Relative to the nearest, so that far rows don't underflow.
                result[row, cluster] = exp((nearest - distances[row, cluster]) / unit)
                sum += result[row, cluster]
            }
            for cluster in 0..<clusters { result[row, cluster] /= sum }
        }
        return result
    }
}
