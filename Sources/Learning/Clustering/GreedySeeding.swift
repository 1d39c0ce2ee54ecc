internal import Basics
internal import CKernels
internal import Foundation
internal import Statistics

/// Greedy k-means++ (Arthur & Vassilvitskii 2007, section 5): each next centroid is the best of 2 + ⌊ln k⌋ rows drawn
/// with probability proportional to weight times squared distance to the nearest centroid so far.
struct GreedySeeding: Sendable {
    let x: Matrix
    let weights: [Double]
    var threads = 1

    /// For each number of clusters the chosen rows' values, clusters x columns. Rows repeat only where fewer than `clusters`
    /// rows differ.
    /// - Parameter generator: every number of clusters begins with it as it is, so that those that try as many candidates
    ///   share their first centroids.
    func centroids(_ clusters: [Int], _ generator: inout SeededGenerator) -> [[Double]] {
        let beginning = generator
        var longest: [Int: [Double]] = [:]
        for k in clusters.sorted(by: >) where longest[Self.candidates(k)] == nil {
            generator = beginning
            longest[Self.candidates(k)] = centroids(k, &generator)
        }
        return clusters.map { Array(longest[Self.candidates($0), default: []].prefix($0 * x.columns)) }
    }

    /// At most one group of lanes; only beyond a thousand clusters would there be more candidates.
    private static func candidates(_ clusters: Int) -> Int { min(PointLanes.width, 2 + Int(log(Double(clusters)))) }

    func centroids(_ clusters: Int, _ generator: inout SeededGenerator) -> [Double] {
        let byWeight = Masses(weights)
        let first = byWeight.draw(&generator)
        var nearest = [Double](repeating: .infinity, count: x.rows)
        var chosen = Array(x.row(first))
        lower(&nearest, withTheBestOf: [first])
        while chosen.count < clusters * x.columns {
            let byDistance = Masses(zip(nearest, weights).map { $0 * $1 })
            // Where every row coincides with a centroid: draw by weight.
            let masses = byDistance.total > 0 ? byDistance : byWeight
            let candidates = (0..<Self.candidates(clusters)).map { _ in masses.draw(&generator) }
            chosen.append(contentsOf: x.row(lower(&nearest, withTheBestOf: candidates)))
        }
        return chosen
    }

    /// Finds the candidate that leaves the least weighted sum of squared distances (the first among ties) and lowers
    /// the distances to the nearest centroid by it.
    @discardableResult
    private func lower(_ nearest: inout [Double], withTheBestOf candidates: [Int]) -> Int {
        let points = PointLanes(x.selecting(rows: candidates)), old = nearest, blocks = rowBlocks(x.rows)
        let parts = inParallel(blocks.count, threads: threads) { index in
            lowered(blocks[index], by: points, from: old)
        }
        var potentials = [Double](repeating: 0, count: candidates.count)
        for part in parts { for index in candidates.indices { potentials[index] += part.potentials[index] } }
        var best = 0
        for index in candidates.indices where potentials[index] < potentials[best] { best = index }
        for (rows, part) in zip(blocks, parts) {
            nearest.replaceSubrange(rows, with: part.distances[best * rows.count..<(best + 1) * rows.count])
        }
        return candidates[best]
    }

    /// For each candidate the rows' distances if it were chosen, candidate by candidate, and their weighted sum.
    private func lowered(
        _ rows: Range<Int>, by candidates: PointLanes, from nearest: [Double]
    ) -> (distances: [Double], potentials: [Double]) {
        var distances = [Double](repeating: 0, count: candidates.count * rows.count)
        var potentials = [Double](repeating: 0, count: PointLanes.width)
        x.withUnsafeValues { values in
            nearest.withUnsafeBufferPointer { nearest in
                weights.withUnsafeBufferPointer { weights in
                    guard let base = values.baseAddress, let old = nearest.baseAddress, let weight = weights.baseAddress
                    else { return }
                    kernel_lowered(
                        base + rows.lowerBound * x.columns, rows.count, x.columns, candidates.values, candidates.count,
                        old + rows.lowerBound, weight + rows.lowerBound, &distances, &potentials)
                }
            }
        }
        return (distances, potentials)
    }
}

/// Masses of rows to draw from, summed in blocks.
private struct Masses {
    private let masses: [Double]
    private let sums: [Double]
    let total: Double

    init(_ masses: [Double]) {
        self.masses = masses
        sums = rowBlocks(masses.count).map { masses[$0].reduce(0, +) }
        total = sums.reduce(0, +)
    }

    /// The first row at which the sum of masses exceeds a uniform share of the total.
    func draw(_ generator: inout SeededGenerator) -> Int {
        let target = generator.uniform() * total
        var sum = 0.0, last = 0
        for (rows, part) in zip(rowBlocks(masses.count), sums) {
            guard sum + part > target else {
                sum += part
                continue
            }
            for row in rows where masses[row] > 0 {
                last = row
                sum += masses[row]
                if sum > target { return row }
            }
            break
        }
        return last
    }
}
