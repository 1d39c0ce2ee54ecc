internal import Basics
internal import CKernels
public import Statistics

/// Centres, sizes and spreads of clusters: what the indices of compactness and separation share.
struct ClusterSpread {
    let clusters: Int
    let centroids: [Double]
    let sizes: [Int]
    /// Sum of squared distances to the centroid, per cluster.
    let squared: [Double]
    /// Sum of distances to the centroid, per cluster.
    let distances: [Double]
    let x: Matrix

    /// Clusters without rows are left out.
    init(_ x: Matrix, labels: [Int]) {
        precondition(labels.count == x.rows, "\(labels.count) labels for \(x.rows) rows")
        let dense = denseLabels(labels), p = x.columns
        var sizes = [Int](repeating: 0, count: dense.count)
        var sums = [Double](repeating: 0, count: dense.count * p)
        x.withUnsafeValues { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for (row, label) in dense.labels.enumerated() {
                    sizes[label] += 1
                    for column in 0..<p { sums[label * p + column] += values[row * p + column] }
                }
                for index in sums.indices { sums[index] /= Double(sizes[index / p]) }
            }
        }
        var squared = [Double](repeating: 0, count: dense.count), distances = squared
        for (label, distance) in zip(dense.labels, Self.ownSquared(x, sums, dense.labels)) {
            squared[label] += distance
            distances[label] += distance.squareRoot()
        }
        self.x = x
        self.clusters = dense.count
        self.centroids = sums
        self.sizes = sizes
        self.squared = squared
        self.distances = distances
    }

    /// The squared distance of each row to its cluster's centroid.
    private static func ownSquared(_ x: Matrix, _ centroids: [Double], _ labels: [Int]) -> [Double] {
        [Double](unsafeUninitializedCapacity: x.rows) { squared, initialized in
            x.withUnsafeValues { values in
                guard let rows = values.baseAddress, let target = squared.baseAddress else { return }
                kernel_own_squared(rows, x.rows, x.columns, centroids, labels.map { Int32($0) }, target)
                initialized = x.rows
            }
        }
    }
}

/// Labels renumbered 0..<count in ascending order, without gaps.
func denseLabels(_ labels: [Int]) -> (labels: [Int], count: Int) {
    var isUsed = [Bool](repeating: false, count: (labels.max() ?? -1) + 1)
    for label in labels { isUsed[label] = true }
    var number = [Int](repeating: 0, count: isUsed.count), count = 0
    for label in isUsed.indices where isUsed[label] {
        number[label] = count
        count += 1
    }
    return (labels.map { number[$0] }, count)
}

/// The sum of squared distances of rows to their cluster's mean.
public enum WithinSumOfSquares {
    public static func score(_ x: Matrix, labels: [Int]) -> Double {
        ClusterSpread(x, labels: labels).squared.reduce(0, +)
    }
}

/// Caliński & Harabasz 1974: between-cluster over within-cluster variance; larger is better.
public enum CalinskiHarabasz {
    /// Nil unless there are 2...n − 1 clusters with rows. 1 where all rows lie on their centroids, as scikit-learn.
    public static func score(_ x: Matrix, labels: [Int]) -> Double? { score(ClusterSpread(x, labels: labels)) }

    static func score(_ spread: ClusterSpread) -> Double? {
        let x = spread.x
        guard spread.clusters > 1, spread.clusters < x.rows else { return nil }
        let means = Covariance.means(of: x), p = x.columns
        var between = 0.0
        for cluster in 0..<spread.clusters {
            var sum = 0.0
            for column in 0..<p {
                let difference = spread.centroids[cluster * p + column] - means[column]
                sum += difference * difference
            }
            between += Double(spread.sizes[cluster]) * sum
        }
        let within = spread.squared.reduce(0, +)
        guard within > 0 else { return 1 }
        return between * Double(x.rows - spread.clusters) / (within * Double(spread.clusters - 1))
    }
}

/// Davies & Bouldin 1979: mean over clusters of the worst ratio of spreads to the distance between; smaller is better.
public enum DaviesBouldin {
    /// Nil unless there are 2...n − 1 clusters with rows. Clusters with the same centroid count as infinitely far, as
    /// scikit-learn.
    public static func score(_ x: Matrix, labels: [Int]) -> Double? { score(ClusterSpread(x, labels: labels)) }

    static func score(_ spread: ClusterSpread) -> Double? {
        let x = spread.x, k = spread.clusters
        guard k > 1, k < x.rows else { return nil }
        let scatter = (0..<k).map { spread.distances[$0] / Double(spread.sizes[$0]) }
        let centroids = Matrix(rows: k, columns: x.columns, values: spread.centroids)
        var sum = 0.0
        for first in 0..<k {
            var worst = 0.0
            for second in 0..<k where second != first {
                let between = Distance.squared(centroids, first, spread.centroids, second).squareRoot()
                if between > 0 { worst = max(worst, (scatter[first] + scatter[second]) / between) }
            }
            sum += worst
        }
        return sum / Double(k)
    }
}
