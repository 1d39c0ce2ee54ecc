public import Basics
public import Statistics

/// Global stability and segment stability within solutions (Dolnicar & Leisch 2010, 2017; R package flexclust).
///
/// For each pair two bootstrap samples are drawn and clustered; the originals are assigned to both sets of centroids.
/// Agreement is the adjusted Rand index of the two assignments. A segment's stability is ½ (maxⱼ J(h, c1ⱼ) +
/// maxⱼ J(h, c2ⱼ)), its best Jaccard matches. A draw is a weight per row (how often it came up).
///
/// Of many rows the samples are m-out-of-n ones (Bickel, Götze & van Zwet 1997): each draws `sampleSize` rows from all, with
/// replacement, and a random `sampleSize` of the rows are assigned. As the samples are independent given the data, every
/// two make a pair: the mean over all pairs (a U-statistic, Hoeffding 1948) needs about half as many samples.
public struct BootstrapStability: Sendable, Hashable {
    public var method: ClusteringMethod
    public var pairs: Int
    /// So many samples, every two of which make a pair; nil: two for each of `pairs`, and of many rows the fewest that
    /// make so many pairs.
    public var samples: Int?
    public var starts: Int
    public var maximumIterations: Int
    /// Above so many rows samples are of `sampleSize` rows, and the model says so; medoids, which look at all pairs of
    /// rows once, take one such sample for all.
    public var sampleLimit: Int
    public var sampleSize: Int
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    public init(
        method: ClusteringMethod = .kMeans, pairs: Int = 100, samples: Int? = nil, starts: Int = 2,
        maximumIterations: Int = 100,
        sampleLimit: Int = 5000, sampleSize: Int = 2000, seed: UInt64 = 1, threads: Int = 1,
        context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.pairs = pairs
        self.samples = samples
        self.starts = starts
        self.maximumIterations = maximumIterations
        self.sampleLimit = sampleLimit
        self.sampleSize = sampleSize
        self.seed = seed
        self.threads = threads
        self.context = context
    }

