public import Basics
public import Statistics

/// Global stability and segment stability within solutions (Dolnicar & Leisch 2010, 2017; R package flexclust).
///
/// For each pair two bootstrap samples are drawn and clustered; all originals are assigned to both sets of centroids.
/// Agreement is the adjusted Rand index of the two assignments. A segment's stability is ½ (maxⱼ J(h, c1ⱼ) +
/// maxⱼ J(h, c2ⱼ)), its best Jaccard matches. A draw is a weight per row (how often it came up); nothing is copied.
public struct BootstrapStability: Sendable, Hashable {
    public var method: ClusteringMethod
    public var pairs: Int
    public var starts: Int
    public var maximumIterations: Int
    /// Above so many rows random samples of `sampleSize` stand for all, and the model says so: each pair has one of its own,
    /// so that the mean over pairs hangs on none of them (but for medoids, which look at all pairs of rows once).
    public var sampleLimit: Int
    public var sampleSize: Int
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    public init(
        method: ClusteringMethod = .kMeans, pairs: Int = 100, starts: Int = 2, maximumIterations: Int = 100,
        sampleLimit: Int = 5000, sampleSize: Int = 2000, seed: UInt64 = 1, threads: Int = 1,
        context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.pairs = pairs
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
    ///   - clusters: the numbers of clusters to try. The draws are the same for each, whichever others are tried.
    ///   - references: per number of clusters, the n labels whose segments to follow; empty for none.
    public func fit(
        _ x: Matrix, clusters: [Int], references: [[Int]] = []
    ) throws(Diagnostic) -> BootstrapStabilityModel {
        try x.requireValues(for: "BootstrapStability", method: method)
        try requireParameter("pairs", of: "BootstrapStability", pairs, in: 1...Int.max)
        try requireParameter("sampleLimit", of: "BootstrapStability", sampleLimit, in: 1...Int.max)
        for k in clusters { try requireParameter("clusters", of: "BootstrapStability", k, in: 1...x.rows) }
        precondition(references.isEmpty || references.count == clusters.count, "one reference per number of clusters")
        for labels in references { try requireLabels(labels, rows: x.rows, for: "BootstrapStability") }
        let isLarge = x.rows > sampleLimit
        let limit = min(isLarge ? min(sampleSize, sampleLimit) : sampleLimit, method.resamplingLimit)
        let sample = Sample(x, references, limit: limit, seed: seed, index: 0)
        // Medoids look at all pairs of rows, the same ones in every draw.
        let dissimilarity =
            method == .medoids ? try context.space(for: sample.x).dissimilarity(sample.x, threads: threads) : nil
        // A tree of merges serves every number of clusters.
        let isTree = method.linkage != nil
        let groups = isTree ? [Array(clusters.indices)] : clusters.indices.map { [$0] }
        let grouped = try inParallel(groups.count * pairs, threads: threads) { task throws(Diagnostic) in
            let group = groups[task / pairs], index = task % pairs
            let own =
                isLarge && method != .medoids ? Sample(x, references, limit: limit, seed: seed, index: index) : sample
            return try pair(
                index, own.x, dissimilarity, clusters: group.map { clusters[$0] },
                references: group.map { own.references.isEmpty ? [] : own.references[$0] })
        }
        return BootstrapStabilityModel(
            sample: sample.x.rows,
            solutions: clusters.enumerated().map { candidate, k in
                let group = isTree ? 0 : candidate, place = isTree ? candidate : 0
                let all = grouped[group * pairs..<(group + 1) * pairs].map { $0[place] }
                let segments = (0..<(all.first?.segments.count ?? 0)).map { h in all.map { $0.segments[h] } }
                return StabilityOfSolution(clusters: k, agreement: all.map(\.agreement), segments: segments)
            })
    }

    /// At most so many of the rows, with their labels.
    private struct Sample: Sendable {
        var x: Matrix
        var references: [[Int]]

        init(_ x: Matrix, _ references: [[Int]], limit: Int, seed: UInt64, index: Int) {
            self.x = x
            self.references = references
            guard x.rows > limit else { return }
            var generator = SeededGenerator(seed: seed, stream: "stability sample", index: index)
            let rows = generator.sample(limit, of: x.rows)
            self.x = x.selecting(rows: rows)
            self.references = references.map { labels in rows.map { labels[$0] } }
        }
    }

    private struct PairResult: Sendable {
        var agreement: Double
        var segments: [Double]
    }

    /// One result for each number of clusters.
    private func pair(
        _ index: Int, _ x: Matrix, _ dissimilarity: Dissimilarity?, clusters: [Int], references: [[Int]]
    ) throws(Diagnostic) -> [PairResult] {
        let first = try labels(2 * index, x, dissimilarity, clusters)
        let second = try labels(2 * index + 1, x, dissimilarity, clusters)
        return clusters.indices.map { place in
            let reference = references[place]
            let matches = zip(
                Jaccard.bestMatches(of: reference, among: reference.isEmpty ? [] : first[place]),
                Jaccard.bestMatches(of: reference, among: reference.isEmpty ? [] : second[place]))
            return PairResult(
                agreement: AdjustedRandIndex.score(first[place], second[place]),
                segments: matches.map { ($0 + $1) / 2 })
        }
    }

    /// For each number of clusters the originals' labels by the centroids of one bootstrap sample.
    private func labels(
        _ draw: Int, _ x: Matrix, _ dissimilarity: Dissimilarity?, _ clusters: [Int]
    ) throws(Diagnostic) -> [[Int]] {
        var generator = SeededGenerator(seed: seed, stream: "bootstrap", index: draw)
        var weights = [Double](repeating: 0, count: x.rows), distinct = 0
        for _ in 0..<x.rows {
            let row = generator.below(x.rows)
            if weights[row] == 0 { distinct += 1 }
            weights[row] += 1
        }
        // A draw of very few rows can hold fewer different ones than clusters.
        let clusters = clusters.map { min($0, distinct) }
        if let dissimilarity {
            var labels: [[Int]] = []
            for k in clusters {
                labels.append(try PartitioningAroundMedoids(clusters: k).fit(dissimilarity, weights: weights).labels)
            }
            return labels
        }
        let partitions = try Clusterer(
            method, starts: starts, maximumIterations: maximumIterations, movesSingleRows: false,
            seed: generator.next(),
            context: context
        ).fit(x, clusters: clusters, weights: weights)
        // k-means has assigned every row already.
        return partitions.map { method == .kMeans ? $0.labels : $0.assign(x) }
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
