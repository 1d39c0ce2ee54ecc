internal import Basics
internal import Foundation
internal import Statistics

/// Greedy k-means++ (Arthur & Vassilvitskii 2007, section 5): each next centroid is the best of 2 + ⌊ln k⌋ rows drawn
/// with probability proportional to weight times squared distance to the nearest centroid so far.
struct GreedySeeding {
    let x: Matrix
    let weights: [Double]
    let clusters: Int

    /// The chosen rows' values, clusters x columns. Rows repeat only where fewer than `clusters` rows differ.
    func centroids(_ generator: inout SeededGenerator) -> [Double] {
        // At most one group of lanes; only beyond a thousand clusters would there be more candidates.
        let candidateCount = min(CentroidBlock.width, 2 + Int(log(Double(clusters))))
        let first = draw(cumulative(weights), &generator)
        var chosen = Array(x.row(first))
        var nearest = [Double](repeating: .infinity, count: x.rows)
        lower(&nearest, with: squaredDistances(to: [first]), lane: 0)
        while chosen.count < clusters * x.columns {
            var sums = cumulative(zip(nearest, weights).map { $0 * $1 })
            // Every row coincides with a centroid: draw by weight.
            if sums.last == 0 { sums = cumulative(weights) }
            let candidates = (0..<candidateCount).map { _ in draw(sums, &generator) }
            let distances = squaredDistances(to: candidates)
            let best = lowestPotential(nearest, distances, candidates: candidateCount)
            lower(&nearest, with: distances, lane: best)
            chosen.append(contentsOf: x.row(candidates[best]))
        }
        return chosen
    }

    /// Each row's squared distances to up to eight other rows.
    private func squaredDistances(to rows: [Int]) -> [CentroidBlock.Lanes] {
        let block = CentroidBlock(x.selecting(rows: rows).values, columns: x.columns)
        return x.withUnsafeValues { values in
            block.withKernel { kernel in
                guard let base = values.baseAddress else { return [] }
                return (0..<x.rows).map { kernel.squaredDistances(base + $0 * x.columns, group: 0) }
            }
        }
    }

    /// The candidate that would leave the least weighted sum of squared distances; the first among ties.
    private func lowestPotential(_ nearest: [Double], _ distances: [CentroidBlock.Lanes], candidates: Int) -> Int {
        var potentials = CentroidBlock.Lanes.zero
        for row in 0..<x.rows {
            let now = CentroidBlock.Lanes(repeating: nearest[row])
            let lowered = now.replacing(with: distances[row], where: distances[row] .< now)
            potentials += lowered * weights[row]
        }
        var best = 0
        for lane in 1..<candidates where potentials[lane] < potentials[best] { best = lane }
        return best
    }

    private func lower(_ nearest: inout [Double], with distances: [CentroidBlock.Lanes], lane: Int) {
        for row in 0..<x.rows { nearest[row] = min(nearest[row], distances[row][lane]) }
    }

    private func cumulative(_ values: [Double]) -> [Double] {
        var sum = 0.0
        return values.map {
            sum += $0
            return sum
        }
    }

    /// The first row whose cumulative sum exceeds a uniform share of the total.
    private func draw(_ cumulative: [Double], _ generator: inout SeededGenerator) -> Int {
        let target = generator.uniform() * (cumulative.last ?? 0)
        var low = 0, high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
