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
            reason = say("One segment holds everybody: nothing is divided, so nothing can be found.")
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
        let (width, margin) = (figure(silhouette), figure(Self.margin))
        let (shuffled, cloud) = (figure(permuted), figure(gaussian))
        let separation =
            isSeparated
            ? say(
                "The mean silhouette width of \(width) exceeds by \(margin) what data without segments reach (95 % ",
                "quantiles: columns permuted \(shuffled), one Gaussian cloud \(cloud))")
            : say(
                "The mean silhouette width of \(width) does not exceed by \(margin) what data without segments reach ",
                "(95 % quantiles: columns permuted \(shuffled), one Gaussian cloud \(cloud))")
        let stable =
            say(
                "over bootstrap samples the segments agree with a mean adjusted Rand index of \(figure(stability)) ",
                "(\(isStable ? say("reproducible from") : say("not reproducible: below")) \(figure(Self.reproducible)))"
            )
        let joint = isSeparated == isStable ? say("and") : say("but")
        let conclusion: String
        switch kind {
        case .natural: conclusion = say("the segments stand apart.")
        case .reproducible: conclusion = say("the segments are steady parts of one cloud without gaps.")
        case .constructive where isSeparated:
            conclusion = say("this number of segments does not fit the groups there are.")
        case .constructive: conclusion = say("the segments are a convenient cut of a continuum.")
        }
        reason = "\(separation), \(joint) \(stable): \(conclusion)"
    }
}
