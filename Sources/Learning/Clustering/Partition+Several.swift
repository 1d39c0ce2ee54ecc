import Basics
public import Statistics

extension Partition {
    /// What `assign` says of each of several partitions. Of centroids all are met in one pass over the rows: a few of one
    /// partition leave lanes of a vector empty, and the rows would come from memory again for each.
    public static func assign(_ x: Matrix, to partitions: [Partition], threads: Int = 1) -> [[Int]] {
        guard partitions.allSatisfy({ $0.membership == .nearestCentroid }) else {
            return inParallel(partitions.count, threads: threads) { partitions[$0].assign(x) }
        }
        precondition(
            partitions.allSatisfy { $0.centroids.columns == x.columns }, "centroids of other columns than \(x.columns)")
        let places = partitions.reduce(into: [Range<Int>]()) { places, partition in
            let first = places.last?.upperBound ?? 0
            places.append(first..<first + partition.clusters)
        }
        let lanes = PointLanes(partitions.flatMap(\.centroids.values), columns: x.columns)
        let blocks = rowBlocks(x.rows)
        let parts = inParallel(blocks.count, threads: threads) { block in
            nearest(x, blocks[block], lanes, places)
        }
        return partitions.indices.map { partition in
            var labels: [Int] = []
            labels.reserveCapacity(x.rows)
            for (block, part) in zip(blocks, parts) {
                labels += part[partition * block.count..<(partition + 1) * block.count]
            }
            return labels
        }
    }

    /// Partition by partition the rows' nearest centroids, the lower index among ties.
    /// - Parameter places: of each partition's centroids among the points in lanes.
    private static func nearest(
        _ x: Matrix, _ rows: Range<Int>, _ lanes: PointLanes, _ places: [Range<Int>]
    ) -> [Int] {
        var labels = [Int](repeating: 0, count: places.count * rows.count)
        var distances = [Double](repeating: 0, count: lanes.count)
        x.withUnsafeValues { values in
            distances.withUnsafeMutableBufferPointer { distances in
                guard let start = values.baseAddress, let target = distances.baseAddress else { return }
                for row in rows {
                    lanes.squaredDistances(start + row * x.columns, count: lanes.count, into: target)
                    for (partition, own) in places.enumerated() {
                        var best = own.lowerBound
                        for place in own where distances[place] < distances[best] { best = place }
                        labels[partition * rows.count + row - rows.lowerBound] = best - own.lowerBound
                    }
                }
            }
        }
        return labels
    }
}
