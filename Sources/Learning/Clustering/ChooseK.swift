public import Basics
public import Statistics

/// Tries each number of clusters and chooses one by a rule that is written out, from figures that are all shown.
public struct ChooseK: Sendable, Hashable {
    public var method: ClusteringMethod
    public var clusters: ClosedRange<Int>
    /// The analyst's choice; the table is made all the same.
    public var pinned: Int?
    /// A smaller segment can't be addressed.
    public var minimumShare: Double
    public var starts: Int
    /// Of the models themselves (`Clusterer.movesSingleRows`): where k alone is wanted they need no last touch.
    public var movesSingleRows = true
    public var stability: BootstrapStability
    /// Nil leaves the column out.
    public var gap: GapStatistic?
    /// Nil leaves the column out.
    public var predictionStrength: PredictionStrength?
    public var seed: UInt64
    public var threads: Int
    public var context: ClusteringContext

    /// The parts get this seed and these threads.
    public init(
        method: ClusteringMethod = .kMeans, clusters: ClosedRange<Int> = 2...10, pinned: Int? = nil,
        minimumShare: Double = 0.02, starts: Int = 10, pairs: Int = 100, includesGap: Bool = true,
        includesPredictionStrength: Bool = true, seed: UInt64 = 1, threads: Int = 1,
        context: ClusteringContext = ClusteringContext()
    ) {
        self.method = method
        self.clusters = clusters
        self.pinned = pinned
        self.minimumShare = minimumShare
        self.starts = starts
        stability = BootstrapStability(method: method, pairs: pairs, seed: seed, threads: threads)
        gap = includesGap ? GapStatistic(seed: seed, threads: threads) : nil
        predictionStrength =
            includesPredictionStrength ? PredictionStrength(method: method, seed: seed, threads: threads) : nil
        self.seed = seed
        self.threads = threads
        self.context = context
    }

    /// - Parameters:
    ///   - x: n x p; no missing values but for methods made for mixed data.
    ///   - population: what `x` is a random sample of, for the stability (`BootstrapStability.fit`).
    ///   - names: the columns' names, for messages.
    public func fit(
        _ x: Matrix, of population: Matrix? = nil, names: [String] = []
    ) throws(Diagnostic) -> ChooseKModel {
        try x.requireValues(for: "ChooseK", method: method, names: names)
        try requireParameter("clusters", of: "ChooseK", clusters.lowerBound, in: 1...x.rows)
        try requireParameter("clusters", of: "ChooseK", clusters.upperBound, in: 1...x.rows)
        let pinnedOutside = pinned.flatMap { clusters.contains($0) ? nil : $0 }
        if let pinnedOutside { try requireParameter("pinned", of: "ChooseK", pinnedOutside, in: clusters) }

        let band = Array(clusters)
        let clusterer = Clusterer(
            method, starts: starts, movesSingleRows: movesSingleRows, seed: seed, threads: threads, context: context)
        let models = try clusterer.fit(x, clusters: band, names: names)
        let labellings = models.map(\.labels)
        let silhouettes = try clusterer.silhouettes(x, labellings: labellings)
        let settled = context.settled(by: models)
        var stability = stability, predictionStrength = predictionStrength
        stability.context = settled
        predictionStrength?.context = settled
        let stable = try stability.fit(x, of: population, clusters: band, references: labellings)
        // From one cluster on: the gap can say that there are none.
        let gaps = try gap?.fit(x, clusters: 1...clusters.upperBound)
        // Halves must hold as many rows as clusters.
        let strengths = try predictionStrength?.fit(x, clusters: band.filter { $0 <= x.rows / 2 })
        let candidates = band.indices.map { index in
            let spread = method.isForMixedData ? nil : ClusterSpread(x, labels: labellings[index])
            return CandidateK(
                clusters: band[index], inertia: models[index].cost,
                silhouette: band[index] > 1 ? silhouettes[index].mean : nil,
                calinskiHarabasz: spread.flatMap { CalinskiHarabasz.score($0) },
                daviesBouldin: spread.flatMap { DaviesBouldin.score($0) },
                gap: gaps?.gaps[band[index] - 1],
                predictionStrength: strengths?.means.dropFirst(index).first, bic: models[index].bic,
                stability: stable.solutions[index].mean,
                smallestShare: Double(models[index].sizes.min() ?? 0) / Double(x.rows))
        }
        let choice = ChoiceRule(minimumShare: minimumShare).choose(candidates)
        return ChooseKModel(
            candidates: candidates, models: models, context: settled, silhouettes: silhouettes, stability: stable,
            gap: gaps, predictionStrength: strengths,
            chosen: pinned.flatMap { band.firstIndex(of: $0) } ?? choice.index, isPinned: pinned != nil,
            rule: ChoiceRule(minimumShare: minimumShare).description,
            reason: pinned.map { say("The study fixes k = \($0).") } ?? choice.reason)
    }
}

/// One number of clusters and its figures.
public struct CandidateK: Sendable, Hashable, Codable {
    public let clusters: Int
    public let inertia: Double
    public let silhouette: Double?
    public let calinskiHarabasz: Double?
    public let daviesBouldin: Double?
    public let gap: Double?
    public let predictionStrength: Double?
    /// Bayesian information criterion, of methods with a likelihood; lower is better.
    public let bic: Double?
    /// Mean adjusted Rand index over bootstrap pairs.
    public let stability: Double
    /// Share of the rows in the smallest cluster.
    public let smallestShare: Double
}

public struct ChooseKModel: Sendable, Hashable, Codable {
    public let candidates: [CandidateK]
    /// One per candidate.
    public let models: [Partition]
    /// What the judges of the choice worked with.
    public let context: ClusteringContext
    /// One per candidate.
    public let silhouettes: [SilhouetteModel]
    /// One solution per candidate, its segments followed.
    public let stability: BootstrapStabilityModel
    /// From one cluster to the most tried; nil where it wasn't asked for.
    public let gap: GapStatisticModel?
    /// Nil where it wasn't asked for.
    public let predictionStrength: PredictionStrengthModel?
    /// The index of the chosen candidate.
    public let chosen: Int
    public let isPinned: Bool
    /// The rule in words.
    public let rule: String
    /// Why this k, in one sentence with figures.
    public let reason: String

    public var clusters: Int { candidates[chosen].clusters }
    public var model: Partition { models[chosen] }
    public var silhouette: SilhouetteModel { silhouettes[chosen] }
    public var solution: StabilityOfSolution { stability.solutions[chosen] }
}
