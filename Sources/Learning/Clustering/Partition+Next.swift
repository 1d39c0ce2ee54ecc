public import Statistics

extension Partition {
    /// Per row of `x` (n x p) the cluster it would be in but for one: the nearest other centroid or medoid, the most
    /// probable other component; the lower index among ties. nil where there is no other.
    /// - Parameter own: per row the cluster to leave out.
    public func nextClusters(_ x: Matrix, but own: [Int]) -> [Int?] {
        precondition(own.count == x.rows, "\(own.count) clusters for \(x.rows) rows")
        let distances: Matrix =
            switch membership {
            case .nearestCentroid: squaredDistances(x)
            case .nearestMedoid(let model): model.distances(x)
            case .mixture(let model): model.probabilities(x).map { -$0 }
            case .latentClasses(let model): model.probabilities(x).map { -$0 }
            }
        return (0..<x.rows).map { row in
            (0..<clusters).filter { $0 != own[row] }.min { distances[row, $0] < distances[row, $1] }
        }
    }

    private func squaredDistances(_ x: Matrix) -> Matrix {
        var result = Matrix(rows: x.rows, columns: clusters)
        for row in 0..<x.rows {
            for cluster in 0..<clusters {
                result[row, cluster] = zip(x.row(row), centroids.row(cluster)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
            }
        }
        return result
    }
}

extension Matrix {
    fileprivate func map(_ change: (Double) -> Double) -> Matrix {
        Matrix(rows: rows, columns: columns, values: values.map(change))
    }
}
