public import Basics
public import Statistics

/// Latent class analysis (Lazarsfeld & Henry 1968; Linzer & Lewis 2011, R package poLCA): a mixture in which, within a
/// class, answers to different questions are independent. Fitted by expectation-maximisation, the most likely of
/// several starts (the earlier among ties). Made for binary and categorical answers.
///
/// A missing answer leaves its question out of the row (missing at random). Rows that answer alike are counted once.
public struct LatentClasses: Sendable, Hashable {
    public var classes: Int
    public var starts: Int
    public var maximumIterations: Int
    /// EM ends where the log-likelihood per row changes by less.
    public var tolerance: Double
    /// So many answers, distributed as all rows' answers are and spread over the classes, are added to each question:
    /// no probability is ever 0. 0 gives the maximum likelihood.
    public var smoothing: Double
    public var seed: UInt64
    /// Starts run in parallel.
    public var threads: Int

    public init(
        classes: Int, starts: Int = 10, maximumIterations: Int = 1000, tolerance: Double = 1e-7,
        smoothing: Double = 1, seed: UInt64 = 1, threads: Int = 1
    ) {
        self.classes = classes
        self.starts = starts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.smoothing = smoothing
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p codes of answers, any numbers; NaN where missing.
    ///   - weights: n, not negative; nil for equal weights. A weight counts like so many copies of the row.
    ///   - names: the columns' names, for messages.
    /// - Complexity: O(patterns · k · p) per iteration.
    public func fit(
        _ x: Matrix, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> LatentClassesModel {
        try x.requireFiniteOrMissing(for: "LatentClasses", names: names)
        if let weights { try requireWeights(weights, rows: x.rows, for: "LatentClasses") }
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let kept = weights.indices.filter { weights[$0] > 0 }
        try requireParameter("classes", of: "LatentClasses", classes, in: 1...kept.count)
        try requireParameter("starts", of: "LatentClasses", starts, in: 1...Int.max)
        try requireParameter("maximumIterations", of: "LatentClasses", maximumIterations, in: 1...Int.max)
        for (name, value) in [("tolerance", tolerance), ("smoothing", smoothing)] {
            guard value >= 0, value.isFinite else {
                throw Diagnostic(
                    "learning.parameter",
                    "The '\(name)' parameter of LatentClasses must be finite and not negative; got \(value)")
            }
        }
        let answers = Answers(x, rows: kept)
        let search = LatentClassSearch(self, answers.patterns(x, weights: weights), answers)
        // One class has one solution.
        let solutions = inParallel(classes == 1 ? 1 : starts, threads: threads) { search.run(start: $0) }
        var best = solutions[0]
        for solution in solutions.dropFirst() where solution.logLikelihood > best.logLikelihood { best = solution }
        return LatentClassesModel(
            best.canonical(x, answers, weights: weights), answers: answers, x: x, weights: weights)
    }
}

/// The different answers to each question, found in the rows fitted.
struct Answers: Sendable, Hashable, Codable {
    /// Ascending, per question.
    let levels: [[Double]]
    /// Where each question's probabilities begin in a class's list.
    let offsets: [Int]
    /// Levels of all questions together.
    let count: Int

    init(_ x: Matrix, rows: [Int]) {
        let levels = (0..<x.columns).map { column in
            Set(rows.lazy.map { x[$0, column] }.filter { !$0.isNaN }).sorted()
        }
        var count = 0
        offsets = levels.map { levels in
            defer { count += levels.count }
            return count
        }
        self.levels = levels
        self.count = count
    }

    /// Per question the place of the answer's probability; −1 where it is missing or was never met.
    func places(_ row: ArraySlice<Double>) -> [Int32] {
        zip(row, levels.indices).map { value, question in
            let levels = levels[question]
            var low = 0, high = levels.count
            while low < high {
                let middle = (low + high) / 2
                if levels[middle] < value { low = middle + 1 } else { high = middle }
            }
            return low < levels.count && levels[low] == value ? Int32(offsets[question] + low) : -1
        }
    }

    /// Different rows and their total weights, in the order of the first row of each; without rows of weight 0.
    func patterns(_ x: Matrix, weights: [Double]) -> [(places: [Int32], weight: Double)] {
        var index: [[Int32]: Int] = [:], patterns: [(places: [Int32], weight: Double)] = []
        for row in 0..<x.rows where weights[row] > 0 {
            let places = places(x.row(row))
            if let known = index[places] {
                patterns[known].weight += weights[row]
            } else {
                index[places] = patterns.count
                patterns.append((places, weights[row]))
            }
        }
        return patterns
    }
}
