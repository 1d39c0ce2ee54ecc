import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct HierarchicalTests {
    private static let plain = SeededData.blobs(60, 4, centres: 4, distance: 1, seed: 11)

    @Test(arguments: Linkage.allCases)
    func mergesAndCutsAreSciPys(linkage: Linkage) throws {
        let merges = try #require(HierarchicalReference.merges[linkage])
        let cuts = try #require(HierarchicalReference.cuts[linkage])
        let tree = try HierarchicalClustering(linkage).fit(Self.plain)
        #expect(tree.merges.count == merges.count)
        for (merge, expected) in zip(tree.merges, merges) {
            #expect(
                [Double(merge.first), Double(merge.second), merge.size] == [expected[0], expected[1], expected[3]])
            #expect(abs(merge.height - expected[2]) <= 1e-12 * expected[2])
        }
        for (clusters, expected) in zip(2..., cuts) {
            let labels = try tree.cut(clusters: clusters)
            #expect(isSamePartition(labels, expected.map { Int($0) }), "\(clusters) clusters")
        }
        #expect(try tree.cut(clusters: 1) == [Int](repeating: 0, count: 60))
        #expect(try Set(tree.cut(clusters: 60)).count == 60)
    }

    @Test(arguments: Linkage.allCases)
    func weightsCountLikeCopies(linkage: Linkage) throws {
        let heights = try #require(HierarchicalReference.copiesHeights[linkage]).flatMap { $0 }
        let x = SeededData.blobs(40, 3, centres: 3, distance: 0.8, seed: 12), weights = (0..<40).map { 1 + $0 % 3 }
        let copyOf = (0..<40).flatMap { [Int](repeating: $0, count: weights[$0]) }
        let copied = try HierarchicalClustering(linkage).fit(x.selecting(rows: copyOf))
        #expect(areNear(copied.merges.map(\.height), heights, 1e-12))
        let weighted = try HierarchicalClustering(linkage).fit(x, weights: weights.map(Double.init))
        #expect(areNear(weighted.merges.map(\.height), heights.filter { $0 > 0 }, 1e-12))
        #expect(weighted.merges.last?.size == Double(copyOf.count))
        for clusters in 1...8 {
            let one = try weighted.partition(clusters: clusters), other = try copied.partition(clusters: clusters)
            #expect(copyOf.map { one.labels[$0] } == other.labels)
            #expect(areNear(one.centroids.values, other.centroids.values, 1e-12))
            #expect(abs(one.cost - other.cost) < 1e-9)
        }
    }

    @Test(arguments: Array(Linkage.allCases.enumerated()))
    func moreColumnsThanRowsAndManyRows(index: Int, linkage: Linkage) throws {
        let wide = SeededData.blobs(12, 40, centres: 3, distance: 1, seed: 13)
        let heights = try HierarchicalClustering(linkage).fit(wide).merges.map(\.height)
        #expect(areNear(heights, HierarchicalReference.wideHeights[index], 1e-12))

        let many = SeededData.blobs(700, 5, centres: 5, distance: 1.2, seed: 14)
        let tree = try HierarchicalClustering(linkage, threads: 2).fit(many)
        let expected = HierarchicalReference.manySums[index]
        #expect(abs(tree.merges.reduce(0) { $0 + $1.height } - expected[0]) < 1e-12 * expected[0])
        #expect(try tree.partition(clusters: 5).sizes.map(Double.init) == Array(expected.dropFirst()))
    }

    /// Against the definition, on small whole numbers with ties and copies as well.
    @Test(arguments: Linkage.allCases)
    func everyMergeIsOfTheNearestTwo(linkage: Linkage) throws {
        var generator = SeededGenerator(seed: 3)
        for trial in 0..<20 {
            let rows = 2 + generator.below(25), columns = 1 + generator.below(3)
            let values = (0..<rows * columns).map { _ in Double(generator.below(4)) }
            let x = Matrix(rows: rows, columns: columns, values: values)
            let tree = try HierarchicalClustering(linkage).fit(x)
            var members: [Int: [Int]] = [:]
            for row in 0..<rows { members[row] = [row] }
            for (index, merge) in tree.merges.enumerated() {
                let nodes = members.keys.sorted()
                let least = nodes.flatMap { one in
                    nodes.filter { $0 > one }.map {
                        height(members[one] ?? [], members[$0] ?? [], linkage, x)
                    }
                }.min()
                let one = members.removeValue(forKey: merge.first), other = members.removeValue(forKey: merge.second)
                let joined = try #require(one) + (try #require(other))
                let own = height(one ?? [], other ?? [], linkage, x)
                #expect(abs(merge.height - own) < 1e-9 && abs(own - (least ?? -1)) < 1e-9, "trial \(trial)")
                #expect(merge.size == Double(joined.count))
                members[rows + index] = joined
            }
            #expect(zip(tree.merges, tree.merges.dropFirst()).allSatisfy { $0.height <= $1.height })
        }
    }

    @Test func wardsHeightIsTheIncreaseOfTheSumOfSquares() throws {
        let tree = try HierarchicalClustering(.ward).fit(Self.plain)
        var before = 0.0
        for (index, merge) in tree.merges.enumerated() {
            let after = try tree.partition(clusters: 59 - index).cost
            #expect(abs(merge.height * merge.height / 2 - (after - before)) < 1e-9)
            before = after
        }
    }

    /// Kruskal's algorithm gives the same heights as Prim's.
    @Test func singleLinkageIsTheMinimumSpanningTree() throws {
        let x = SeededData.noise(50, 2, seed: 5)
        let pairs = (0..<50).flatMap { one in (one + 1..<50).map { (one, $0, distance(one, $0, x)) } }
        var trees = DisjointTrees(leaves: 50), heights: [Double] = []
        for (one, other, distance) in pairs.sorted(by: { $0.2 < $1.2 }) {
            let first = trees.root(one), second = trees.root(other)
            if first != second {
                trees.join(first, second)
                heights.append(distance)
            }
        }
        #expect(areNear(try HierarchicalClustering(.single).fit(x).merges.map(\.height), heights, 1e-12))
    }

    @Test(arguments: Linkage.allCases)
    func theOrderOfRowsDoesNotMatter(linkage: Linkage) throws {
        var generator = SeededGenerator(seed: 4)
        let order = generator.permutation(60)
        let one = try HierarchicalClustering(linkage).fit(Self.plain)
        let other = try HierarchicalClustering(linkage).fit(Self.plain.selecting(rows: order))
        #expect(areNear(one.merges.map(\.height), other.merges.map(\.height), 1e-12))
        for clusters in [2, 5, 9] {
            let labels = try one.cut(clusters: clusters)
            // Equally heavy clusters whose means differ in the last bit alone may change places.
            #expect(isSamePartition(try other.cut(clusters: clusters), order.map { labels[$0] }))
        }
    }

    @Test(arguments: Linkage.allCases)
    func microClustersFindTheSameBlobs(linkage: Linkage) throws {
        let x = SeededData.blobs(900, 3, centres: 3, distance: 9, seed: 6)
        let tree = try HierarchicalClustering(linkage, limit: 500, microClusters: 60).fit(x)
        #expect(tree.microClusters == tree.leaves && tree.leaves <= 60 && tree.leaves > 30)
        #expect(tree.merges.last?.size == 900)
        let partition = try tree.partition(clusters: 3)
        #expect(isSamePartition(partition.labels, (0..<900).map { $0 % 3 }))
        #expect(partition.sizes == [300, 300, 300])
        #expect(try HierarchicalClustering(linkage).fit(x).microClusters == nil)
    }

    @Test func rowsWithoutWeightGoToTheNearestMean() throws {
        let x = Matrix([[0], [1], [10], [11], [9], [2]])
        let tree = try HierarchicalClustering(.ward).fit(x, weights: [1, 1, 1, 1, 0, 0])
        #expect(tree.leaves == 4 && tree.leafOfRow == [0, 1, 2, 3, nil, nil])
        let partition = try tree.partition(clusters: 2)
        #expect(partition.labels == [0, 0, 1, 1, 1, 0])
        #expect(partition.centroids.values == [0.5, 10.5])
        #expect(partition.cost == 1)
    }

    @Test func theTopDrawsBranchesTogether() throws {
        let x = Matrix([[0], [1], [10], [12], [13], [30]])
        let tree = try HierarchicalClustering(.single).fit(x)
        let top = try tree.top(leaves: 3, clusters: 2)
        // The heavier side stands left: 10, 12, 13, then 0, 1, then 30.
        #expect(top.leaves.map(\.size) == [3, 2, 1])
        #expect(top.leaves.map(\.cluster) == [0, 0, 1])
        #expect(top.joins.map { [$0.left, $0.right] } == [[0, 1], [3, 2]])
        #expect(top.joins.map(\.height) == [9, 17])
        #expect(tree.cutHeight(clusters: 2) == 13 && tree.cutHeight(clusters: 3) == 5.5)
        #expect(tree.cutHeight(clusters: 1) == 17 && tree.cutHeight(clusters: 6) == 0.5)
        #expect(try tree.top(leaves: 2, clusters: 4).leaves.map(\.size) == [5, 1])
        #expect(try tree.top(leaves: 30, clusters: 1).leaves.count == 6)
        let single = try HierarchicalClustering().fit(Matrix([[7, 7]]))
        #expect(try single.top(leaves: 30, clusters: 1).leaves.map(\.size) == [1])
        #expect(single.merges.isEmpty && single.cutHeight(clusters: 1) == 0)
    }

    @Test func lightBranchesAreCountedWithTheirNeighbours() throws {
        // 0…4 and 20…23 with a single row beside each, and one far from all.
        let x = Matrix([0, 1, 2, 3, 4, 6, 20, 21, 22, 23, 26, 90].map { [$0] })
        let tree = try HierarchicalClustering(.single).fit(x)
        let top = try tree.top(leaves: 30, clusters: 3, minimumSize: 3)
        #expect(top.joins.map { [$0.left, $0.right] } == [[0, 1]] && top.joins.map(\.height) == [14])
        // The far row is counted with the heavier side.
        #expect(top.leaves.map(\.size) == [7, 5])
        #expect(top.leaves.map(\.cluster) == [0, 1])
        #expect(try tree.top(leaves: 30, clusters: 3, minimumSize: 20).leaves.map(\.size) == [12])
        for minimum in 0...7 {
            let top = try tree.top(leaves: 4, clusters: 2, minimumSize: Double(minimum))
            #expect(top.leaves.count <= 4 && top.joins.count == top.leaves.count - 1)
            #expect(top.leaves.reduce(0) { $0 + $1.size } == 12)
            #expect(top.leaves.allSatisfy { $0.size >= Double(minimum) })
        }
    }

    /// Screening in single precision rules nothing out that matters, however the data lie.
    @Test(arguments: [(1e-160, 0), (1e160, 0), (1, 1e9), (1e-8, 1), (1, 0)])
    func scaleAndPlaceDoNotMatter(scale: Double, shift: Double) throws {
        // Whole numbers, so that scaling is exact but for the rounding of the factor.
        var generator = SeededGenerator(seed: 9)
        let values = (0..<80 * 9).map { _ in Double(generator.below(1000)) }
        let plain = Matrix(rows: 80, columns: 9, values: values)
        let moved = Matrix(rows: 80, columns: 9, values: values.map { $0 * scale + shift })
        let heights = try HierarchicalClustering(.ward).fit(plain).merges.map { $0.height * scale }
        #expect(areNear(try HierarchicalClustering(.ward).fit(moved).merges.map(\.height), heights, 1e-9))
    }

    @Test func oneFarRowDoesNoHarm() throws {
        var x = SeededData.blobs(60, 4, centres: 4, distance: 1, seed: 11)
        let near = try HierarchicalClustering(.ward).fit(x).merges
        x = Matrix((0..<60).map { Array(x.row($0)) } + [[1e9, 0, 0, 0]])
        let tree = try HierarchicalClustering(.ward).fit(x)
        #expect(areNear(tree.merges.prefix(59).map(\.height), near.map(\.height), 1e-9))
        #expect(try tree.partition(clusters: 2).sizes == [60, 1])
    }

    @Test func weightsOfAnySizeAreServed() throws {
        let x = SeededData.noise(30, 2, seed: 2)
        let weights = (0..<30).map { $0 % 3 == 0 ? 1e-300 : $0 % 3 == 1 ? 1 : 1e290 }
        for linkage in Linkage.allCases {
            let tree = try HierarchicalClustering(linkage).fit(x, weights: weights)
            #expect(tree.merges.count == 29 && tree.merges.allSatisfy { $0.height.isFinite })
        }
    }

    @Test func messagesNameTheParameter() throws {
        let x = SeededData.noise(5, 2, seed: 1), tree = try HierarchicalClustering().fit(x)
        #expect(
            diagnosticSummary { _ = try tree.cut(clusters: 6) }
                == "A dendrogram of 5 leaves can be cut into 1...5 clusters; got 6")
        #expect(
            diagnosticSummary { _ = try HierarchicalClustering(limit: 3, microClusters: 4).fit(x) }
                == "The 'microClusters' parameter of HierarchicalClustering must be an Int in 1...3; got 4")
        #expect(
            diagnosticSummary { _ = try HierarchicalClustering().fit(x, weights: [1]) }
                == "HierarchicalClustering needs one weight per row: 5; got 1")
        #expect(
            diagnosticSummary {
                _ = try HierarchicalClustering().fit(x, weights: [Double](repeating: 1e308, count: 5))
            } == "HierarchicalClustering needs weights whose sum is finite")
    }
}

private func areNear(_ first: [Double], _ second: [Double], _ tolerance: Double) -> Bool {
    first.count == second.count
        && zip(first, second).allSatisfy { abs($0 - $1) <= tolerance * max(abs($0), abs($1)) }
}

private func isSamePartition(_ first: [Int], _ second: [Int]) -> Bool { AdjustedRandIndex.score(first, second) == 1 }

private func distance(_ one: Int, _ other: Int, _ x: Matrix) -> Double {
    zip(x.row(one), x.row(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
}

/// By the definition, from the rows.
private func height(_ one: [Int], _ other: [Int], _ linkage: Linkage, _ x: Matrix) -> Double {
    let distances = one.flatMap { row in other.map { distance(row, $0, x) } }
    switch linkage {
    case .complete: return distances.max() ?? 0
    case .average: return Summary.mean(distances)
    case .single: return distances.min() ?? 0
    case .ward:
        let spread = { (rows: [Int]) in
            WithinSumOfSquares.score(x.selecting(rows: rows), labels: [Int](repeating: 0, count: rows.count))
        }
        return (2 * max(0, spread(one + other) - spread(one) - spread(other))).squareRoot()
    }
}
