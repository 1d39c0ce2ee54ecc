public import Basics
public import Statistics

/// One door to every clustering method, so that the choice of k, stability and the null benchmark are the same for all.
public struct Clusterer: Sendable, Hashable {
    public var method: ClusteringMethod
    /// Of methods that start at random.
    public var starts: Int
    public var maximumIterations: Int
    /// Whether single rows are moved after k-means' own steps (`KMeans.movesSingleRows`).
    public var movesSingleRows: Bool
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    /// Among more rows k-means tries its starts on a sample of `startSample`.
    public static let startLimit = 5_000
    public static let startSample = 2_500

    public init(
        _ method: ClusteringMethod = .kMeans, starts: Int = 10, maximumIterations: Int = 300,
        movesSingleRows: Bool = true, seed: UInt64 = 1, threads: Int = 1,
        context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.starts = starts
        self.maximumIterations = maximumIterations
        self.movesSingleRows = movesSingleRows
        self.seed = seed
        self.threads = threads
        self.context = context
    }

    /// - Parameters:
    ///   - x: n x p; no missing values but for methods made for mixed data.
    ///   - clusters: the numbers of clusters; a method that makes all at once (a tree of merges) is run once for all.
    ///   - weights: n, not negative; nil for equal weights. A row of weight 0 is labelled but doesn't count.
    ///   - names: the columns' names, for messages.
    /// - Returns: one partition per number of clusters.
    public func fit(
        _ x: Matrix, clusters: [Int], weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> [Partition] {
        switch method {
        case .kMeans:
            var settings = KMeans(
                clusters: clusters.max() ?? 1, starts: starts, maximumIterations: maximumIterations, seed: seed,
                threads: threads)
            settings.startLimit = x.rows > Self.startLimit ? Self.startSample : nil
            settings.movesSingleRows = movesSingleRows
            return try settings.fit(x, clusters: clusters, weights: weights, names: names).map(Partition.init)

        case .miniBatchKMeans:
            var partitions: [Partition] = []
            for k in clusters {
                let settings = MiniBatchKMeans(
                    clusters: k, starts: starts, maximumPasses: maximumIterations, seed: seed, threads: threads)
                partitions.append(Partition(try settings.fit(x, weights: weights, names: names)))
            }
            return partitions

        case .ward, .complete, .average, .single:
            // One tree, cut once for each number of clusters.
            let tree = try HierarchicalClustering(method.linkage ?? .ward, seed: seed, threads: threads)
                .fit(x, weights: weights, names: names)
            var partitions: [Partition] = []
            for k in clusters { partitions.append(try tree.partition(clusters: k)) }
            return partitions

        case .mixture: return try mixtures(x, clusters: clusters, weights: weights, names: names)

        case .latentClasses: return try latentClasses(x, clusters: clusters, weights: weights, names: names)

        case .medoids:
            return try PartitioningAroundMedoids(clusters: clusters.first ?? 1, seed: seed, threads: threads)
                .fit(x, in: context.space(for: x), clusters: clusters, weights: weights, names: names)
                .map(Partition.init)
        }
    }

    public func fit(
        _ x: Matrix, clusters: Int, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> Partition {
        try fit(x, clusters: [clusters], weights: weights, names: names)[0]
    }

    /// Silhouettes in the method's own dissimilarity.
    public func silhouettes(_ x: Matrix, labellings: [[Int]]) throws(Diagnostic) -> [SilhouetteModel] {
        guard method.isForMixedData else {
            return try Silhouette(seed: seed, threads: threads).fit(x, labellings: labellings)
        }
        return try Silhouette(sampleLimit: 10_000, sampleSize: 5000, seed: seed, threads: threads)
            .fit(x, in: context.space(for: x), labellings: labellings)
    }
}
