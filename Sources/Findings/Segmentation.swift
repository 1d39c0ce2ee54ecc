/// How the customers were divided, how k was chosen and what the division is worth.
public struct Segmentation: Codable, Sendable, Hashable {
    public var method: String
    public var k: Int
    /// True where the study fixed k.
    public var pinned: Bool
    /// The rule that chose k, in words.
    public var rule: String
    public var inertia: Double
    public var silhouette: Double
    public var calinskiHarabasz: Double
    public var daviesBouldin: Double
    public var choice: [Choice]
    /// Which k each index alone would have taken; absent where one k was tried.
    public var preferences: [IndexPreference]?
    public var stability: Stability
    public var null: NullBenchmark
    public var verdict: Verdict
    public var baselines: [Baseline]
    public var projection: Projection
    /// Where the customers were grouped; absent: in the prepared features themselves.
    public var space: SpaceFacts?
    /// Other methods and spaces beside the one reported, which comes first.
    public var alternatives: [Alternative]?
    /// How segments change from each number of segments to the next.
    public var across: [AcrossFacts]?
    public var dendrogram: DendrogramFacts?
    public var components: ComponentFacts?
    /// Customers whose most probable segment has a probability below 0.7; of a mixture or of latent classes.
    public var uncertain: Rate?
    /// What a reader has to know of the method beside its name: a clause.
    public var note: String?

    public init(
        method: String, k: Int, pinned: Bool, rule: String, inertia: Double, silhouette: Double,
        calinskiHarabasz: Double, daviesBouldin: Double, choice: [Choice], stability: Stability, null: NullBenchmark,
        verdict: Verdict, baselines: [Baseline], projection: Projection, space: SpaceFacts? = nil,
        alternatives: [Alternative]? = nil, across: [AcrossFacts]? = nil, dendrogram: DendrogramFacts? = nil,
        components: ComponentFacts? = nil, uncertain: Rate? = nil, preferences: [IndexPreference]? = nil,
        note: String? = nil
    ) {
        self.method = method
        self.k = k
        self.pinned = pinned
        self.rule = rule
        self.inertia = inertia
        self.silhouette = silhouette
        self.calinskiHarabasz = calinskiHarabasz
        self.daviesBouldin = daviesBouldin
        self.choice = choice
        self.preferences = preferences
        self.stability = stability
        self.null = null
        self.verdict = verdict
        self.baselines = baselines
        self.projection = projection
        self.space = space
        self.alternatives = alternatives
        self.across = across
        self.dendrogram = dendrogram
        self.components = components
        self.uncertain = uncertain
        self.note = note
    }
}

/// One candidate number of segments.
public struct Choice: Codable, Sendable, Hashable {
    public var method: String
    public var k: Int
    public var inertia: Double
    public var silhouette: Double?
    public var calinskiHarabasz: Double?
    public var daviesBouldin: Double?
    public var gap: Double?
    public var predictionStrength: Double?
    /// Bayesian information criterion, of a mixture or of latent classes; lower is better.
    public var bic: Double?
    public var stability: Double?
    /// Share of the smallest segment.
    public var smallest: Double?
    public var chosen: Bool

    public init(
        method: String, k: Int, inertia: Double, silhouette: Double? = nil, calinskiHarabasz: Double? = nil,
        daviesBouldin: Double? = nil, gap: Double? = nil, predictionStrength: Double? = nil, bic: Double? = nil,
        stability: Double? = nil, smallest: Double? = nil, chosen: Bool
    ) {
        self.method = method
        self.k = k
        self.inertia = inertia
        self.silhouette = silhouette
        self.calinskiHarabasz = calinskiHarabasz
        self.daviesBouldin = daviesBouldin
        self.gap = gap
        self.predictionStrength = predictionStrength
        self.bic = bic
        self.stability = stability
        self.smallest = smallest
        self.chosen = chosen
    }
}

/// The number of segments that one index alone would have taken.
public struct IndexPreference: Codable, Sendable, Hashable {
    /// The property of `Choice`, e.g. `silhouette`.
    public var index: String
    /// Absent where the index takes none of those tried; 1 where it sees no segments.
    public var k: Int?
    /// In words, with the index's own rule.
    public var reading: String

    public init(index: String, k: Int? = nil, reading: String) {
        self.index = index
        self.k = k
        self.reading = reading
    }
}

public struct Stability: Codable, Sendable, Hashable {
    public var global: StabilityByK
    public var byK: [StabilityByK]
    /// Customers in each bootstrap run: all, or the stated sample.
    public var sample: Int

    public init(global: StabilityByK, byK: [StabilityByK], sample: Int) {
        self.global = global
        self.byK = byK
        self.sample = sample
    }
}

