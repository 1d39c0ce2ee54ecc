public import Basics
public import Statistics

/// k-means: minimises the weighted sum of squared Euclidean distances of rows to their cluster's centroid.
///
/// Greedy k-means++ starts, Lloyd's algorithm to convergence, the best of several starts (the earlier among ties). The
/// model depends on the seed alone, not on threads or processor.
/// Sources: Lloyd 1982; Arthur & Vassilvitskii 2007; Hamerly 2010.
public struct KMeans: Sendable, Hashable {
    public var clusters: Int
    public var starts: Int
    public var maximumIterations: Int
    public var seed: UInt64
    /// Starts run in parallel; one start is serial.
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
    ///   - names: the columns' names, for messages.
    /// - Throws: what is wrong with the parameters or the data.
    public func fit(_ x: Matrix, weights: [Double]? = nil, names: [String] = []) throws(Diagnostic) -> KMeansModel {
        try x.requireFinite(for: "KMeans", names: names)
        if let weights { try requireWeights(weights, rows: x.rows, for: "KMeans") }
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let kept = weights.indices.filter { weights[$0] > 0 }
        try requireParameter("starts", of: "KMeans", starts, in: 1...Int.max)
        try requireParameter("maximumIterations", of: "KMeans", maximumIterations, in: 1...Int.max)
        try requireParameter("clusters", of: "KMeans", clusters, in: 1...Int.max)
        guard clusters <= kept.count else {
            throw Diagnostic(
                .error, "learning.parameter",
                "The 'clusters' parameter of KMeans must be an Int in 1...\(kept.count), the number of rows; "
                    + "got \(clusters)")
        }
        let isWhole = kept.count == x.rows
        let rows = isWhole ? x : x.selecting(rows: kept)
        let lloyd = Lloyd(
            x: rows, weights: isWhole ? weights : kept.map { weights[$0] }, clusters: clusters,
            maximumIterations: maximumIterations)
        let solution = canonical(best(of: lloyd), lloyd)
        let centroids = Matrix(rows: clusters, columns: x.columns, values: solution.centroids)
        return KMeansModel(
            centroids: centroids, labels: isWhole ? solution.labels : KMeansModel.assign(x, to: centroids),
            inertia: solution.inertia, iterations: solution.iterations)
    }

    private func best(of lloyd: Lloyd) -> Lloyd.Solution {
        let seeding = GreedySeeding(x: lloyd.x, weights: lloyd.weights, clusters: clusters)
        let solutions = inParallel(starts, threads: threads) { start in
            var generator = SeededGenerator(seed: seed, stream: "k-means", index: start)
            return lloyd.run(from: seeding.centroids(&generator))
        }
        var best = solutions[0]
        for solution in solutions.dropFirst() where solution.inertia < best.inertia { best = solution }
        return best
    }

    /// Larger clusters first, equal ones by centroid. A row halfway between two centroids goes to the lower index, so
    /// that a new order can move it; hence a few rounds.
    private func canonical(_ solution: Lloyd.Solution, _ lloyd: Lloyd) -> Lloyd.Solution {
        var settled = solution
        for _ in 0..<3 {
            let ordered = CanonicalOrder.sorted(settled, weights: lloyd.weights, columns: lloyd.x.columns)
            let iterations = settled.iterations
            settled = lloyd.run(from: ordered)
            settled.iterations = iterations
            if settled.centroids == ordered { break }
        }
        return settled
    }
}
