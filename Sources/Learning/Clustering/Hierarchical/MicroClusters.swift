internal import Basics
internal import Statistics

/// Many small clusters that stand for rows too many for a tree of merges: k-means from random rows, a few iterations
/// on a sample; then every row goes to the nearest. They need not be the best, only small against the clusters sought.
struct MicroClusters: Sendable {
    /// m x p, m at most the number asked for.
    let means: Matrix
    /// The weights of the rows in each.
    let sizes: [Double]
    let clusterOfRow: [Int]

    private static let rowsPerCluster = 25
    private static let iterations = 10

    /// - Parameter weights: all positive.
    init(_ x: Matrix, weights: [Double], count: Int, seed: UInt64, threads: Int) {
        let sample = StratifiedSample.rows(
            of: x.rows, limit: Self.rowsPerCluster * count, seed: seed, stream: "micro-cluster sample")
        let rows = sample.map { x.selecting(rows: $0) } ?? x
        var generator = SeededGenerator(seed: seed, stream: "micro-clusters")
        let start = rows.selecting(rows: generator.sample(min(count, rows.rows), of: rows.rows))
        let lloyd = Lloyd(
            x: rows, weights: sample.map { $0.map { weights[$0] } } ?? weights,
            maximumIterations: Self.iterations)
        let centroids = Matrix(rows: start.rows, columns: x.columns, values: lloyd.run(from: start.values).centroids)
        let blocks = rowBlocks(x.rows)
        let nearest = inParallel(blocks.count, threads: threads) {
            KMeansModel.assign(x.selecting(rows: Array(blocks[$0])), to: centroids)
        }.flatMap { $0 }

        var isUsed = [Bool](repeating: false, count: centroids.rows)
        for cluster in nearest { isUsed[cluster] = true }
        var number = [Int](repeating: 0, count: centroids.rows), used = 0
        for cluster in isUsed.indices where isUsed[cluster] {
            number[cluster] = used
            used += 1
        }
        clusterOfRow = nearest.map { number[$0] }
        (means, sizes) = GroupMeans.of(x, weights: weights, labels: clusterOfRow, groups: used)
    }
}

enum GroupMeans {
    /// Each group's weighted mean and weight. Rows with a negative label are left out; a group without rows stays at 0.
    static func of(_ x: Matrix, weights: [Double], labels: [Int], groups: Int) -> (means: Matrix, sizes: [Double]) {
        var means = Matrix(rows: groups, columns: x.columns), sizes = [Double](repeating: 0, count: groups)
        for row in 0..<x.rows where labels[row] >= 0 {
            let label = labels[row], weight = weights[row]
            sizes[label] += weight
            for column in 0..<x.columns { means[label, column] += weight * x[row, column] }
        }
        for group in 0..<groups where sizes[group] > 0 {
            for column in 0..<x.columns { means[group, column] /= sizes[group] }
        }
        return (means, sizes)
    }
}
