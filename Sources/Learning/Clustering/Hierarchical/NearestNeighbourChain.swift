/// Clusters that know their distances and can merge. A cluster is known by a row, at first its own; the dissimilarity
/// may be any increasing function of the height.
protocol ClusterSpace {
    /// Each row's nearest other row, the lower row among ties.
    func nearestRows(threads: Int) -> [Neighbour]
    /// The nearest other cluster, or `best` where none is closer.
    func nearest(to cluster: Int, closerThan best: Neighbour) -> Neighbour
    mutating func merge(_ absorbed: Int, into kept: Int)
    func height(_ dissimilarity: Double) -> Double
}

struct Neighbour: Sendable, Hashable {
    var cluster: Int
    var dissimilarity: Double

    static let none = Neighbour(cluster: -1, dissimilarity: .infinity)
}

/// The merges of an agglomerative clustering by the nearest-neighbour chain (Benzécri 1982; Murtagh 1983): follow
/// nearest neighbours until two clusters are each other's, merge them, go on from where the chain came from.
///
/// Right for reducible linkages, where a merged cluster is never closer to a third than its parts were: then a known
/// nearest neighbour stays the nearest until it is merged, and its distance remains a lower bound afterwards, which
/// spares most searches. Distances along the chain decrease strictly, so that it ends whatever the ties and rounding.
/// - Complexity: O(n) searches.
enum NearestNeighbourChain {
    static func merges(of count: Int, in space: inout some ClusterSpace, threads: Int) -> [RowMerge] {
        var merges: [RowMerge] = []
        guard count > 1 else { return merges }
        merges.reserveCapacity(count - 1)
        var known = Known(space.nearestRows(threads: threads))
        var chain: [Neighbour] = [], start = 0
        while merges.count < count - 1 {
            if chain.isEmpty {
                while !known.isLeft(start) { start += 1 }
                chain.append(Neighbour(cluster: start, dissimilarity: .infinity))
            }
            let tip = chain[chain.count - 1]
            let previous =
                chain.count > 1
                ? Neighbour(cluster: chain[chain.count - 2].cluster, dissimilarity: tip.dissimilarity) : Neighbour.none
            let nearest = known.nearest(to: tip.cluster, previous: previous, in: space)
            if chain.count > 1, nearest.cluster == previous.cluster {
                let kept = max(tip.cluster, previous.cluster), absorbed = min(tip.cluster, previous.cluster)
                merges.append(
                    RowMerge(first: absorbed, second: kept, height: space.height(nearest.dissimilarity)))
                space.merge(absorbed, into: kept)
                known.merge(absorbed, into: kept)
                chain.removeLast(2)
            } else {
                chain.append(nearest)
            }
        }
        return merges
    }

    /// What is known of each cluster's nearest neighbour.
    private struct Known {
        private var nearest: [Neighbour]
        /// How often the neighbour had been merged when it was found.
        private var versionFound: [Int32]
        private var version: [Int32]
        private static let gone: Int32 = -1

        init(_ nearest: [Neighbour]) {
            self.nearest = nearest
            versionFound = [Int32](repeating: 0, count: nearest.count)
            version = versionFound
        }

        func isLeft(_ cluster: Int) -> Bool { version[cluster] != Self.gone }

        /// The nearest cluster, the previous one of the chain among ties.
        mutating func nearest(to cluster: Int, previous: Neighbour, in space: some ClusterSpace) -> Neighbour {
            let old = nearest[cluster]
            if previous.dissimilarity <= old.dissimilarity { return previous }
            if old.cluster >= 0, version[old.cluster] == versionFound[cluster] { return old }
            let found = space.nearest(to: cluster, closerThan: previous)
            nearest[cluster] = found
            versionFound[cluster] = version[found.cluster]
            return found
        }

        /// The merged cluster has no neighbour yet, and any distance is possible.
        mutating func merge(_ absorbed: Int, into kept: Int) {
            version[absorbed] = Self.gone
            version[kept] += 1
            nearest[kept] = Neighbour(cluster: -1, dissimilarity: -.infinity)
        }
    }
}
