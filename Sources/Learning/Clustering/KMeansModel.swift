public import Statistics

/// Clusters in canonical order: the largest first, equal ones by their centroids' lexicographic order.
public struct KMeansModel: Sendable, Hashable {
    /// k x p.
    public let centroids: Matrix
    /// Each row's cluster, 0..<k: `assign` of the rows fitted.
    public let labels: [Int]
    /// Weighted sum of squared distances of the rows to their centroids.
    public let inertia: Double
    /// Lloyd's iterations of the best start.
    public let iterations: Int

    /// Rows per cluster. Zeros come last, and only where fewer than k rows differ.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: centroids.rows)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// The nearest centroid of each row of `x` (n x p, finite); the lower index among ties.
    public func assign(_ x: Matrix) -> [Int] { Self.assign(x, to: centroids) }

    /// The nearest centroid of each row, the lower index among ties.
    public static func assign(_ x: Matrix, to centroids: Matrix) -> [Int] { nearest(x, to: centroids).labels }

    private static func nearest(_ x: Matrix, to centroids: Matrix) -> NearestPoints {
        precondition(x.columns == centroids.columns, "\(x.columns) columns for centroids of \(centroids.columns)")
        return PointLanes(centroids).nearest(x)
    }

    /// Euclidean distance of each row of `x` to each centroid, n x k.
    public func distances(_ x: Matrix) -> Matrix {
        precondition(x.columns == centroids.columns, "\(x.columns) columns for centroids of \(centroids.columns)")
        var result = PointLanes(centroids).squaredDistances(x)
        result.withUnsafeMutableValues { values in
            for place in values.indices { values[place] = values[place].squareRoot() }
        }
        return result
    }

    /// Shadow values (Leisch 2010): 2 d₁ / (d₁ + d₂) with each row's distances to its two nearest centroids. 0 on a
    /// centroid, 1 halfway between two. Zeros where k = 1.
    public func shadowValues(_ x: Matrix) -> [Double] {
        guard centroids.rows > 1 else { return [Double](repeating: 0, count: x.rows) }
        let nearest = Self.nearest(x, to: centroids)
        return zip(nearest.squared, nearest.second).map { squared, second in
            let distance = squared.squareRoot(), sum = distance + second.squareRoot()
            return sum > 0 ? 2 * distance / sum : 1
        }
    }

    /// For each cluster the one with the nearest centroid, the lower index among ties; nil where k = 1.
    public var nearestClusters: [Int?] {
        let between = distances(centroids)
        return (0..<centroids.rows).map { cluster in
            (0..<centroids.rows).filter { $0 != cluster }.min { between[cluster, $0] < between[cluster, $1] }
        }
    }
}
