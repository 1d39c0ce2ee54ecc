public import Basics
public import Statistics

/// k-means: minimises the weighted sum of squared Euclidean distances of rows to their cluster's centroid.
///
/// Greedy k-means++ starts, Lloyd's algorithm to convergence, the best of several starts (the earlier among ties). Moves
/// of single rows (`SingleMoves`) improve every start up to 5,000 rows, the best one up to 50,000; from given centroids
/// it is Lloyd's algorithm alone. The model depends on the seed alone, not on threads or processor.
/// Sources: Lloyd 1982; Arthur & Vassilvitskii 2007; Hamerly 2010; Hartigan & Wong 1979.
public struct KMeans: Sendable, Hashable {
    public var clusters: Int
    public var starts: Int
    public var maximumIterations: Int
    public var seed: UInt64
    /// Among more rows than this the starts compete on a random sample of so many, and the best one goes on with all rows:
    /// a sample of n places a centroid to within sd √(k / n); single rows of it aren't moved. Nil: all starts look at all
    /// rows.
    public var startLimit: Int?
    /// Whether `SingleMoves` follow. Where many samples are divided only to see how alike the results are, they would double
    /// the work and show the same.
    public var movesSingleRows = true
    /// Starts run in parallel; with fewer starts than threads, so do the rows within a start.
    public var threads: Int

    public init(clusters: Int, starts: Int = 10, maximumIterations: Int = 300, seed: UInt64 = 1, threads: Int = 1) {
        self.clusters = clusters
        self.starts = starts
        self.maximumIterations = maximumIterations
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, no missing values.
    ///   - weights: n, not negative; nil for equal weights. A row of weight 0 is labelled but doesn't count.
    ///   - initial: k x p, where to start instead of `starts` random places.
    ///   - names: the columns' names, for messages.
    /// - Throws: what is wrong with the parameters or the data.
    public func fit(
        _ x: Matrix, weights: [Double]? = nil, from initial: Matrix? = nil, names: [String] = []
    ) throws(Diagnostic) -> KMeansModel {
        try fit(x, clusters: [clusters], weights: weights, from: initial, names: names)[0]
    }

    /// As `fit` for each of several numbers of clusters, which share what they can: the same models at less cost.
    func fit(
        _ x: Matrix, clusters: [Int], weights: [Double]? = nil, from initial: Matrix? = nil, names: [String] = []
    ) throws(Diagnostic) -> [KMeansModel] {
        try x.requireFinite(for: "KMeans", names: names)
        if let weights { try requireWeights(weights, rows: x.rows, for: "KMeans") }
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let kept = weights.indices.filter { weights[$0] > 0 }
        try requireParameter("starts", of: "KMeans", starts, in: 1...Int.max)
        try requireParameter("maximumIterations", of: "KMeans", maximumIterations, in: 1...Int.max)
        for k in clusters {
            try requireClusters(k, rows: kept.count, for: "KMeans")
            if let initial { try requireCentroids(initial, clusters: k, columns: x.columns, for: "KMeans") }
        }
        let isWhole = kept.count == x.rows
        let lloyd = Lloyd(
            x: isWhole ? x : x.selecting(rows: kept), weights: isWhole ? weights : kept.map { weights[$0] },
            maximumIterations: maximumIterations, threads: threads)
        let best = initial.map { [lloyd.run(from: $0.values)] } ?? best(of: lloyd, clusters)
        return best.map { best in
            let settled = canonical(best, lloyd)
            let centroids = Matrix(
                rows: settled.totals.count, columns: x.columns, values: settled.centroids)
            return KMeansModel(
                centroids: centroids,
                labels: isWhole ? settled.labels.map { Int($0) } : KMeansModel.assign(x, to: centroids),
                inertia: settled.inertia, iterations: best.iterations)
        }
    }

    /// One solution for each number of clusters.
    private func best(of lloyd: Lloyd, _ clusters: [Int]) -> [Lloyd.Solution] {
        guard let startLimit,
            let rows = StratifiedSample.rows(
                of: lloyd.x.rows, limit: max(startLimit, clusters.max() ?? 0), seed: seed, stream: "k-means starts")
        else { return bestOfAll(lloyd, clusters) }
        var draft = self
        draft.movesSingleRows = false
        let sample = Lloyd(
            x: lloyd.x.selecting(rows: rows), weights: rows.map { lloyd.weights[$0] },
            maximumIterations: maximumIterations, threads: threads)
        return draft.bestOfAll(sample, clusters).map { start in
            var found = improved(start.centroids, lloyd, limit: 50_000)
            found.iterations += start.iterations
            return found
        }
    }

    private func bestOfAll(_ lloyd: Lloyd, _ clusters: [Int]) -> [Lloyd.Solution] {
        guard !clusters.isEmpty else { return [] }
        // Tasks are starts, and where these are fewer than the threads, so are the rows within one.
        var single = lloyd
        single.threads = max(1, threads / (starts * clusters.count))
        let seeding = GreedySeeding(x: lloyd.x, weights: lloyd.weights, threads: max(1, threads / starts))
        let seeds = inParallel(starts, threads: threads) { start in
            var generator = SeededGenerator(seed: seed, stream: "k-means", index: start)
            return seeding.centroids(clusters, &generator)
        }
        let solutions = inParallel(clusters.count * starts, threads: threads) { [single] task in
            improved(seeds[task % starts][task / starts], single, limit: 5000)
        }
        return clusters.indices.map { index in
            var best = solutions[index * starts]
            for solution in solutions[index * starts..<(index + 1) * starts] where solution.inertia < best.inertia {
                best = solution
            }
            // Fewer rows have had their single moves already, and of more rows one changes too little.
            guard movesSingleRows, (5001...50_000).contains(lloyd.x.rows) else { return best }
            var last = improved(best.centroids, lloyd, limit: 50_000)
            last.iterations += best.iterations
            return last
        }
    }

    /// Lloyd's algorithm and, up to so many rows, single moves. The more rows, the less a single one changes and the more
    /// looking costs.
    private func improved(_ centroids: [Double], _ lloyd: Lloyd, limit: Int) -> Lloyd.Solution {
        let found = lloyd.run(from: centroids)
        return movesSingleRows && lloyd.x.rows <= limit ? SingleMoves.improve(found, lloyd) : found
    }

    /// Larger clusters first, equal ones by centroid. A row halfway between two centroids goes to the lower index, so
    /// that a new order can move it; hence a few rounds.
    private func canonical(_ best: Lloyd.Solution, _ lloyd: Lloyd) -> Lloyd.Solution {
        var settled = best
        for _ in 0..<3 {
            let order = CanonicalOrder.order(
                totals: settled.totals,
                centroids: Matrix(
                    rows: settled.totals.count, columns: lloyd.x.columns, values: settled.centroids))
            let ordered = settled.reordered(order)
            guard !settled.isClear else { return ordered }
            settled = lloyd.run(from: ordered.centroids)
            guard settled.centroids != ordered.centroids else { break }
        }
        return settled
    }
}
