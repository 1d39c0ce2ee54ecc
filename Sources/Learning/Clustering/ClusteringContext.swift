internal import Basics
internal import Statistics

/// What a method needs beside the rows, settled before rows are resampled: as a scale that is learnt once.
public struct ClusteringContext: Sendable, Hashable, Codable {
    /// How rows of mixed kinds differ, for medoids and for the silhouettes of latent classes; nil: all are numbers.
    public var gower: GowerSpace?
    /// The shape of a mixture's components; nil: the one with the least BIC.
    public var covariance: GaussianMixture.Covariance?

    public init(gower: GowerSpace? = nil, covariance: GaussianMixture.Covariance? = nil) {
        self.gower = gower
        self.covariance = covariance
    }
}

extension ClusteringMethod {
    /// Made for answers and categories: rows hold codes, and NaN where an answer is missing.
    public var isForMixedData: Bool { self == .medoids || self == .latentClasses }

    /// Rows that bootstrap samples are drawn from at most: medoids look at all pairs of them, mixtures need many rounds.
    var resamplingLimit: Int {
        switch self {
        case .medoids: 1000
        case .mixture: 2000
        default: .max
        }
    }
}

extension ClusteringContext {
    /// With what the models of the whole data have settled.
    func settled(by models: [Partition]) -> ClusteringContext {
        var result = self
        if case .mixture(let model)? = models.first?.membership { result.covariance = model.covariance }
        return result
    }

    /// The space given, or that of plain numbers.
    func space(for x: Matrix) throws(Diagnostic) -> GowerSpace {
        if let gower { return gower }
        return try Gower([Gower.Kind](repeating: .number, count: x.columns)).fit(x)
    }
}

extension Matrix {
    /// As `requireFinite`; NaN passes where the method takes it as a missing value.
    func requireValues(
        for user: String, method: ClusteringMethod, names: [String] = []
    ) throws(Diagnostic) {
        if method.isForMixedData {
            try requireFiniteOrMissing(for: user, names: names)
        } else {
            try requireFinite(for: user, names: names)
        }
    }
}
