public import Basics
public import Statistics

/// Partitioning around medoids: k rows, the medoids, that minimise the weighted sum of dissimilarities of all rows to
/// the nearest of them. BUILD (Kaufman & Rousseeuw 1990), then the swaps of FasterPAM (Schubert & Rousseeuw 2021): no
/// single swap of a medoid for a row improves the result.
///
/// Above `sampleLimit` rows, medoids are sought in several random samples of `sampleSize` rows, and those with the
/// least cost over all rows win (CLARA, Kaufman & Rousseeuw 1990, chapter 3; the earlier sample among ties). The model
/// says so. Below it nothing is random.
public struct PartitioningAroundMedoids: Sendable, Hashable {
    public var clusters: Int
    /// Rounds over all rows in the swap phase; few are ever needed.
    public var maximumRounds: Int
    public var sampleLimit: Int
    public var sampleSize: Int
    public var samples: Int
    public var seed: UInt64
    /// Dissimilarities, or samples, are computed in parallel.
    public var threads: Int

    public init(
        clusters: Int, maximumRounds: Int = 100, sampleLimit: Int = 3000, sampleSize: Int = 2000, samples: Int = 5,
        seed: UInt64 = 1, threads: Int = 1
    ) {
        self.clusters = clusters
        self.maximumRounds = maximumRounds
        self.sampleLimit = sampleLimit
        self.sampleSize = sampleSize
        self.samples = samples
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p rows of the space, NaN where missing.
    ///   - weights: n, not negative; nil for equal weights. A row of weight 0 is labelled but doesn't count.
    ///   - names: the columns' names, for messages.
    /// - Complexity: O(n² (p + rounds)) up to `sampleLimit` rows; beyond, O(samples · sampleSize² (p + rounds) + n k p).
    public func fit(
        _ x: Matrix, in space: GowerSpace, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> MedoidsModel {
        try fit(x, in: space, clusters: [clusters], weights: weights, names: names)[0]
    }

    /// One model for each number of clusters, from one pass over the pairs of rows.
    func fit(
        _ x: Matrix, in space: GowerSpace, clusters: [Int], weights: [Double]?, names: [String]
    ) throws(Diagnostic) -> [MedoidsModel] {
        try x.requireFiniteOrMissing(for: Self.name, names: names)
        let weights = try checked(weights, rows: x.rows, clusters: clusters)
        let kept = weights.indices.filter { weights[$0] > 0 }
        guard kept.count > sampleLimit else {
            let isWhole = kept.count == x.rows
            let dissimilarity = space.dissimilarity(isWhole ? x : x.selecting(rows: kept), threads: threads)
            return search(dissimilarity, weights: kept.map { weights[$0] }, clusters: clusters).map { medoids in
                MedoidsModel(space: space, x: x, medoids: medoids.map { kept[$0] }, weights: weights, sample: nil)
            }
        }
        let models = inParallel(samples, threads: threads) { index in
            var generator = SeededGenerator(seed: seed, stream: "medoids", index: index)
            let rows = generator.sample(sampleSize, of: kept.count).map { kept[$0] }
            let dissimilarity = space.dissimilarity(x.selecting(rows: rows))
            return search(dissimilarity, weights: rows.map { weights[$0] }, clusters: clusters).map { medoids in
                MedoidsModel(
                    space: space, x: x, medoids: medoids.map { rows[$0] }, weights: weights, sample: sampleSize)
            }
        }
        var best = models[0]
        for sample in models.dropFirst() {
            for (place, model) in sample.enumerated() where model.cost < best[place].cost { best[place] = model }
        }
        return best
    }

    /// Over dissimilarities of any kind; never sampled.
    public func fit(
        _ dissimilarity: Dissimilarity, weights: [Double]? = nil
    ) throws(Diagnostic) -> MedoidPartition {
        let weights = try checked(weights, rows: dissimilarity.rows, clusters: [clusters], isSampled: false)
        return MedoidPartition(
            search(dissimilarity, weights: weights, clusters: [clusters])[0], dissimilarity: dissimilarity,
            weights: weights)
    }

    static let name = "PartitioningAroundMedoids"

    private func checked(
        _ weights: [Double]?, rows: Int, clusters: [Int], isSampled: Bool = true
    ) throws(Diagnostic) -> [Double] {
        if let weights { try requireWeights(weights, rows: rows, for: Self.name) }
        let weights = weights ?? [Double](repeating: 1, count: rows)
        try requireParameter("maximumRounds", of: Self.name, maximumRounds, in: 1...Int.max)
        try requireParameter("samples", of: Self.name, samples, in: 1...Int.max)
        try requireParameter("sampleLimit", of: Self.name, sampleLimit, in: 1...Int.max)
        try requireParameter("sampleSize", of: Self.name, sampleSize, in: 1...sampleLimit)
        let kept = weights.count { $0 > 0 }
        let most = isSampled && kept > sampleLimit ? sampleSize : kept
        for k in clusters { try requireParameter("clusters", of: Self.name, k, in: 1...most) }
        return weights
    }

    /// The medoids for each number of clusters. BUILD adds one medoid after the other, so that its start for few
    /// clusters is the beginning of that for many.
    private func search(_ dissimilarity: Dissimilarity, weights: [Double], clusters: [Int]) -> [[Int]] {
        var lanes = [Dissimilarity.Lanes](repeating: .zero, count: dissimilarity.groups)
        for (row, weight) in weights.enumerated() { lanes[row / 8][row % 8] = weight }
        let candidates = weights.indices.filter { weights[$0] > 0 }
        let build = MedoidBuild(dissimilarity: dissimilarity, weights: lanes)
            .run(clusters: clusters.max() ?? 1, candidates: candidates)
        let central = candidates.sorted {
            build.totals[$0] != build.totals[$1] ? build.totals[$0] < build.totals[$1] : $0 < $1
        }
        let swap = MedoidSwap(dissimilarity: dissimilarity, weights: weights, maximumRounds: maximumRounds)
        return clusters.map { swap.run(from: Array(build.medoids.prefix($0)), candidates: central) }
    }
}
