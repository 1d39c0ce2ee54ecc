public import Basics
public import Statistics

/// How many principal components hold more than chance (Horn 1965): as many as have a larger variance than the same
/// component of data without any dependence between columns, each column being shuffled on its own (Buja & Eyuboglu
/// 1992).
public struct ParallelAnalysis: Sendable, Hashable {
    /// Shuffled copies of the data.
    public var permutations: Int
    /// Of the shuffled copies' variances, that a component must exceed.
    public var quantile: Double
    /// More rows than these are represented by a random sample; the variances compared are then those of the sample.
    public var sampleLimit: Int
    public var seed: UInt64
    public var threads: Int

    public init(
        permutations: Int = 50, quantile: Double = 0.95, sampleLimit: Int = 5000, seed: UInt64 = 1, threads: Int = 1
    ) {
        self.permutations = permutations
        self.quantile = quantile
        self.sampleLimit = sampleLimit
        self.seed = seed
        self.threads = threads
    }

    /// - Parameter x: n x p, at least two rows, no missing values.
    /// - Complexity: O(permutations * n p²).
    public func fit(_ x: Matrix) throws(Diagnostic) -> ParallelAnalysisModel {
        try x.requireFinite(for: "ParallelAnalysis")
        try requireParameter("permutations", of: "ParallelAnalysis", permutations, in: 1...Int.max)
        try requireParameter("sampleLimit", of: "ParallelAnalysis", sampleLimit, in: 2...Int.max)
        guard quantile > 0, quantile < 1 else {
            throw TrainingChecks.parameter(
                "quantile", of: "ParallelAnalysis", must: "a number between 0 and 1", got: quantile)
        }
        let rows = StratifiedSample.rows(of: x.rows, limit: sampleLimit, seed: seed, stream: "parallel analysis sample")
        let sample = rows.map { x.selecting(rows: $0) } ?? x
        // Task 0 is the data itself.
        let variances = try inParallel(permutations + 1, threads: threads) { task throws(Diagnostic) in
            var generator = SeededGenerator(seed: seed, stream: "parallel analysis", index: task)
            return try PCA().fit(task == 0 ? sample : NullData.permuted(sample, &generator)).allVariances
        }
        let null = variances[0].indices.map { place in variances.dropFirst().map { $0[place] } }
        return ParallelAnalysisModel(
            observed: variances[0], nullMean: null.map(Summary.mean),
            nullQuantile: null.map { Summary.quantile($0, quantile) }, sample: sample.rows)
    }
}

public struct ParallelAnalysisModel: Sendable, Hashable {
    /// The variance along each component, descending: of the data (or the sample).
    public let observed: [Double]
    /// Mean over the shuffled copies.
    public let nullMean: [Double]
    /// The asked quantile of the shuffled copies.
    public let nullQuantile: [Double]
    /// Rows used: all, or the sample.
    public let sample: Int

    /// Components before the first whose variance chance reaches too; may be 0.
    public var retained: Int {
        observed.indices.first { observed[$0] <= nullQuantile[$0] } ?? observed.count
    }
}
