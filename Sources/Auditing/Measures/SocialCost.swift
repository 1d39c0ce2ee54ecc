public import Statistics
import Basics

/// How well the segments fit each group: the mean squared distance of its members to their segment's centroid, what
/// k-means minimises over everybody (Ghadiri, Samadi & Vempala 2021, "Socially fair k-means clustering"). A group with a high cost
/// is described badly by the segments that it is put into.
public struct SocialCost: Sendable, Hashable {
    public struct Group: Sendable, Hashable {
        public var group: String
        public var count: Int
        public var mean: Double
        /// Percentile bootstrap over the group's customers; of a large group the normal interval that it tends to.
        public var interval: ConfidenceInterval
    }

    /// Groups with enough customers.
    public var groups: [Group]
    /// Over all customers.
    public var mean: Double

    /// The mean of more customers drawn again is as good as normally distributed.
    static let mostDrawn = 5_000

    /// The highest mean over the lowest; nil with fewer than two groups or where one has no cost.
    public var ratio: Double? {
        guard groups.count > 1, let low = groups.map(\.mean).min(), low > 0 else { return nil }
        return groups.map(\.mean).max().map { $0 / low }
    }

    /// - Parameters:
    ///   - squaredDistances: per customer to the centroid of its segment.
    ///   - minimumCount: smaller groups are left out.
    ///   - draws: of the bootstrap.
    public init(
        _ attribute: ProtectedAttribute, squaredDistances: [Double], minimumCount: Int, draws: Int = 1000, seed: UInt64
    ) {
        precondition(squaredDistances.count == attribute.codes.count, "distances are of other customers")
        mean = Summary.mean(squaredDistances)
        groups = attribute.groups.indices.compactMap { group in
            let own = squaredDistances.indices.filter { attribute.codes[$0] == group }.map { squaredDistances[$0] }
            guard own.count >= max(1, minimumCount) else { return nil }
            let mean = Summary.mean(own)
            guard own.count <= Self.mostDrawn else {
                let reach = 1.959963984540054 * Summary.standardDeviation(own) / Double(own.count).squareRoot()
                return Group(
                    group: attribute.groups[group], count: own.count, mean: mean,
                    interval: ConfidenceInterval(low: mean - reach, high: mean + reach))
            }
            var generator = SeededGenerator(seed: seed, stream: "social cost of \(attribute.name)", index: group)
            let means = (0..<draws).map { _ in
                own.indices.reduce(0.0) { sum, _ in sum + own[generator.below(own.count)] } / Double(own.count)
            }.sorted()
            return Group(
                group: attribute.groups[group], count: own.count, mean: mean,
                interval: ConfidenceInterval(
                    low: means.isEmpty ? mean : Summary.quantile(means, 0.025),
                    high: means.isEmpty ? mean : Summary.quantile(means, 0.975)))
        }
    }
}
