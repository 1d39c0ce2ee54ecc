import Statistics
import Testing

@testable import Learning

@Suite struct SeveralPartitionsTests {
    private let x = SeededData.blobs(9000, 5, centres: 3, distance: 1, seed: 11)

    /// Each partition's own `assign` is the definition; the numbers of centroids cross the eight lanes.
    @Test func equalsOneByOne() throws {
        let sample = x.selecting(rows: Array(0..<400))
        var partitions = try [1, 2, 3, 9, 4].map { try Clusterer(starts: 1, seed: 3).fit(sample, clusters: $0) }
        // A tie in every row: the lower index wins.
        partitions.append(
            Partition(centroids: Matrix(rows: 2, columns: 5, repeating: 1), labels: [], cost: 0))
        let expected = partitions.map { $0.assign(x) }
        for threads in [1, 3] { #expect(Partition.assign(x, to: partitions, threads: threads) == expected) }
    }

    @Test func methodsWithoutCentroidsAssignThemselves() throws {
        let sample = x.selecting(rows: Array(0..<200)), few = x.selecting(rows: Array(200..<300))
        let partitions = try [ClusteringMethod.mixture, .kMeans].map {
            try Clusterer($0, starts: 1, seed: 3).fit(sample, clusters: 2)
        }
        #expect(Partition.assign(few, to: partitions) == partitions.map { $0.assign(few) })
    }
}
