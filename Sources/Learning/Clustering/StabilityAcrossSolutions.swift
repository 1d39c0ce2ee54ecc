internal import Foundation

/// Segment level stability across solutions, SLSA (Dolnicar & Leisch 2017; R package flexclust): is a segment of the
/// solution with k clusters a segment of the solution before, or recruited from several?
public enum StabilityAcrossSolutions {
    /// For each label of `labels`: 1 − H / ln k, H the entropy of where its rows were among the k labels of
    /// `previous`. 1 where they all were together or k = 1, 0 where they came evenly from everywhere; nil without rows.
    public static func score(_ labels: [Int], previous: [Int]) -> [Double?] {
        scores(LabelOverlap(labels, previous).counts.map { $0.map(Double.init) })
    }

    /// As `score`, from the numbers or weights of rows: for each label one list with where its rows were.
    public static func scores(_ origins: [[Double]]) -> [Double?] {
        origins.map { counts in
            let size = counts.reduce(0, +)
            guard size > 0 else { return nil }
            guard counts.count > 1 else { return 1 }
            let shares = counts.filter { $0 > 0 }.map { $0 / size }
            return 1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count))
        }
    }
}
