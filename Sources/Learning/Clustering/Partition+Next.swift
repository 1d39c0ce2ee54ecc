public import Statistics

extension Partition {
    /// Per row of `x` (n x p) the cluster it would be in but for one: the nearest other centroid or medoid, the most
    /// probable other component; the lower index among ties. nil where there is no other.
    /// - Parameter own: per row the cluster to leave out.
    public func nextClusters(_ x: Matrix, but own: [Int]) -> [Int?] {
        precondition(own.count == x.rows, "\(own.count) clusters for \(x.rows) rows")
        let distances: Matrix =
            switch membership {
            case .nearestCentroid: PointLanes(centroids).squaredDistances(x)
            case .nearestMedoid(let model): model.distances(x)
            case .mixture(let model): model.probabilities(x).map { -$0 }
            case .latentClasses(let model): model.probabilities(x).map { -$0 }
            }
        return (0..<x.rows).map { row in
            var next: Int?
            for cluster in 0..<clusters where cluster != own[row] {
                if let known = next, distances[row, known] <= distances[row, cluster] { continue }
                next = cluster
            }
            return next
        }
    }
}

extension Matrix {
    fileprivate func map(_ change: (Double) -> Double) -> Matrix {
        Matrix(rows: rows, columns: columns, values: values.map(change))
    }
}
