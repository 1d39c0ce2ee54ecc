/// Smoothed differential fairness of an answer over the groups of an attribute or an intersection (Foulds et al. 2020).
public struct FairnessBound: Codable, Sendable, Hashable {
    public var name: String
    /// The segments or the outcome, in words.
    public var subject: String
    public var groups: Int
    /// 0 is alike; two significant digits.
    public var epsilon: Estimate
    /// e to the power of ε: at most so many times likelier is an answer in one group than in another.
    public var timesLikelier: Double

    public init(name: String, subject: String, groups: Int, epsilon: Estimate, timesLikelier: Double) {
        self.name = name
        self.subject = subject
        self.groups = groups
        self.epsilon = epsilon
        self.timesLikelier = timesLikelier
    }
}

/// How well the segments describe each group: mean squared distance to the centre of the own segment.
public struct SocialCostFacts: Codable, Sendable, Hashable {
    public var name: String
    /// Over all customers.
    public var mean: Double
    /// The highest mean over the lowest.
    public var ratio: Double?
    public var groups: [Group]

    public struct Group: Codable, Sendable, Hashable {
        public var group: String
        public var cost: Estimate

        public init(group: String, cost: Estimate) {
            self.group = group
            self.cost = cost
        }
    }

    public init(name: String, mean: Double, ratio: Double? = nil, groups: [Group]) {
        self.name = name
        self.mean = mean
        self.ratio = ratio
        self.groups = groups
    }
}

/// The groups of an attribute against a reference population that the study declares.
public struct RepresentationFacts: Codable, Sendable, Hashable {
    public var name: String
    public var groups: [Group]
    /// Groups that the reference doesn't name.
    public var unexpected: [AuditedGroup]
    public var verdict: String

    public struct Group: Codable, Sendable, Hashable {
        public var group: String
        /// Of the reference population.
        public var expected: Double
        public var share: Rate
        /// Share here over share expected.
        public var ratio: Double?
        public var verdict: String

        public init(group: String, expected: Double, share: Rate, ratio: Double? = nil, verdict: String) {
            self.group = group
            self.expected = expected
            self.share = share
            self.ratio = ratio
            self.verdict = verdict
        }
    }

    public init(name: String, groups: [Group], unexpected: [AuditedGroup], verdict: String) {
        self.name = name
        self.groups = groups
        self.unexpected = unexpected
        self.verdict = verdict
    }
}

/// Whether other samples of the customers would have given the same verdicts on who is in which segment.
public struct RobustnessFacts: Codable, Sendable, Hashable {
    /// Segmentations of bootstrap samples.
    public var partitions: Int
    /// Customers in each sample.
    public var sample: Int
    public var attributes: [AttributeFlips]
    /// The comparisons whose verdict changes most often, at most ten.
    public var unsteady: [VerdictFlips]

    public init(partitions: Int, sample: Int, attributes: [AttributeFlips], unsteady: [VerdictFlips]) {
        self.partitions = partitions
        self.sample = sample
        self.attributes = attributes
        self.unsteady = unsteady
    }
}

public struct AttributeFlips: Codable, Sendable, Hashable {
    public var name: String
    public var verdict: String
    /// The partitions whose worst verdict is another; its interval is Wilson's.
    public var flips: Rate

    public init(name: String, verdict: String, flips: Rate) {
        self.name = name
        self.verdict = verdict
        self.flips = flips
    }
}

public struct VerdictFlips: Codable, Sendable, Hashable {
    public var attribute: String
    public var group: String
    public var segment: Int
    public var segmentName: String
    public var verdict: String
    /// Share of the partitions with another verdict.
    public var flips: Rate
    /// Share of the partitions with a concern.
    public var concerns: Double

    public init(
        attribute: String, group: String, segment: Int, segmentName: String, verdict: String, flips: Rate,
        concerns: Double
    ) {
        self.attribute = attribute
        self.group = group
        self.segment = segment
        self.segmentName = segmentName
        self.verdict = verdict
        self.flips = flips
        self.concerns = concerns
    }
}

/// What tells the groups of a protected attribute apart.
public struct ProxyFacts: Codable, Sendable, Hashable {
    public var name: String
    /// Customers looked at, and groups among them.
    public var n: Int
    public var groups: Int
    public var folds: Int
    public var permutations: Int
    public var all: Proxy
    public var segments: Proxy
    /// The strongest first.
    public var features: [Proxy]
    /// In a sentence.
    public var reading: String

    public struct Proxy: Codable, Sendable, Hashable {
        /// Of a feature; `all` or `segments`.
        public var feature: String
        public var title: String
        /// Out of fold, one group against the rest, weighted: 0.5 is chance.
        public var auc: Double
        /// 95 % quantile of permuted groups.
        public var chanceHigh: Double
        /// Adjusted after Holm among the features.
        public var p: Double
        public var standsOut: Bool

        public init(feature: String, title: String, auc: Double, chanceHigh: Double, p: Double, standsOut: Bool) {
            self.feature = feature
            self.title = title
            self.auc = auc
            self.chanceHigh = chanceHigh
            self.p = p
            self.standsOut = standsOut
        }
    }

    public init(
        name: String, n: Int, groups: Int, folds: Int, permutations: Int, all: Proxy, segments: Proxy,
        features: [Proxy], reading: String
    ) {
        self.name = name
        self.n = n
        self.groups = groups
        self.folds = folds
        self.permutations = permutations
        self.all = all
        self.segments = segments
        self.features = features
        self.reading = reading
    }
}
