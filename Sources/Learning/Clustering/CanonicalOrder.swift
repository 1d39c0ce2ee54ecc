/// One order of clusters for one partition: larger weight first, then the lexicographically smaller centroid.
enum CanonicalOrder {
    /// The centroids (row-major) in canonical order.
    /// - Parameter totals: the weight of each cluster's rows.
    static func sorted(_ centroids: [Double], totals: [Double], columns: Int) -> [Double] {
        let rows = totals.indices.map { centroids[$0 * columns..<($0 + 1) * columns] }
        let order = totals.indices.sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            if rows[first].elementsEqual(rows[second]) { return first < second }
            return rows[first].lexicographicallyPrecedes(rows[second])
        }
        return order.flatMap { rows[$0] }
    }
}
