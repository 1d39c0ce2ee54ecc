internal import Basics
internal import Statistics

/// Clusters by all their distances, for linkages whose distances to a merged cluster follow from those to its parts
/// (Lance & Williams 1967): n(n − 1)/2 doubles, 400 MB for 10,000 rows.
struct PairwiseSpace: ClusterSpace {
    /// The distance to a merged cluster, from those to its parts and their sizes.
    enum Update {
        case complete
        case average
    }

    private let update: Update
    /// The distance of places i > j at i (i − 1) / 2 + j: the last place's row is the end of the list. Places are
    /// dense: the last cluster moves to the place of one that was absorbed.
    private var distances: [Double]
    private var sizes: [Double]
    private var clusterAt: [Int]
    private var placeOf: [Int]

    init(_ x: Matrix, sizes: [Double], update: Update, threads: Int) {
        self.update = update
        self.sizes = sizes
        clusterAt = Array(0..<x.rows)
        placeOf = clusterAt
        distances = PairwiseDistances.all(x, threads: threads)
    }

    func height(_ dissimilarity: Double) -> Double { dissimilarity }

    func nearestRows(threads: Int) -> [Neighbour] {
        let blocks = rowBlocks(clusterAt.count, size: 1024)
        let parts = inParallel(blocks.count, threads: threads) { nearestRows(among: blocks[$0]) }
        // Later blocks know higher rows only, which don't win ties.
        var nearest = [Neighbour](repeating: .none, count: clusterAt.count)
        for part in parts {
            for (row, found) in part.enumerated() where found.dissimilarity < nearest[row].dissimilarity {
                nearest[row] = found
            }
        }
        return nearest
    }

    /// The nearest of each row over the pairs whose higher row is in the range.
    private func nearestRows(among range: Range<Int>) -> [Neighbour] {
        var nearest = [Neighbour](repeating: .none, count: range.upperBound)
        distances.withUnsafeBufferPointer { distances in
            for row in range {
                let start = row * (row - 1) / 2
                var own = Neighbour.none
                for other in 0..<row {
                    let distance = distances[start + other]
                    if distance < own.dissimilarity { own = Neighbour(cluster: other, dissimilarity: distance) }
                    if distance < nearest[other].dissimilarity {
                        nearest[other] = Neighbour(cluster: row, dissimilarity: distance)
                    }
                }
                nearest[row] = own
            }
        }
        return nearest
    }

    func nearest(to cluster: Int, closerThan best: Neighbour) -> Neighbour {
        let place = placeOf[cluster]
        var nearest = best, isFound = false
        func look(_ other: Int, _ distance: Double) {
            guard distance <= nearest.dissimilarity else { return }
            let isTie = distance == nearest.dissimilarity
            if isTie, !isFound || clusterAt[other] > nearest.cluster { return }
            nearest = Neighbour(cluster: clusterAt[other], dissimilarity: distance)
            isFound = true
        }
        distances.withUnsafeBufferPointer { distances in
            let start = Self.rowStart(place)
            for other in 0..<place { look(other, distances[start + other]) }
            var index = Self.rowStart(place + 1) + place
            for other in place + 1..<max(clusterAt.count, place + 1) {
                look(other, distances[index])
                index += other
            }
        }
        return nearest
    }

    mutating func merge(_ absorbed: Int, into kept: Int) {
        // The merged cluster takes the lower place: the higher one's distances lie closer together to be removed.
        let low = min(placeOf[absorbed], placeOf[kept]), high = max(placeOf[absorbed], placeOf[kept])
        let last = clusterAt.count - 1, lowSize = sizes[low], highSize = sizes[high], update = update
        distances.withUnsafeMutableBufferPointer { distances in
            for other in 0...last where other != low && other != high {
                let index = Self.index(other, low), one = distances[index], two = distances[Self.index(other, high)]
                distances[index] =
                    switch update {
                    case .complete: max(one, two)
                    case .average: (lowSize * one + highSize * two) / (lowSize + highSize)
                    }
            }
            for other in 0..<last where other != high {
                distances[Self.index(other, high)] = distances[Self.index(last, other)]
            }
        }
        sizes[high] = sizes[last]
        clusterAt[high] = clusterAt[last]
        placeOf[clusterAt[high]] = high
        sizes[low] = lowSize + highSize
        clusterAt[low] = kept
        placeOf[kept] = low
        distances.removeLast(last)
        sizes.removeLast()
        clusterAt.removeLast()
    }

    @inline(__always)
    private static func rowStart(_ place: Int) -> Int { place * (place - 1) / 2 }

    @inline(__always)
    private static func index(_ one: Int, _ other: Int) -> Int { rowStart(max(one, other)) + min(one, other) }
}
