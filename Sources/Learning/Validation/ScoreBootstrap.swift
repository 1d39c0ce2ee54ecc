import Basics
public import Statistics

/// Percentile intervals by drawing the customers again, with replacement (Efron 1979). The predictions stay: what varies
/// is whom they are scored on, not how the model was learnt.
public struct ScoreBootstrap: Sendable, Hashable {
    public var repeats: Int
    /// Covered by the interval.
    public var level: Double
    public var seed: UInt64
    public var threads: Int

    public init(repeats: Int = 200, level: Double = 0.95, seed: UInt64, threads: Int = 1) {
        self.repeats = repeats
        self.level = level
        self.seed = seed
        self.threads = threads
    }

    public struct Interval: Sendable, Hashable, Codable {
        public let low: Double
        public let high: Double
    }

    public struct Intervals: Sendable, Hashable, Codable {
        public let accuracy: Interval
        public let macroF1: Interval
        /// nil without probabilities, or where no draw has two classes.
        public let auc: Interval?
    }

    /// - Parameter scored: the macro F1 is the mean over so many classes, the first; over all where nil.
    public func intervals(
        truth: [Int], predicted: [Int], classes: Int, scored: Int? = nil, probabilities: Matrix? = nil
    ) throws -> Intervals {
        guard repeats >= 1 else {
            throw TrainingChecks.parameter("repeats", of: "ScoreBootstrap", must: "an Int in 1...", got: repeats)
        }
        guard level > 0, level < 1 else {
            throw TrainingChecks.parameter("level", of: "ScoreBootstrap", must: "between 0 and 1", got: level)
        }
        guard !truth.isEmpty else {
            throw Diagnostic(.error, "learning.no-rows", "a bootstrap needs at least one row; got none")
        }
        let curves = probabilities.map { RankedClasses(truth: truth, probabilities: $0) }
        let draws = try parallelMap(repeats, threads: threads) { index in
            var generator = SeededGenerator(seed: seed, stream: "score-bootstrap", index: index)
            var multiplicities = [Double](repeating: 0, count: truth.count)
            var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
            for _ in truth {
                let row = generator.below(truth.count)
                multiplicities[row] += 1
                counts[truth[row]][predicted[row]] += 1
            }
            let confusion = ConfusionMatrix(counts: counts)
            return (
                confusion.accuracy, confusion.macro(ofFirst: scored ?? classes).f1,
                curves?.auc(multiplicities: multiplicities)
            )
        }
        let areas = draws.compactMap(\.2)
        return Intervals(
            accuracy: interval(draws.map(\.0)), macroF1: interval(draws.map(\.1)),
            auc: areas.isEmpty ? nil : interval(areas))
    }

    private func interval(_ values: [Double]) -> Interval {
        let tail = (1 - level) / 2
        return Interval(low: Summary.quantile(values, tail), high: Summary.quantile(values, 1 - tail))
    }
}
