/// Mutual information of two partitions over the arithmetic mean of their entropies (Strehl & Ghosh 2002; Vinh, Epps &
/// Bailey 2010), as scikit-learn: 1 for the same partition, 0 for independent ones. Unlike the adjusted Rand index it
/// isn't corrected for chance: it grows with the number of clusters.
public enum NormalisedMutualInformation {
    public static func score(_ first: [Int], _ second: [Int]) -> Double { score(LabelOverlap(first, second)) }

    /// 1 where both partitions are one cluster, or there are no rows.
    public static func score(_ overlap: LabelOverlap) -> Double {
        let entropies = (entropy(overlap.firstSizes), entropy(overlap.secondSizes))
        let mean = (entropies.0 + entropies.1) / 2
        guard mean > 0 else { return 1 }
        let joint = entropy(overlap.counts.flatMap { $0 })
        // Rounding can leave a trace of either sign where there is no information at all.
        let information = entropies.0 + entropies.1 - joint
        return information > 1e-15 * joint ? min(1, information / mean) : 0
    }

    /// −Σ p ln p.
    private static func entropy(_ counts: [Int]) -> Double {
        let total = Double(counts.reduce(0, +))
        return counts.filter { $0 > 0 }.reduce(0.0) { sum, count in
            let share = Double(count) / total
            return sum - share * naturalLogarithm(share)
        }
    }
}
