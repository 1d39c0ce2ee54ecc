public import Basics
internal import Foundation
public import Statistics

/// The gap statistic (Tibshirani, Walther & Hastie 2001) with squared distances: how much lower the logarithm of the
/// within sum of squares is than on rows drawn evenly from a box along the principal components.
public struct GapStatistic: Sendable, Hashable {
    /// Reference data sets, B.
    public var references: Int
    public var starts: Int
    public var sampleLimit: Int
    public var seed: UInt64
    public var threads: Int

    public init(references: Int = 20, starts: Int = 2, sampleLimit: Int = 2000, seed: UInt64 = 1, threads: Int = 1) {
        self.references = references
        self.starts = starts
        self.sampleLimit = sampleLimit
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, at least two rows, no missing values.
    ///   - clusters: the numbers of clusters to try, consecutive for the choice to make sense.
    public func fit(_ x: Matrix, clusters: ClosedRange<Int>) throws(Diagnostic) -> GapStatisticModel {
        try x.requireFinite(for: "GapStatistic")
        try requireParameter("references", of: "GapStatistic", references, in: 1...Int.max)
        try requireParameter("sampleLimit", of: "GapStatistic", sampleLimit, in: 2...Int.max)
        try requireParameter("clusters", of: "GapStatistic", clusters.lowerBound, in: 1...x.rows)
        try requireParameter("clusters", of: "GapStatistic", clusters.upperBound, in: 1...x.rows)
        let rows = StratifiedSample.rows(of: x.rows, limit: sampleLimit, seed: seed, stream: "gap sample")
        let sample = rows.map { x.selecting(rows: $0) } ?? x
        let box = try AlignedBox(sample)
        // Task 0 is the data itself.
        let logarithms = try inParallel(references + 1, threads: threads) { task throws(Diagnostic) in
            var generator = SeededGenerator(seed: seed, stream: "gap", index: task)
            return try logWithin(task == 0 ? sample : box.draw(sample.rows, &generator), clusters)
        }
        return GapStatisticModel(
            clusters: Array(clusters), observed: logarithms[0], references: Array(logarithms.dropFirst()),
            sample: sample.rows)
    }

    private func logWithin(_ x: Matrix, _ clusters: ClosedRange<Int>) throws(Diagnostic) -> [Double] {
        var settings = KMeans(clusters: clusters.upperBound, starts: starts, seed: seed)
        settings.movesSingleRows = false
        // As many clusters as different rows leave nothing within: far below anything else.
        return try settings.fit(x, clusters: Array(clusters)).map { log(max($0.inertia, .leastNormalMagnitude)) }
    }
}

public struct GapStatisticModel: Sendable, Hashable, Codable {
    public let clusters: [Int]
    /// ln W of the data, per number of clusters.
    public let observed: [Double]
    /// ln W of each reference, per number of clusters.
    public let references: [[Double]]
    /// Rows used: all, or the sample.
    public let sample: Int

    /// Mean ln W of the references minus that of the data.
    public var gaps: [Double] { clusters.indices.map { k in Summary.mean(references.map { $0[k] }) - observed[k] } }

    /// sd · √(1 + 1/B), the sd with B in the denominator.
    public var errors: [Double] {
        let widening = (1 + 1 / Double(references.count)).squareRoot()
        return clusters.indices.map { k in Summary.standardDeviation(references.map { $0[k] }, ddof: 0) * widening }
    }

    /// The smallest k with gap(k) ≥ gap(k + 1) − s(k + 1); nil where none tried is.
    public var chosen: Int? {
        let gaps = gaps, errors = errors
        return clusters.indices.dropLast().first { gaps[$0] >= gaps[$0 + 1] - errors[$0 + 1] }.map { clusters[$0] }
    }
}

/// The smallest box along the principal components that holds all rows.
private struct AlignedBox: Sendable {
    let model: PCAModel
    let ranges: [ClosedRange<Double>]

    init(_ x: Matrix) throws(Diagnostic) {
        model = try PCA().fit(x)
        let scores = model.project(x)
        ranges = (0..<scores.columns).map { column in
            let values = scores.column(column)
            return (values.min() ?? 0)...(values.max() ?? 0)
        }
    }

    /// Rows drawn evenly from the box, turned back to the data's axes.
    func draw(_ rows: Int, _ generator: inout SeededGenerator) -> Matrix {
        var scores: [Double] = []
        scores.reserveCapacity(rows * ranges.count)
        for _ in 0..<rows {
            for range in ranges {
                scores.append(range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound))
            }
        }
        return Matrix(rows: rows, columns: ranges.count, values: scores).times(model.components).adding(model.means)
    }
}
