internal import Statistics

/// One order of clusters for one partition: larger weight first, then the lexicographically smaller centroid.
enum CanonicalOrder {
    /// The clusters in canonical order.
    /// - Parameter totals: the weight of each cluster's rows.
    static func order(totals: [Double], centroids: Matrix) -> [Int] {
        totals.indices.sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            let one = centroids.row(first), other = centroids.row(second)
            return one.elementsEqual(other) ? first < second : one.lexicographicallyPrecedes(other)
        }
    }

    /// The centroids (row-major) in canonical order.
    static func sorted(_ centroids: [Double], totals: [Double], columns: Int) -> [Double] {
        let centroids = Matrix(rows: totals.count, columns: columns, values: centroids)
        return order(totals: totals, centroids: centroids).flatMap { centroids.row($0) }
    }
}
