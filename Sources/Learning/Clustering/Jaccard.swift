/// The Jaccard index of two sets of rows, |A ∩ B| / |A ∪ B|.
public enum Jaccard {
    /// `table[i][j]` compares cluster i of the first partition with cluster j of the second; 0 where both are empty.
    public static func table(_ overlap: LabelOverlap) -> [[Double]] {
        overlap.counts.indices.map { i in
            overlap.secondSizes.indices.map { j in
                let common = overlap.counts[i][j]
                let union = overlap.firstSizes[i] + overlap.secondSizes[j] - common
                return union > 0 ? Double(common) / Double(union) : 0
            }
        }
    }

    /// For each cluster of `reference` its best match among the clusters of `labels`.
    public static func bestMatches(of reference: [Int], among labels: [Int]) -> [Double] {
        table(LabelOverlap(reference, labels)).map { $0.max() ?? 0 }
    }
}
