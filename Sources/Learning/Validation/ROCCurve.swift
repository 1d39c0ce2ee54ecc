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
    /// ends and the borders, and beside them about `limit` points, each at least `least` positive and `least` negative
    /// rows from the points next to it.
    ///
    /// - Parameter borders: how many of the rows with the highest scores lie above cuts that are published already; the
    ///   points keep their distance from these too. A number that would divide equal scores is passed over.
    public func thinned(to limit: Int = 60, least: Int = 1, borders: [Int] = []) -> ROCCurve {
        guard let end = points.last, points.count > 1 else { return self }
        let step = Double(positives + negatives) / Double(max(1, limit))
        let fixed = Set(borders)
        func rows(_ point: Point) -> Int { point.truePositives + point.falsePositives }
        func isApart(_ first: Point, _ second: Point) -> Bool {
            second.truePositives - first.truePositives >= least && second.falsePositives - first.falsePositives >= least
        }
        var kept = [points[0]]
        // From the last point, the next fixed one after each.
        var next = [Point](repeating: end, count: points.count)
        for place in points.indices.dropLast().reversed() {
            next[place] = fixed.contains(rows(points[place + 1])) ? points[place + 1] : next[place + 1]
        }
        for place in points.indices.dropFirst().dropLast() {
            let point = points[place], last = kept[kept.count - 1]
            let isWanted =
                isApart(last, point) && isApart(point, next[place]) && Double(rows(point) - rows(last)) >= step
            if fixed.contains(rows(point)) || isWanted { kept.append(point) }
        }
        return ROCCurve(points: kept + [end])
    }
}
