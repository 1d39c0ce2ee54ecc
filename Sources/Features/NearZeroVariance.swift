import Basics
import Statistics
import Tables

/// Whether a feature is nearly the same for everybody.
///
/// Either the most frequent value has more than 1 − threshold of the values present, or the variance (ddof 0) of the
/// numbers brought to 0...1 is below the threshold. They are brought there between their 1 % and 99 % quantiles, since
/// between minimum and maximum a single huge order would make every amount look constant; between minimum and maximum
/// only where those quantiles coincide.
struct NearZeroVariance {
    var threshold: Double

    /// Nil where the feature varies enough.
    func exclusion(of feature: Feature, rows: [Int]) -> FeatureExclusion? {
        let name = feature.name, sorted = Self.values(of: feature, rows).ascending()
        guard let most = mostFrequent(sorted: sorted) else {
            return FeatureExclusion(name: name, reason: say("no value is present"))
        }
        let share = Double(most.count) / Double(sorted.count)
        if threshold > 0, share > 1 - threshold {
            return FeatureExclusion(
                name: name, reason: say("near-zero variance: share of the most frequent value"), figure: share)
        }
        guard threshold > 0, case .number = feature.values else { return nil }
        let variance = Self.scaledVariance(sorted)
        guard variance < threshold else { return nil }
        return FeatureExclusion(
            name: name, reason: say("near-zero variance: variance of the values brought to 0–1"), figure: variance)
    }

    /// Those present; a category's levels by their numbers.
    private static func values(of feature: Feature, _ rows: [Int]) -> [Double] {
        guard case .category(let categories) = feature.values else { return feature.values.numbers(at: rows) ?? [] }
        return rows.compactMap { categories.codes[$0] < 0 ? nil : Double(categories.codes[$0]) }
    }

    static func scaledVariance(_ sorted: [Double]) -> Double {
        guard let first = sorted.first, let last = sorted.last, last > first else { return 0 }
        var low = Summary.quantile(sorted: sorted, 0.01), high = Summary.quantile(sorted: sorted, 0.99)
        if high <= low { (low, high) = (first, last) }
        let scaled = sorted.map { (min(max($0, low), high) - low) / (high - low) }
        let deviation = Summary.standardDeviation(scaled, ddof: 0)
        return deviation * deviation
    }
}
