internal import Basics

/// What kind of segments these are (Dolnicar & Leisch 2010), with the figures that say so.
public struct SegmentationVerdict: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable {
        /// Separated beyond what data without segments show, and reproducible.
        case natural
        /// The same segments come back from new samples, but they are parts of one cloud.
        case reproducible
        /// A convenient cut of a continuum.
        case constructive
    }

    public let kind: Kind
    /// One or two sentences with the figures in.
    public let reason: String

    /// So much must the observed silhouette exceed the 95 % quantile of both nulls. Evenly filled clouds without gaps
    /// exceed a Gaussian one by up to 0.07.
    public static let margin = 0.1
    /// Mean adjusted Rand index from which on segments count as reproducible.
    public static let reproducible = 0.75

    /// - Parameters:
    ///   - benchmark: of the chosen number of clusters.
    ///   - stability: the mean adjusted Rand index of the full analysis; the benchmark's own where nil.
    public init(_ benchmark: SeparationBenchmarkModel, stability: Double? = nil) {
        guard benchmark.clusters > 1 else {
            kind = .constructive
            reason = "One segment holds everybody: nothing is divided, so nothing can be found."
            return
        }
        let stability = stability ?? benchmark.observed.stability
        let silhouette = benchmark.observed.silhouette
        let permuted = SeparationBenchmarkModel.silhouetteHigh(benchmark.permuted)
        let gaussian = SeparationBenchmarkModel.silhouetteHigh(benchmark.gaussian)
        let isSeparated = silhouette > max(permuted, gaussian) + Self.margin
        let isStable = stability >= Self.reproducible
        kind = isStable ? (isSeparated ? .natural : .reproducible) : .constructive

        func figure(_ value: Double) -> String { NumberFormat.fixed(value, digits: 2) }
        let separation =
            "The mean silhouette width of \(figure(silhouette)) \(isSeparated ? "exceeds" : "does not exceed") by "
            + "\(figure(Self.margin)) what data without segments reach (95 % quantiles: columns permuted "
            + "\(figure(permuted)), one Gaussian cloud \(figure(gaussian)))"
        let stable =
            "over bootstrap samples the segments agree with a mean adjusted Rand index of \(figure(stability)) "
            + "(\(isStable ? "reproducible from" : "not reproducible: below") \(figure(Self.reproducible)))"
        let joint = isSeparated == isStable ? "and" : "but"
        let conclusion: String
        switch kind {
        case .natural: conclusion = "the segments stand apart."
        case .reproducible: conclusion = "the segments are steady parts of one cloud without gaps."
        case .constructive where isSeparated: conclusion = "this number of segments does not fit the groups there are."
        case .constructive: conclusion = "the segments are a convenient cut of a continuum."
        }
        reason = "\(separation), \(joint) \(stable): \(conclusion)"
    }
}
