internal import CKernels

/// Mann & Whitney's statistic (1947) of two small samples. Every pair is looked at, several at a time, which of some
/// hundreds of values is sooner done than to rank them.
public enum MannWhitney {
    /// The share of pairs in which the value of the first sample is the greater one; ties count half. nil without pairs.
    public static func share(of values: [Double], above others: [Double]) -> Double? {
        guard !values.isEmpty, !others.isEmpty else { return nil }
        let wins = kernel_wins(values, values.count, others, others.count)
        return Double(wins) / 2 / (Double(values.count) * Double(others.count))
    }
}
