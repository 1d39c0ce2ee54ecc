/// The adjusted Rand index (Hubert & Arabie 1985): 1 for the same partition, 0 on average for unrelated ones.
public enum AdjustedRandIndex {
    public static func score(_ first: [Int], _ second: [Int]) -> Double { score(LabelOverlap(first, second)) }

    /// 1 where both partitions are trivial in the same way (all in one cluster, or each row on its own).
    public static func score(_ overlap: LabelOverlap) -> Double {
        func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
        let together = overlap.counts.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + pairs($1) } }
        let first = overlap.firstSizes.reduce(0.0) { $0 + pairs($1) }
        let second = overlap.secondSizes.reduce(0.0) { $0 + pairs($1) }
        let all = pairs(overlap.total)
        let expected = all > 0 ? first * second / all : 0
        let highest = (first + second) / 2
        return highest == expected ? 1 : (together - expected) / (highest - expected)
    }
}
