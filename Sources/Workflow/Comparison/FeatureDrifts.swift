import Features
import Findings
import Foundation

/// How far each feature's distribution has moved since an earlier run, which is known by its findings only.
struct FeatureDrifts {
    let before: FeatureFacts
    let threshold: Int

    /// Most drifted first. Features without a stored distribution, or with too few customers in all but one bin, are
    /// left out.
    func callAsFunction(_ table: FeatureTable, now: FeatureFacts) -> [FeatureDrift] {
        let drifts = now.kept.compactMap { feature -> FeatureDrift? in
            guard let earlier = before.kept.first(where: { $0.name == feature.name && $0.kind == feature.kind }),
                let bins = bins(earlier, feature, table)
            else { return nil }
            return FeatureDrift(
                feature: feature.name, title: feature.title, unit: feature.kind == "flag" ? "share" : feature.unit,
                psi: Self.stabilityIndex(bins.before, bins.now),
                ks: bins.isOrdered ? Self.distance(bins.before, bins.now) : nil, before: earlier.mean,
                after: feature.mean)
        }
        return drifts.enumerated().sorted {
            ($1.element.psi, $0.offset) < ($0.element.psi, $1.offset)
        }.map(\.element)
    }

    private struct Bins {
        /// Shares.
        var before: [Double]
        var now: [Double]
        var isOrdered: Bool

        /// Nil where a single bin is left.
        var checked: Bins? { before.count > 1 ? self : nil }
    }

    private func bins(_ earlier: FeatureSummary, _ feature: FeatureSummary, _ table: FeatureTable) -> Bins? {
        switch table[feature.name]?.values {
        case .number(let values)?: return numbers(earlier, values.filter(\.isFinite))
        case .flag?:
            guard let before = earlier.mean, let now = feature.mean else { return nil }
            return Bins(before: [1 - before, before], now: [1 - now, now], isOrdered: true).checked
        case .category?: return levels(earlier.levels ?? [], feature.levels ?? [])
        case nil: return nil
        }
    }

    private func numbers(_ earlier: FeatureSummary, _ values: [Double]) -> Bins? {
        guard let stored = earlier.distribution, stored.shares.count == stored.edges.count + 1, !values.isEmpty else {
            return nil
        }
        // The earlier shares as counts of a large population, so that the bins are joined by today's.
        let scale = 1e9
        let joined = DistributionBins.joined(
            [DistributionBins.counts(values, stored.edges), stored.shares.map { Int($0 * scale) }], edges: stored.edges,
            threshold: threshold)
        let total = Double(values.count), all = Double(joined.counts[1].reduce(0, +))
        return Bins(
            before: joined.counts[1].map { Double($0) / max(1, all) }, now: joined.counts[0].map { Double($0) / total },
            isOrdered: true
        ).checked
    }

    /// Levels that both runs tell of; the rest is one more.
    private func levels(_ earlier: [LevelShare], _ now: [LevelShare]) -> Bins? {
        let pairs = earlier.compactMap { level -> (Double, Double)? in
            guard let before = level.share, let after = now.first(where: { $0.level == level.level })?.share else {
                return nil
            }
            return (before, after)
        }
        let rest = (1 - pairs.reduce(0) { $0 + $1.0 }, 1 - pairs.reduce(0) { $0 + $1.1 })
        let isWhole = rest.0 < 1e-9 && rest.1 < 1e-9
        let all = isWhole ? pairs : pairs + [rest]
        return Bins(before: all.map(\.0), now: all.map(\.1), isOrdered: false).checked
    }

    /// Σ (now − before) ln(now / before).
    static func stabilityIndex(_ before: [Double], _ now: [Double]) -> Double {
        // No share is zero, lest one empty level be infinite.
        let least = 1e-4
        return zip(before, now).reduce(0) { sum, pair in
            let before = max(pair.0, least), now = max(pair.1, least)
            return sum + (now - before) * log(now / before)
        }
    }

    /// Between the distribution functions, at the borders of the bins.
    static func distance(_ before: [Double], _ now: [Double]) -> Double {
        var sum = 0.0, largest = 0.0
        for (before, now) in zip(before, now) {
            sum += now - before
            largest = max(largest, abs(sum))
        }
        return largest
    }
}
