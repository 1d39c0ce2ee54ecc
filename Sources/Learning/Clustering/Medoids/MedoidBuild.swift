/// The BUILD phase (Kaufman & Rousseeuw 1990): first the row with the least total dissimilarity to all, then again and
/// again the row that lowers the cost most; the lower index among ties.
///
/// A row's gain can only shrink as medoids are added, in rounded arithmetic too (sums in one order of terms that don't
/// grow), so that an old gain is a bound and most rows needn't be looked at again (Minoux 1978). The result is that of
/// the plain phase, to the bit.
/// Complexity: O(n²) for the first two medoids, little more for the rest.
struct MedoidBuild {
    typealias Lanes = Dissimilarity.Lanes

    let dissimilarity: Dissimilarity
    /// One per row, not negative; padded with zeros to whole groups.
    let weights: [Lanes]

    struct Result: Sendable {
        var medoids: [Int]
        /// Each row's weighted sum of dissimilarities to all.
        var totals: [Double]
    }

    /// - Parameter candidates: the rows that may be medoids, at least `clusters`.
    func run(clusters: Int, candidates: [Int]) -> Result {
        let totals = (0..<dissimilarity.rows).map(total)
        var medoids: [Int] = [], nearest: [Lanes] = []
        var bounds = [Double](repeating: .infinity, count: candidates.count)
        while medoids.count < clusters {
            let place = medoids.isEmpty ? lowest(candidates, totals) : best(candidates, &bounds, nearest)
            bounds[place] = -.infinity
            medoids.append(candidates[place])
            lower(&nearest, by: candidates[place])
        }
        return Result(medoids: medoids, totals: totals)
    }

    private func lowest(_ candidates: [Int], _ totals: [Double]) -> Int {
        var best = 0
        for place in candidates.indices where totals[candidates[place]] < totals[candidates[best]] { best = place }
        return best
    }

    private func best(_ candidates: [Int], _ bounds: inout [Double], _ nearest: [Lanes]) -> Int {
        var isExact = [Bool](repeating: false, count: bounds.count)
        while true {
            var top = 0
            for place in bounds.indices where bounds[place] > bounds[top] { top = place }
            if isExact[top] { return top }
            bounds[top] = gain(candidates[top], nearest)
            isExact[top] = true
        }
    }

    private func row(_ index: Int) -> Range<Int> { index * dissimilarity.groups..<(index + 1) * dissimilarity.groups }

    private func total(_ index: Int) -> Double {
        let start = row(index).lowerBound
        return dissimilarity.lanes.withUnsafeBufferPointer { lanes in
            weights.withUnsafeBufferPointer { weights in
                var sum = Lanes.zero
                for group in weights.indices { sum += weights[group] * lanes[start + group] }
                return sum.total
            }
        }
    }

    private func gain(_ index: Int, _ nearest: [Lanes]) -> Double {
        let start = row(index).lowerBound
        return dissimilarity.lanes.withUnsafeBufferPointer { lanes in
            weights.withUnsafeBufferPointer { weights in
                nearest.withUnsafeBufferPointer { nearest in
                    var sum = Lanes.zero
                    for group in weights.indices {
                        let less = nearest[group] - lanes[start + group]
                        sum += weights[group] * less.replacing(with: 0, where: less .< 0)
                    }
                    return sum.total
                }
            }
        }
    }

    private func lower(_ nearest: inout [Lanes], by medoid: Int) {
        guard !nearest.isEmpty else {
            nearest = Array(dissimilarity.lanes[row(medoid)])
            return
        }
        for (group, place) in row(medoid).enumerated() {
            let other = dissimilarity.lanes[place]
            nearest[group] = nearest[group].replacing(with: other, where: other .< nearest[group])
        }
    }
}

extension SIMD8<Double> {
    /// The sum of the lanes, pairwise in one order on any processor.
    var total: Double {
        let half = lowHalf + highHalf
        let quarter = half.lowHalf + half.highHalf
        return quarter.x + quarter.y
    }
}
