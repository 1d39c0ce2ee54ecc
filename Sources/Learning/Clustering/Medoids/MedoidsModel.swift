public import Statistics

/// Segments around medoids in a Gower space, in canonical order: the largest first, equal ones by their medoids' values.
public struct MedoidsModel: Sendable, Hashable, Codable {
    public let space: GowerSpace
    /// The medoids' values, k x p, NaN where missing.
    public let medoids: Matrix
    /// The medoids' row numbers.
    public let rows: [Int]
    /// Each row's cluster, 0..<k: `assign` of the rows fitted.
    public let labels: [Int]
    /// Weighted sum of dissimilarities of the rows to their medoids.
    public let cost: Double
    /// Rows in each sample that medoids were sought in; nil where all rows were searched.
    public let sample: Int?
    /// Among equally near medoids the one that comes first here wins: an order that sizes don't change.
    private let precedence: [Int]

    init(space: GowerSpace, x: Matrix, medoids rows: [Int], weights: [Double], sample: Int?) {
        let ordered = rows.sorted {
            Self.precedes(x.row($0), x.row($1)) ?? ($0 < $1)
        }
        let (nearest, distances) = Self.nearest(x, in: space, to: x.selecting(rows: ordered))
        var cost = 0.0, totals = [Double](repeating: 0, count: rows.count)
        for (row, weight) in weights.enumerated() {
            cost += weight * distances[row]
            totals[nearest[row]] += weight
        }
        let canonical = ordered.indices.sorted { totals[$0] != totals[$1] ? totals[$0] > totals[$1] : $0 < $1 }
        var label = [Int](repeating: 0, count: rows.count)
        for (new, old) in canonical.enumerated() { label[old] = new }
        self.space = space
        self.rows = canonical.map { ordered[$0] }
        self.medoids = x.selecting(rows: self.rows)
        self.labels = nearest.map { label[$0] }
        self.cost = cost
        self.sample = sample
        precedence = label
    }

    /// Rows per cluster. Zeros come last, and only where fewer than k rows differ.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: rows.count)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// The nearest medoid of each row of `x` (n x p, NaN where missing).
    public func assign(_ x: Matrix) -> [Int] {
        Self.nearest(x, in: space, to: medoids.selecting(rows: precedence)).labels.map { precedence[$0] }
    }

    /// Dissimilarity of each row of `x` to each medoid, n x k.
    public func distances(_ x: Matrix) -> Matrix { space.distances(x, to: medoids) }

    private static func nearest(_ x: Matrix, in space: GowerSpace, to points: Matrix) -> (labels: [Int], [Double]) {
        let distances = space.distances(x, to: points), k = points.rows
        var labels: [Int] = [], least: [Double] = []
        for row in 0..<x.rows {
            var best = 0
            for point in 1..<max(k, 1) where distances[row, point] < distances[row, best] { best = point }
            labels.append(best)
            least.append(distances[row, best])
        }
        return (labels, least)
    }

    /// Lexicographic, a missing value before any other; nil where the rows are the same.
    private static func precedes(_ first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Bool? {
        for (a, b) in zip(first, second) where a != b && !(a.isNaN && b.isNaN) {
            return a.isNaN || (!b.isNaN && a < b)
        }
        return nil
    }
}

/// Segments around medoids of given dissimilarities, in canonical order: the largest first, equal ones by the medoid's
/// number.
public struct MedoidPartition: Sendable, Hashable {
    /// Row numbers.
    public let medoids: [Int]
    /// Each row's cluster, 0..<k; of equally near medoids the one with the lower row number.
    public let labels: [Int]
    /// Weighted sum of dissimilarities of the rows to their medoids.
    public let cost: Double

    init(_ rows: [Int], dissimilarity: Dissimilarity, weights: [Double]) {
        let rows = rows.sorted()
        var nearest: [Int] = [], cost = 0.0, totals = [Double](repeating: 0, count: rows.count)
        for index in 0..<dissimilarity.rows {
            var best = 0
            for place in rows.indices where dissimilarity[rows[place], index] < dissimilarity[rows[best], index] {
                best = place
            }
            nearest.append(best)
            cost += weights[index] * dissimilarity[rows[best], index]
            totals[best] += weights[index]
        }
        let canonical = rows.indices.sorted { totals[$0] != totals[$1] ? totals[$0] > totals[$1] : $0 < $1 }
        var label = [Int](repeating: 0, count: rows.count)
        for (new, old) in canonical.enumerated() { label[old] = new }
        medoids = canonical.map { rows[$0] }
        labels = nearest.map { label[$0] }
        self.cost = cost
    }
}
