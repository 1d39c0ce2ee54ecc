/// One order of clusters for one partition: larger weight first, then the lexicographically smaller centroid.
enum CanonicalOrder {
    /// The solution's centroids in canonical order.
    static func sorted(_ solution: Lloyd.Solution, weights: [Double], columns: Int) -> [Double] {
        let clusters = solution.centroids.count / columns
        var totals = [Double](repeating: 0, count: clusters)
        for (label, weight) in zip(solution.labels, weights) { totals[label] += weight }
        let centroids = (0..<clusters).map { solution.centroids[$0 * columns..<($0 + 1) * columns] }
        let order = (0..<clusters).sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            if centroids[first].elementsEqual(centroids[second]) { return first < second }
            return centroids[first].lexicographicallyPrecedes(centroids[second])
        }
        return order.flatMap { centroids[$0] }
    }
}
