public import Basics
public import Statistics

/// Prediction strength (Tibshirani & Walther 2005): split the rows in two halves, cluster both; the strength is the
/// least, over the clusters of one half, of the share of its pairs that the other half's centroids keep together.
public struct PredictionStrength: Sendable, Hashable {
    public var method: ClusteringMethod
    /// Random splits; each counts in both directions.
    public var splits: Int
    public var starts: Int
    public var sampleLimit: Int
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    public init(
        method: ClusteringMethod = .kMeans, splits: Int = 5, starts: Int = 3, sampleLimit: Int = 5000,
        seed: UInt64 = 1, threads: Int = 1, context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.splits = splits
        self.starts = starts
        self.sampleLimit = sampleLimit
        self.seed = seed
        self.threads = threads
        self.context = context
    }

    /// - Parameters:
    ///   - x: n x p, no missing values but for methods made for mixed data, n at least twice each number of clusters.
    ///   - clusters: the numbers of clusters to try.
    public func fit(_ x: Matrix, clusters: [Int]) throws(Diagnostic) -> PredictionStrengthModel {
        try x.requireValues(for: "PredictionStrength", method: method)
        try requireParameter("splits", of: "PredictionStrength", splits, in: 1...Int.max)
        try requireParameter("sampleLimit", of: "PredictionStrength", sampleLimit, in: 2...Int.max)
        for k in clusters { try requireParameter("clusters", of: "PredictionStrength", k, in: 1...max(1, x.rows / 2)) }
        let rows = StratifiedSample.rows(
            of: x.rows, limit: min(sampleLimit, method.resamplingLimit), seed: seed,
            stream: "prediction sample")
        let sample = rows.map { x.selecting(rows: $0) } ?? x
        // k-means shares its starts between numbers of clusters.
        let groups = method == .kMeans ? [clusters] : clusters.map { [$0] }
        let found = try inParallel(groups.count * splits, threads: threads) { task throws(Diagnostic) in
            try strengths(sample, clusters: groups[task / splits], split: task % splits)
        }
        return PredictionStrengthModel(
            clusters: clusters,
            strengths: clusters.indices.map { index in
                let group = groups.count > 1 ? index : 0, place = groups.count > 1 ? 0 : index
                return found[group * splits..<(group + 1) * splits].map { $0[place] }
            },
            sample: sample.rows)
    }

    /// For each number of clusters.
    private func strengths(_ x: Matrix, clusters: [Int], split: Int) throws(Diagnostic) -> [Double] {
        guard x.rows > 1 else { return clusters.map { _ in 1 } }
        var generator = SeededGenerator(seed: seed, stream: "prediction strength", index: split)
        let order = generator.permutation(x.rows), half = x.rows / 2
        let parts = [order[..<half], order[half...]].map { x.selecting(rows: $0.sorted()) }
        let seeds = [generator.next(), generator.next()]
        var models: [[Partition]] = []
        for (part, seed) in zip(parts, seeds) {
            models.append(
                try Clusterer(
                    method, starts: starts, movesSingleRows: false, seed: seed, context: context
                ).fit(part, clusters: clusters))
        }
        return zip(models[0], models[1]).map { first, second in
            let forward = Self.least(second.labels, predicted: first.assign(parts[1]))
            let backward = Self.least(first.labels, predicted: second.assign(parts[0]))
            return (forward + backward) / 2
        }
    }

    /// The least share of pairs kept together, over clusters of at least two rows.
    static func least(_ labels: [Int], predicted: [Int]) -> Double {
        let overlap = LabelOverlap(labels, predicted)
        var least = 1.0
        for (counts, size) in zip(overlap.counts, overlap.firstSizes) where size > 1 {
            let kept = counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
            least = min(least, kept / (Double(size) * Double(size - 1)))
        }
        return least
    }
}

public struct PredictionStrengthModel: Sendable, Hashable, Codable {
    public let clusters: [Int]
    /// Per number of clusters, one value per split (mean of both directions).
    public let strengths: [[Double]]
    /// Rows used: all, or the sample.
    public let sample: Int

    public var means: [Double] { strengths.map { Summary.mean($0) } }

    /// The largest number of clusters with a mean strength of at least 0.8, as its authors advise; nil for none.
    public var chosen: Int? { zip(clusters, means).filter { $0.1 >= 0.8 }.map(\.0).max() }
}
