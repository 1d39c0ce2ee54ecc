public import Basics
public import Statistics

/// The same method on data without segments: columns permuted, and a Gaussian with the same covariance.
///
/// Every method divides; only what it finds beyond these nulls speaks for segments (Dolnicar & Leisch 2010; Hennig
/// 2015). All figures stand on the same at most `sampleLimit` rows.
public struct SeparationBenchmark: Sendable, Hashable {
    public var method: ClusteringMethod
    public var clusters: Int
    /// Data sets drawn from each null.
    public var repeats: Int
    /// Bootstrap samples for the stability of each data set, every two of which make a pair; the observed data get four
    /// times as many.
    public var samples: Int
    /// Of each data set itself; its bootstrap samples have as many as `BootstrapStability` gives them.
    public var starts: Int
    public var sampleLimit: Int
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    public init(
        method: ClusteringMethod = .kMeans, clusters: Int, repeats: Int = 20, samples: Int = 3, starts: Int = 3,
        sampleLimit: Int = 2000, seed: UInt64 = 1, threads: Int = 1,
        context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.clusters = clusters
        self.repeats = repeats
        self.samples = samples
        self.starts = starts
        self.sampleLimit = sampleLimit
        self.seed = seed
        self.threads = threads
        self.context = context
    }

    /// The mean of so many silhouettes is known to within a hundredth.
    private static let mostSilhouettes = 1_000

    /// - Parameter x: n x p, no missing values, n ≥ 2 and n ≥ clusters.
    public func fit(_ x: Matrix) throws(Diagnostic) -> SeparationBenchmarkModel {
        try x.requireValues(for: "SeparationBenchmark", method: method)
        try requireParameter("repeats", of: "SeparationBenchmark", repeats, in: 1...Int.max)
        try requireParameter("samples", of: "SeparationBenchmark", samples, in: 2...Int.max / 4)
        try requireParameter("sampleLimit", of: "SeparationBenchmark", sampleLimit, in: 2...Int.max)
        try requireParameter("clusters", of: "SeparationBenchmark", clusters, in: 1...min(x.rows, sampleLimit))
        let rows = StratifiedSample.rows(
            of: x.rows, limit: min(sampleLimit, method.resamplingLimit), seed: seed,
            stream: "benchmark sample")
        let sample = rows.map { x.selecting(rows: $0) } ?? x
        let gaussian = try GaussianNull(sample, isMixed: method.isForMixedData)
        // Task 0 is the data itself, then the permuted, then the Gaussian ones.
        let figures = try inParallel(2 * repeats + 1, threads: threads) { task throws(Diagnostic) in
            guard task > 0 else { return try measure(sample, samples: 4 * samples, task: task) }
            var generator = SeededGenerator(seed: seed, stream: "null data", index: task)
            let null =
                task <= repeats
                ? NullData.permuted(sample, &generator)
                : gaussian.draw(&generator)
            return try measure(null, samples: samples, task: task)
        }
        return SeparationBenchmarkModel(
            clusters: clusters, sample: sample.rows, observed: figures[0], permuted: Array(figures[1...repeats]),
            gaussian: Array(figures[(repeats + 1)...]))
    }

    private func measure(_ x: Matrix, samples: Int, task: Int) throws(Diagnostic) -> SeparationFigures {
        let clusterer = Clusterer(
            method, starts: starts, movesSingleRows: false, seed: seed, context: context)
        let labels = try clusterer.fit(x, clusters: clusters).labels
        let rows = StratifiedSample.rows(
            of: x.rows, limit: Self.mostSilhouettes, seed: seed, stream: "null silhouettes")
        let silhouette = try clusterer.silhouettes(
            rows.map { x.selecting(rows: $0) } ?? x,
            labellings: [rows.map { rows in rows.map { labels[$0] } } ?? labels]
        )[0]
        var generator = SeededGenerator(seed: seed, stream: "benchmark stability", index: task)
        let stability = try BootstrapStability(
            method: method, samples: samples, seed: generator.next(), context: context
        )
        .fit(x, clusters: [clusters])
        return SeparationFigures(silhouette: silhouette.mean, stability: stability.solutions[0].mean)
    }
}

/// What one data set shows.
public struct SeparationFigures: Sendable, Hashable, Codable {
    /// Mean silhouette width.
    public let silhouette: Double
    /// Mean adjusted Rand index over bootstrap pairs.
    public let stability: Double
}

public struct SeparationBenchmarkModel: Sendable, Hashable, Codable {
    public let clusters: Int
    /// Rows used: all, or the sample.
    public let sample: Int
    public let observed: SeparationFigures
    /// One per repeat.
    public let permuted: [SeparationFigures]
    /// One per repeat.
    public let gaussian: [SeparationFigures]

    public var repeats: Int { permuted.count }

    /// The 95 % quantile of the silhouettes of a null's repeats.
    public static func silhouetteHigh(_ figures: [SeparationFigures]) -> Double {
        Summary.quantile(figures.map(\.silhouette), 0.95)
    }

    /// The 95 % quantile of the stabilities of a null's repeats.
    public static func stabilityHigh(_ figures: [SeparationFigures]) -> Double {
        Summary.quantile(figures.map(\.stability), 0.95)
    }
}
