public import Basics
public import Statistics

/// Mini-batch k-means (Sculley 2010), with the rules of scikit-learn's MiniBatchKMeans: each step assigns a few rows
/// and moves their centroids towards them, the less the more rows a centroid has seen.
///
/// For so many rows that passes over all of them cost too much, or for a stream of unknown length (`Stream`). The
/// result is near that of `KMeans`, never better; where the rows fit, take `KMeans`.
public struct MiniBatchKMeans: Sendable, Hashable {
    public var clusters: Int
    /// Rows drawn for each step.
    public var batchSize: Int
    /// Places to start from, compared on a sample; the best is taken.
    public var starts: Int
    /// So many times as many rows as there are may be drawn.
    public var maximumPasses: Int
    /// Ends after so many steps in which the smoothed inertia of the batches found no new low.
    public var patience: Int
    /// A centroid that has seen less than this share of what the busiest has is put on a random row now and then.
    public var reassignmentRatio: Double
    public var seed: UInt64
    public var threads: Int

    public init(
        clusters: Int, batchSize: Int = 1024, starts: Int = 3, maximumPasses: Int = 100, patience: Int = 10,
        reassignmentRatio: Double = 0.01, seed: UInt64 = 1, threads: Int = 1
    ) {
        self.clusters = clusters
        self.batchSize = batchSize
        self.starts = starts
        self.maximumPasses = maximumPasses
        self.patience = patience
        self.reassignmentRatio = reassignmentRatio
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, no missing values.
    ///   - weights: n, not negative; nil for equal weights. A row of weight 0 is labelled but doesn't count.
    ///   - names: the columns' names, for messages.
    /// - Returns: centroids near the means of their rows, every row's nearest centroid, the inertia of all rows, and
    ///   the number of steps.
    public func fit(
        _ x: Matrix, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> KMeansModel {
        try x.requireFinite(for: "MiniBatchKMeans", names: names)
        if let weights { try requireWeights(weights, rows: x.rows, for: "MiniBatchKMeans") }
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let kept = weights.indices.filter { weights[$0] > 0 }
        try requireClusters(clusters, rows: kept.count, for: "MiniBatchKMeans")
        var stream = try Stream(self, columns: x.columns)
        let (sample, sampleWeights) = stream.draw(3 * batchSize, of: kept, x, weights)
        stream.start(from: sample, weights: sampleWeights)
        let batch = min(batchSize, kept.count)
        var stop = EarlyStop(patience: patience, share: Double(batch) / Double(kept.count))
        while stream.steps < max(1, maximumPasses * kept.count / batch) {
            let (rows, rowWeights) = stream.draw(batch, of: kept, x, weights)
            if stop.isDone(after: stream.step(rows, weights: rowWeights)) { break }
        }
        return model(x, weights: weights, from: stream)
    }

    /// Every row to its nearest centroid, in canonical order. A row halfway between two goes to the lower index, so
    /// that a new order can move it; hence a few rounds.
    private func model(_ x: Matrix, weights: [Double], from stream: Stream) -> KMeansModel {
        var centroids = stream.state.centroids
        var labelled = CentroidLabels(x, weights: weights, centroids: centroids, threads: threads)
        for _ in 0..<3 {
            let ordered = CanonicalOrder.sorted(centroids, totals: labelled.totals, columns: x.columns)
            guard ordered != centroids else { break }
            centroids = ordered
            labelled = CentroidLabels(x, weights: weights, centroids: centroids, threads: threads)
        }
        return KMeansModel(
            centroids: Matrix(rows: clusters, columns: x.columns, values: centroids), labels: labelled.labels,
            inertia: labelled.inertia, iterations: stream.steps)
    }
}

/// All rows put to their nearest centroid, in row blocks.
private struct CentroidLabels {
    let labels: [Int]
    let totals: [Double]
    let inertia: Double

    init(_ x: Matrix, weights: [Double], centroids: [Double], threads: Int) {
        let points = PointLanes(centroids, columns: x.columns), blocks = rowBlocks(x.rows)
        let parts = inParallel(blocks.count, threads: threads) { points.nearest(x, rows: blocks[$0]) }
        labels = parts.flatMap(\.labels)
        inertia = zip(blocks, parts).reduce(0.0) { sum, part in
            sum + zip(part.0, part.1.squared).reduce(0.0) { $0 + weights[$1.0] * $1.1 }
        }
        var totals = [Double](repeating: 0, count: points.count)
        for (label, weight) in zip(labels, weights) { totals[label] += weight }
        self.totals = totals
    }
}

/// Follows the exponentially weighted mean of the batches' inertia per row.
private struct EarlyStop {
    let patience: Int
    /// Of the rows that a batch holds.
    let share: Double
    private var smoothed: Double?
    private var least = Double.infinity
    private var stepsWithout = 0
    private var isFirst = true

    init(patience: Int, share: Double) {
        self.patience = patience
        self.share = share
    }

    /// - Parameter inertia: of the batch per row, before its step. The first one tells of the start only.
    mutating func isDone(after inertia: Double) -> Bool {
        guard !isFirst else {
            isFirst = false
            return false
        }
        let alpha = min(1, 2 * share)
        let now = smoothed.map { $0 * (1 - alpha) + inertia * alpha } ?? inertia
        smoothed = now
        if now < least {
            least = now
            stepsWithout = 0
        } else {
            stepsWithout += 1
        }
        return stepsWithout >= patience
    }
}
