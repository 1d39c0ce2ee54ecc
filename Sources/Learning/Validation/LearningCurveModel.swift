public import Statistics

/// The scores by size.
public struct LearningCurveModel: Sendable, Hashable {
    public let measure: ScoreMeasure
    /// By size, ascending.
    public let points: [ScoresBySize]

    /// How much better the last point's validation scores are than those at the given point: the mean over the folds
    /// of the difference within the fold, which doesn't vary with the fold's difficulty, and its interval.
    public func gain(since index: Int) -> FoldMean? {
        guard points.indices.contains(index), let last = points.last else { return nil }
        return FoldMean(
            zip(points[index].folds, last.folds).compactMap { before, after in
                before.validation.flatMap { start in after.validation.map { $0 - start } }
            })
    }

    /// What the last doubling of the rows gained: since the point nearest to half of the last.
    public var lastDoubling: FoldMean? {
        guard let last = points.last else { return nil }
        let half = points.indices.dropLast().min {
            abs(points[$0].share - last.share / 2) < abs(points[$1].share - last.share / 2)
        }
        return half.flatMap { gain(since: $0) }
    }
}

public struct ScoresBySize: Sendable, Hashable {
    public let share: Double
    public let folds: [FoldScore]

    /// Mean over the folds of the rows learnt from.
    public var rows: Double { Summary.mean(folds.map { Double($0.rows) }) }
    public var training: FoldMean? { FoldMean(folds.compactMap(\.training)) }
    public var validation: FoldMean? { FoldMean(folds.compactMap(\.validation)) }
}

/// A mean over folds. The folds share training rows, so that the interval is a little too narrow (Bengio & Grandvalet
/// 2004): read it as a guide, not as a test.
public struct FoldMean: Sendable, Hashable {
    public let mean: Double
    /// Over the folds (ddof 1); nil for one fold.
    public let standardDeviation: Double?
    /// Student's t, 95 %; nil for one fold.
    public let interval: ConfidenceInterval?

    /// nil without values.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let mean = Summary.mean(values)
        self.mean = mean
        guard values.count > 1 else {
            (standardDeviation, interval) = (nil, nil)
            return
        }
        let deviation = Summary.standardDeviation(values)
        let half =
            StudentT.quantile(0.975, degreesOfFreedom: Double(values.count - 1)) * deviation
            / Double(values.count).squareRoot()
        standardDeviation = deviation
        interval = ConfidenceInterval(low: mean - half, high: mean + half)
    }
}