    /// - Parameters:
    ///   - x: n x p; no missing values but for methods made for mixed data.
    ///   - population: what `x` is a random sample of, to draw samples of n rows from; nil where `x` is all there is.
    ///   - clusters: the numbers of clusters to try. The draws are the same for each, whichever others are tried.
    ///   - references: per number of clusters, the n labels whose segments to follow; empty for none.
    public func fit(
        _ x: Matrix, of population: Matrix? = nil, clusters: [Int], references: [[Int]] = []
    ) throws(Diagnostic) -> BootstrapStabilityModel {
        try x.requireValues(for: "BootstrapStability", method: method)
        try requireParameter("pairs", of: "BootstrapStability", pairs, in: 1...Int.max)
        if let samples { try requireParameter("samples", of: "BootstrapStability", samples, in: 2...Int.max) }
        try requireParameter("sampleLimit", of: "BootstrapStability", sampleLimit, in: 1...Int.max)
        for k in clusters { try requireParameter("clusters", of: "BootstrapStability", k, in: 1...x.rows) }
        precondition(references.isEmpty || references.count == clusters.count, "one reference per number of clusters")
        for labels in references { try requireLabels(labels, rows: x.rows, for: "BootstrapStability") }
        let isLarge = x.rows > sampleLimit
        let limit = min(isLarge ? min(sampleSize, sampleLimit) : sampleLimit, method.resamplingLimit)
        let rows = StratifiedSample.rows(of: x.rows, limit: limit, seed: seed, stream: "stability sample")
        let sample = rows.map { x.selecting(rows: $0) } ?? x
        let references = references.map { labels in rows.map { rows in rows.map { labels[$0] } } ?? labels }
        let population = method == .medoids ? nil : population ?? (isLarge ? x : nil)
        let count = samples ?? (population == nil ? 2 * pairs : Self.samples(forPairs: pairs))
        let draws = try self.draws(count, of: sample, from: population, clusters, references)
        return model(
            sample, clusters, draws,
            samples == nil && population == nil
                ? (0..<pairs).map { (2 * $0, 2 * $0 + 1) }
                : (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } })
    }

    /// The fewest samples that make so many pairs.
    static func samples(forPairs pairs: Int) -> Int {
        var count = 2
        while count * (count - 1) / 2 < pairs { count += 1 }
        return count
    }

    /// What one bootstrap sample says for one number of clusters.
    private struct Draw: Sendable {
        /// Of the originals.
        var labels: [Int]
        /// Of each segment of the reference.
        var matches: [Double]
    }

    /// For each number of clusters the draws.
    private func draws(
        _ count: Int, of x: Matrix, from population: Matrix? = nil, _ clusters: [Int], _ references: [[Int]]
    ) throws(Diagnostic) -> [[Draw]] {
        // Medoids look at all pairs of rows, the same ones in every draw.
        let dissimilarity =
            method == .medoids ? try context.space(for: x).dissimilarity(x, threads: threads) : nil
        // A tree of merges serves every number of clusters, and k-means shares its starts.
        let isShared = method.linkage != nil || method == .kMeans
        let groups = isShared ? [Array(clusters.indices)] : clusters.indices.map { [$0] }
        let grouped = try inParallel(groups.count * count, threads: threads) { task throws(Diagnostic) in
            let group = groups[task / count]
            let labels = try self.labels(task % count, x, population, dissimilarity, group.map { clusters[$0] })
            return zip(group, labels).map { place, labels in
                Draw(
                    labels: labels,
                    matches: references.isEmpty ? [] : Jaccard.bestMatches(of: references[place], among: labels))
            }
        }
        return clusters.indices.map { candidate in
            let group = isShared ? 0 : candidate, place = isShared ? candidate : 0
            return grouped[group * count..<(group + 1) * count].map { $0[place] }
        }
    }

    private func model(
        _ sample: Matrix, _ clusters: [Int], _ draws: [[Draw]], _ pairs: [(Int, Int)]
    ) -> BootstrapStabilityModel {
        let solutions = inParallel(clusters.count, threads: threads) { candidate in
            let draws = draws[candidate]
            let segments = (0..<(draws.first?.matches.count ?? 0)).map { segment in
                pairs.map { (draws[$0].matches[segment] + draws[$1].matches[segment]) / 2 }
            }
            return StabilityOfSolution(
                clusters: clusters[candidate],
                agreement: pairs.map { AdjustedRandIndex.score(draws[$0].labels, draws[$1].labels) },
                segments: segments)
        }
        return BootstrapStabilityModel(sample: sample.rows, solutions: solutions)
    }

    /// For each number of clusters the labels of the originals `x` by the centroids of one bootstrap sample.
    private func labels(
        _ draw: Int, _ x: Matrix, _ population: Matrix?, _ dissimilarity: Dissimilarity?, _ clusters: [Int]
    ) throws(Diagnostic) -> [[Int]] {
        var generator = SeededGenerator(seed: seed, stream: "bootstrap", index: draw)
        if let population {
            let drawn = (0..<x.rows).map { _ in generator.below(population.rows) }.sorted()
            let rows = drawn.indices.filter { $0 == 0 || drawn[$0] != drawn[$0 - 1] }
            let weights = zip(rows, rows.dropFirst() + [drawn.count]).map { Double($1 - $0) }
            return try partitions(
                population.selecting(rows: rows.map { drawn[$0] }), weights, clusters, &generator
            ).map { $0.assign(x) }
        }
        var weights = [Double](repeating: 0, count: x.rows)
        for _ in 0..<x.rows { weights[generator.below(x.rows)] += 1 }
        if let dissimilarity {
            let distinct = weights.count { $0 > 0 }
            var labels: [[Int]] = []
            for k in clusters {
                labels.append(
                    try PartitioningAroundMedoids(clusters: min(k, distinct)).fit(dissimilarity, weights: weights)
                        .labels)
            }
            return labels
        }
        // k-means has assigned every row already.
        return try partitions(x, weights, clusters, &generator).map { method == .kMeans ? $0.labels : $0.assign(x) }
    }

    private func partitions(
        _ x: Matrix, _ weights: [Double], _ clusters: [Int], _ generator: inout SeededGenerator
    ) throws(Diagnostic) -> [Partition] {
        // A draw of very few rows can hold fewer different ones than clusters.
        let distinct = weights.count { $0 > 0 }
        return try Clusterer(
            method, starts: starts, maximumIterations: maximumIterations, movesSingleRows: false,
            seed: generator.next(), context: context
        ).fit(x, clusters: clusters.map { min($0, distinct) }, weights: weights)
    }
}

/// How reproducible solutions of several numbers of clusters are.
public struct BootstrapStabilityModel: Sendable, Hashable, Codable {
    /// Rows used: all, or the sample.
    public let sample: Int
    /// In the order asked for.
    public let solutions: [StabilityOfSolution]

    public subscript(clusters clusters: Int) -> StabilityOfSolution? { solutions.first { $0.clusters == clusters } }
}

/// How reproducible the solutions with one number of clusters are.
public struct StabilityOfSolution: Sendable, Hashable, Codable {
    public let clusters: Int
    /// Adjusted Rand index per bootstrap pair.
    public let agreement: [Double]
    /// Per segment of the reference, its stability within solutions per pair; empty without a reference.
    public let segments: [[Double]]

    public var mean: Double { Summary.mean(agreement) }
}