/// Adjusted Rand index over pairs of bootstrap segmentations (flexclust).
public struct StabilityByK: Codable, Sendable, Hashable {
    public var k: Int
    public var mean: Double
    public var sd: Double
    public var pairs: Int
    /// 2.5 % quantile over pairs.
    public var low: Double
    public var q25: Double
    public var median: Double
    public var q75: Double
    /// 97.5 % quantile over pairs.
    public var high: Double

    public init(
        k: Int, mean: Double, sd: Double, pairs: Int, low: Double, q25: Double, median: Double, q75: Double,
        high: Double
    ) {
        self.k = k
        self.mean = mean
        self.sd = sd
        self.pairs = pairs
        self.low = low
        self.q25 = q25
        self.median = median
        self.q75 = q75
        self.high = high
    }
}

/// The same pipeline on data without segments.
public struct NullBenchmark: Codable, Sendable, Hashable {
    public var observed: NullFigures
    /// Each column shuffled on its own.
    public var permuted: NullFigures
    /// A Gaussian with the same covariance.
    public var gaussian: NullFigures
    public var repeats: Int
    public var sample: Int

    public init(observed: NullFigures, permuted: NullFigures, gaussian: NullFigures, repeats: Int, sample: Int) {
        self.observed = observed
        self.permuted = permuted
        self.gaussian = gaussian
        self.repeats = repeats
        self.sample = sample
    }
}

public struct NullFigures: Codable, Sendable, Hashable {
    public var silhouette: Double
    /// 95 % quantile over repeats; absent for the observed data.
    public var silhouetteHigh: Double?
    public var stability: Double?
    public var stabilityHigh: Double?

    public init(
        silhouette: Double, silhouetteHigh: Double? = nil, stability: Double? = nil, stabilityHigh: Double? = nil
    ) {
        self.silhouette = silhouette
        self.silhouetteHigh = silhouetteHigh
        self.stability = stability
        self.stabilityHigh = stabilityHigh
    }
}

public struct Verdict: Codable, Sendable, Hashable {
    /// natural, reproducible or constructive.
    public var kind: String
    public var reason: String

    public init(kind: String, reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

/// A simpler division of the same customers, for comparison.
public struct Baseline: Codable, Sendable, Hashable {
    /// one-segment or rfm-rules.
    public var method: String
    public var k: Int
    public var silhouette: Double?
    /// Adjusted Rand index with the segments of this run.
    public var agreement: Double?
    public var cells: [BaselineCell]?

    public init(
        method: String, k: Int, silhouette: Double? = nil, agreement: Double? = nil, cells: [BaselineCell]? = nil
    ) {
        self.method = method
        self.k = k
        self.silhouette = silhouette
        self.agreement = agreement
        self.cells = cells
    }
}

public struct BaselineCell: Codable, Sendable, Hashable {
    public var name: String
    public var n: Int?
    public var share: Double?
    public var revenueShare: Double?
    public var suppressed: Bool

    public init(name: String, n: Int? = nil, share: Double? = nil, revenueShare: Double? = nil, suppressed: Bool) {
        self.name = name
        self.n = n
        self.share = share
        self.revenueShare = revenueShare
        self.suppressed = suppressed
    }
}

/// The first two principal components of the prepared features: the map.
public struct Projection: Codable, Sendable, Hashable {
    /// Share of variance of each component.
    public var explained: [Double]
    public var loadings: [Loading]
    /// Where each segment's customers lie, as density contours: no point is a person.
    public var regions: [Region]
    public var centres: [MapPoint]
    /// Pairs of segments that run into each other; where few customers are between two, the pair is absent.
    public var neighbours: [Neighbourhood]?

    public init(
        explained: [Double], loadings: [Loading], regions: [Region], centres: [MapPoint],
        neighbours: [Neighbourhood]? = nil
    ) {
        self.explained = explained
        self.loadings = loadings
        self.regions = regions
        self.centres = centres
        self.neighbours = neighbours
    }
}

public struct Loading: Codable, Sendable, Hashable {
    public var feature: String
    public var first: Double
    public var second: Double

    public init(feature: String, first: Double, second: Double) {
        self.feature = feature
        self.first = first
        self.second = second
    }
}

public struct Region: Codable, Sendable, Hashable {
    public var segment: Int
    /// Share of the segment's customers inside.
    public var level: Double
    /// Closed polygons of [x, y].
    public var rings: [[[Double]]]

    public init(segment: Int, level: Double, rings: [[[Double]]]) {
        self.segment = segment
        self.level = level
        self.rings = rings
    }
}

public struct MapPoint: Codable, Sendable, Hashable {
    public var segment: Int
    public var x: Double
    public var y: Double

    public init(segment: Int, x: Double, y: Double) {
        self.segment = segment
        self.x = x
        self.y = y
    }
}
