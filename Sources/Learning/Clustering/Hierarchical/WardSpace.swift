internal import Basics
internal import Statistics

/// Clusters by their means and sizes: O(n p) memory, distances computed when they are asked for.
///
/// The dissimilarity is the increase of the sum of squared distances, |A||B| / (|A| + |B|) ‖a − b‖².
struct WardSpace: ClusterSpace {
    private let columns: Int
    /// One row per place. Places are dense: the last cluster moves to the place of one that was absorbed.
    private var means: [Double]
    private var sizes: [Double]
    private var clusterAt: [Int]
    private var placeOf: [Int]
    private var coarse: CoarsePoints

    init(_ x: Matrix, sizes: [Double]) {
        columns = x.columns
        means = x.values
        self.sizes = sizes
        clusterAt = Array(0..<x.rows)
        placeOf = clusterAt
        coarse = CoarsePoints(x, sizes: sizes)
    }

    func height(_ dissimilarity: Double) -> Double { (2 * dissimilarity).squareRoot() }

    func nearestRows(threads: Int) -> [Neighbour] {
        let blocks = rowBlocks(clusterAt.count, size: 64)
        return inParallel(blocks.count, threads: threads) { block in
            blocks[block].map { nearest(to: $0, closerThan: .none) }
        }.flatMap { $0 }
    }

    func nearest(to cluster: Int, closerThan best: Neighbour) -> Neighbour {
        let place = placeOf[cluster]
        var nearest = best, isFound = false
        means.withUnsafeBufferPointer { means in
            sizes.withUnsafeBufferPointer { sizes in
                coarse.forEachCandidate(near: place, within: best.dissimilarity) { other in
                    guard other != place else { return nearest.dissimilarity }
                    let increase = Self.increase(place, other, means, sizes, columns)
                    let isTie = increase == nearest.dissimilarity && isFound && clusterAt[other] < nearest.cluster
                    if increase < nearest.dissimilarity || isTie {
                        nearest = Neighbour(cluster: clusterAt[other], dissimilarity: increase)
                        isFound = true
                    }
                    return nearest.dissimilarity
                }
            }
        }
        return nearest
    }

    /// The same bits whichever of the two comes first.
    @inline(__always)
    private static func increase(
        _ one: Int, _ other: Int, _ means: UnsafeBufferPointer<Double>, _ sizes: UnsafeBufferPointer<Double>,
        _ columns: Int
    ) -> Double {
        var squared = 0.0
        for column in 0..<columns {
            let difference = means[one * columns + column] - means[other * columns + column]
            squared += difference * difference
        }
        let smaller = min(sizes[one], sizes[other]), larger = max(sizes[one], sizes[other])
        return smaller * (larger / (smaller + larger)) * squared
    }

    mutating func merge(_ absorbed: Int, into kept: Int) {
        let from = placeOf[absorbed], to = placeOf[kept], last = clusterAt.count - 1
        // In steps, so that coinciding means stay where they are to the last bit.
        let share = sizes[from] / (sizes[from] + sizes[to])
        for column in 0..<columns {
            means[to * columns + column] += share * (means[from * columns + column] - means[to * columns + column])
        }
        sizes[to] += sizes[from]
        coarse.set(to, means[to * columns..<(to + 1) * columns], size: sizes[to])
        if from < last {
            for column in 0..<columns { means[from * columns + column] = means[last * columns + column] }
            sizes[from] = sizes[last]
            clusterAt[from] = clusterAt[last]
            placeOf[clusterAt[from]] = from
            coarse.set(from, means[from * columns..<(from + 1) * columns], size: sizes[from])
        }
        means.removeLast(columns)
        sizes.removeLast()
        clusterAt.removeLast()
        coarse.removeLast()
    }
}
