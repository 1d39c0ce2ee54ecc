internal import Statistics

/// One order of clusters for one partition: larger weight first, then the lexicographically smaller centroid.
enum CanonicalOrder {
    /// The clusters in canonical order.
    static func order(totals: [Double], centroids: Matrix) -> [Int] {
        totals.indices.sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            let one = centroids.row(first), other = centroids.row(second)
            return one.elementsEqual(other) ? first < second : one.lexicographicallyPrecedes(other)
        }
    }

    /// The solution's centroids in canonical order.
    static func sorted(_ solution: Lloyd.Solution, weights: [Double], columns: Int) -> [Double] {
        let clusters = solution.centroids.count / columns
        var totals = [Double](repeating: 0, count: clusters)
        for (label, weight) in zip(solution.labels, weights) { totals[label] += weight }
        let centroids = Matrix(rows: clusters, columns: columns, values: solution.centroids)
        return order(totals: totals, centroids: centroids).flatMap { centroids.row($0) }
    }
}
