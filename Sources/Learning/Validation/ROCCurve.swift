/// How many of the positive and of the negative rows have at least a given score, for every score: as scikit-learn's
/// `roc_curve` without dropped points.
public struct ROCCurve: Sendable, Hashable {
    public struct Point: Sendable, Hashable {
        /// Rows with at least this score are counted; infinite for the start, where there are none.
        public let score: Double
        public let truePositives: Int
        public let falsePositives: Int
    }

    /// From the highest score to the lowest, after a start without rows.
    public let points: [Point]
    public var positives: Int { points[points.count - 1].truePositives }
    public var negatives: Int { points[points.count - 1].falsePositives }

    private init(points: [Point]) { self.points = points }

    public init(scores: [Double], isPositive: [Bool]) {
        precondition(scores.count == isPositive.count, "\(scores.count) scores for \(isPositive.count) rows")
        var points = [Point(score: .infinity, truePositives: 0, falsePositives: 0)]
        for row in scores.indices.sorted(by: { (scores[$1], $0) < (scores[$0], $1) }) {
            let last = points[points.count - 1]
            let next = Point(
                score: scores[row], truePositives: last.truePositives + (isPositive[row] ? 1 : 0),
                falsePositives: last.falsePositives + (isPositive[row] ? 0 : 1))
            if last.score == next.score { points.removeLast() }
            points.append(next)
        }
        self.points = points
    }

    /// Share of the positive rows that are counted; NaN without any.
    public func truePositiveRate(_ point: Point) -> Double { Double(point.truePositives) / Double(positives) }

    /// Share of the negative rows that are counted; NaN without any.
    public func falsePositiveRate(_ point: Point) -> Double { Double(point.falsePositives) / Double(negatives) }

    /// Fewer points of the same curve, for a chart that neither grows with the rows nor tells of few of them: the two
    /// ends, and between them at most `limit` points, each at least `least` positive and `least` negative rows from the
    /// points beside it.
    public func thinned(to limit: Int = 60, least: Int = 1) -> ROCCurve {
        let step = Double(positives + negatives) / Double(max(1, limit))
        var kept = [points[0]]
        for point in points.dropFirst().dropLast() {
            let last = kept[kept.count - 1]
            let (hits, misses) = (point.truePositives - last.truePositives, point.falsePositives - last.falsePositives)
            guard hits >= least, misses >= least, Double(hits + misses) >= step,
                positives - point.truePositives >= least, negatives - point.falsePositives >= least
            else { continue }
            kept.append(point)
        }
        return ROCCurve(points: points.count > 1 ? kept + [points[points.count - 1]] : kept)
    }
}
