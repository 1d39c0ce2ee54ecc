/// What changed since an earlier run of the study: its segments, given today's customers, against today's.
public struct ComparisonFacts: Codable, Sendable, Hashable {
    public var previous: PreviousRun
    /// Adjusted Rand index of the earlier run's segments and today's, over today's customers; absent, as the next three,
    /// where the earlier run's rules can't be applied to them.
    public var ari: Double?
    /// Share of the customers whose segment of today is the successor of the one they would have had, from the rounded
    /// migration; absent: withheld.
    public var stayed: Double?
    /// The earlier run's segments: rows of the migration.
    public var segments: [PreviousSegment]
    /// Today's customers by the earlier run's segments (rows) and today's (columns), rounded so that no small number can
    /// be worked out. Absent: withheld.
    public var migration: [[Int?]]
    /// Features that both runs have, most drifted first.
    public var drift: [FeatureDrift]
    /// In sentences.
    public var conclusions: [String]

    public init(
        previous: PreviousRun, ari: Double? = nil, stayed: Double? = nil, segments: [PreviousSegment],
        migration: [[Int?]],
        drift: [FeatureDrift], conclusions: [String]
    ) {
        self.previous = previous
        self.ari = ari
        self.stayed = stayed
        self.segments = segments
        self.migration = migration
        self.drift = drift
        self.conclusions = conclusions
    }
}

/// The run that is compared with.
public struct PreviousRun: Codable, Sendable, Hashable {
    /// Its folder's name.
    public var run: String
    public var asOf: String?
    public var customers: Int
    public var k: Int

    public init(run: String, asOf: String? = nil, customers: Int, k: Int) {
        self.run = run
        self.asOf = asOf
        self.customers = customers
        self.k = k
    }
}

/// A segment of the earlier run.
public struct PreviousSegment: Codable, Sendable, Hashable {
    public var segment: Int
    public var name: String
    /// Of the earlier run's customers.
    public var share: Double?
    /// Of today's customers.
    public var shareNow: Double?
    /// Today's segment that it became, by optimal assignment; absent: none.
    public var successor: Int?

    public init(
        segment: Int, name: String, share: Double? = nil, shareNow: Double? = nil, successor: Int? = nil
    ) {
        self.segment = segment
        self.name = name
        self.share = share
        self.shareNow = shareNow
        self.successor = successor
    }
}

/// How far a feature's distribution has moved.
public struct FeatureDrift: Codable, Sendable, Hashable {
    public var feature: String
    public var title: String
    public var unit: String?
    /// Population stability index over the earlier run's bins: below 0.1 stable, from 0.25 on a large change.
    public var psi: Double
    /// Largest distance of the two distributions at the borders of the bins.
    public var ks: Double?
    /// Mean in the earlier run and today.
    public var before: Double?
    public var after: Double?

    public init(
        feature: String, title: String, unit: String? = nil, psi: Double, ks: Double? = nil, before: Double? = nil,
        after: Double? = nil
    ) {
        self.feature = feature
        self.title = title
        self.unit = unit
        self.psi = psi
        self.ks = ks
        self.before = before
        self.after = after
    }
}
