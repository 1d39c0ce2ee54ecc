import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct MedoidsTests {
    /// `kmedoids.pam` and `kmedoids.fasterpam` from BUILD agree; see reference/medoids.py.
    @Test(arguments: [
        (60, 11, 3, [31, 54, 56], 11.606426242766341, 0.4447138308889342, [21, 20, 19]),
        (90, 21, 4, [13, 9, 28, 8], 16.57220931430049, 0.3542650424897948, [28, 27, 21, 14]),
        (150, 31, 6, [37, 118, 99, 26, 119, 59], 23.146891799017716, 0.41905830115214077, [39, 34, 26, 18, 18, 15]),
    ])
    func asTheReference(
        rows: Int, seed: UInt64, clusters: Int, build: [Int], cost: Double, silhouette: Double, sizes: [Int]
    ) throws {
        let x = MixedData.rows(rows, seed: seed), space = try Gower(MixedData.kinds).fit(x)
        let dissimilarity = space.dissimilarity(x)
        let start = MedoidBuild(dissimilarity: dissimilarity, weights: laneWeights(rows))
            .run(clusters: clusters, candidates: Array(0..<rows))
        #expect(start.medoids == build)
        let model = try PartitioningAroundMedoids(clusters: clusters).fit(x, in: space)
        #expect(isClose(model.cost, cost))
        #expect(model.sizes == sizes)
        let widths = try Silhouette().fit(x, in: space, labellings: [model.labels])[0]
        #expect(isClose(widths.mean, silhouette))
        #expect(try Silhouette().fit(dissimilarity, labels: model.labels) == widths)
        #expect(try Silhouette(threads: 2).fit(x, in: space, labellings: [model.labels, model.labels])[1] == widths)
    }

    /// Every choice of three among fourteen rows; see reference/medoids.py.
    @Test(arguments: [(0, 2.4371973216795846), (1, 2.0640352260149215), (2, 2.886995540291473)])
    func fewRowsReachTheOptimum(seed: UInt64, cost: Double) throws {
        let x = MixedData.rows(14, seed: seed)
        let model = try PartitioningAroundMedoids(clusters: 3).fit(x, in: Gower(MixedData.kinds).fit(x))
        #expect(isClose(model.cost, cost))
    }

    @Test func buildSkipsRowsWithoutChangingAnything() {
        for trial in 0..<20 {
            let x = MixedData.rows(50, seed: UInt64(trial), missing: 0.1)
            guard let dissimilarity = try? Gower(MixedData.kinds).fit(x).dissimilarity(x) else { continue }
            let lazy = MedoidBuild(dissimilarity: dissimilarity, weights: laneWeights(50))
                .run(clusters: 8, candidates: Array(0..<50)).medoids
            #expect(lazy == plainBuild(dissimilarity, clusters: 8), "trial \(trial)")
        }
    }

    @Test func noSwapImprovesAndSwapsNeverCost() throws {
        for trial in 0..<15 {
            let rows = 25 + trial, clusters = 2 + trial % 4
            let x = MixedData.rows(rows, seed: UInt64(100 + trial)), space = try Gower(MixedData.kinds).fit(x)
            let dissimilarity = space.dissimilarity(x)
            let weights = (0..<rows).map { Double(1 + $0 % 3) }
            let model = try PartitioningAroundMedoids(clusters: clusters).fit(x, in: space, weights: weights)
            let least = cost(dissimilarity, model.rows, weights)
            #expect(isClose(model.cost, least))
            #expect(
                least <= cost(dissimilarity, plainBuild(dissimilarity, clusters: clusters, weights), weights) + 1e-12)
            for place in 0..<clusters {
                for candidate in 0..<rows where !model.rows.contains(candidate) {
                    var swapped = model.rows
                    swapped[place] = candidate
                    #expect(cost(dissimilarity, swapped, weights) >= least * (1 - 1e-11))
                }
            }
            #expect(
                try PartitioningAroundMedoids(clusters: clusters).fit(dissimilarity, weights: weights).cost
                    == model.cost)
        }
    }

    @Test func orderOfRowsDoesNotMatter() throws {
        for trial in 0..<10 {
            // Numbers alone hardly tie.
            let x = SeededData.blobs(60, 3, centres: 3, distance: 1, seed: UInt64(trial))
            var generator = SeededGenerator(seed: UInt64(trial))
            let order = generator.permutation(60), shuffled = x.selecting(rows: order)
            let kinds = [Gower.Kind](repeating: .number, count: 3)
            let model = try PartitioningAroundMedoids(clusters: 4).fit(x, in: Gower(kinds).fit(x))
            let again = try PartitioningAroundMedoids(clusters: 4).fit(shuffled, in: Gower(kinds).fit(shuffled))
            #expect(again.labels == order.map { model.labels[$0] })
            #expect(again.medoids == model.medoids)
        }
    }

    @Test func modelIsConsistentAndCanonical() throws {
        for trial in 0..<10 {
            let x = MixedData.rows(40, seed: UInt64(trial), missing: 0.1), space = try Gower(MixedData.kinds).fit(x)
            let model = try PartitioningAroundMedoids(clusters: 1 + trial % 5).fit(x, in: space)
            #expect(model.assign(x) == model.labels)
            #expect(model.sizes == model.sizes.sorted(by: >))
            let distances = model.distances(x)
            for row in 0..<40 { #expect(distances[row, model.labels[row]] == distances.row(row).min()) }
        }
    }

    @Test func weightsCountLikeCopies() throws {
        let x = MixedData.rows(40, seed: 3), space = try Gower(MixedData.kinds).fit(x)
        let weights = (0..<40).map { Double($0 % 3) }
        let copies = x.selecting(rows: (0..<40).flatMap { row in [Int](repeating: row, count: row % 3) })
        let weighted = try PartitioningAroundMedoids(clusters: 3).fit(x, in: space, weights: weights)
        let copied = try PartitioningAroundMedoids(clusters: 3).fit(copies, in: space)
        #expect(isClose(weighted.cost, copied.cost))
        #expect(weighted.medoids == copied.medoids)
        #expect(weighted.labels.count == 40 && weighted.rows.allSatisfy { weights[$0] > 0 })
    }

    @Test func samplesComeCloseAndSaySo() throws {
        let x = MixedData.rows(900, seed: 5), space = try Gower(MixedData.kinds).fit(x)
        let whole = try PartitioningAroundMedoids(clusters: 3).fit(x, in: space)
        let sampling = PartitioningAroundMedoids(clusters: 3, sampleLimit: 500, sampleSize: 200, samples: 3, seed: 4)
        let sampled = try sampling.fit(x, in: space)
        #expect(whole.sample == nil && sampled.sample == 200)
        #expect(sampled.cost >= whole.cost && sampled.cost < 1.03 * whole.cost)
        var threaded = sampling
        threaded.threads = 2
        #expect(try threaded.fit(x, in: space) == sampled)
        #expect(
            try Silhouette(sampleLimit: 500, sampleSize: 300).fit(x, in: space, labellings: [sampled.labels])[0].n
                == 300)
    }

    @Test func fewerDifferentRowsThanClustersLeaveEmptyOnesLast() throws {
        let x = Matrix([[1, 1], [1, 1], [1, 1], [5, 5], [5, 5]])
        let model = try PartitioningAroundMedoids(clusters: 4).fit(x, in: Gower([.number, .category]).fit(x))
        #expect(model.sizes == [3, 2, 0, 0] && model.cost == 0)
        #expect(model.assign(Matrix([[1, 1], [4, 5]])) == [0, 1])
    }

    @Test func aRowWithoutAnyKnownValueIsTolerated() throws {
        let x = Matrix([[1], [1], [.nan], [9], [9], [9]])
        let model = try PartitioningAroundMedoids(clusters: 2).fit(x, in: Gower([.number]).fit(x))
        #expect(Set(model.medoids.values) == [1, 9])
    }

    @Test func messagesNameTheParameter() throws {
        let x = Matrix([[1], [2]]), space = try Gower([.number]).fit(x)
        func message(_ body: () throws -> Void) -> String? { diagnosticSummary(body) }
        #expect(
            message { _ = try PartitioningAroundMedoids(clusters: 3).fit(x, in: space) }
                == "The 'clusters' parameter of PartitioningAroundMedoids must be an Int in 1...2; got 3")
        #expect(
            message { _ = try PartitioningAroundMedoids(clusters: 1, samples: 0).fit(x, in: space) }
                == "The 'samples' parameter of PartitioningAroundMedoids must be an Int in 1...; got 0")
        #expect(
            message { _ = try PartitioningAroundMedoids(clusters: 1).fit(x, in: space, weights: [0, 0]) }
                == "PartitioningAroundMedoids needs a weight above 0; all are 0")
        #expect(throws: Diagnostic.self) {
            try PartitioningAroundMedoids(clusters: 1).fit(Matrix(rows: 0, columns: 1), in: space)
        }
    }
}

private func laneWeights(_ rows: Int) -> [SIMD8<Double>] {
    var lanes = [SIMD8<Double>](repeating: .zero, count: (rows + 7) / 8)
    for row in 0..<rows { lanes[row / 8][row % 8] = 1 }
    return lanes
}

private func cost(_ dissimilarity: Dissimilarity, _ medoids: [Int], _ weights: [Double]) -> Double {
    weights.indices.reduce(0) { sum, row in
        sum + weights[row] * (medoids.map { dissimilarity[$0, row] }.min() ?? 0)
    }
}

/// BUILD as the definition reads, summing in the kernel's order.
private func plainBuild(_ dissimilarity: Dissimilarity, clusters: Int, _ weights: [Double]? = nil) -> [Int] {
    let rows = dissimilarity.rows, weights = weights ?? [Double](repeating: 1, count: rows)
    func sum(_ term: (Int) -> Double) -> Double {
        var lanes = SIMD8<Double>.zero
        for row in 0..<rows { lanes[row % 8] += weights[row] * term(row) }
        return lanes.total
    }
    var medoids: [Int] = []
    while medoids.count < clusters {
        let free = (0..<rows).filter { !medoids.contains($0) }
        let gains = free.map { candidate in
            sum { row in
                guard let nearest = medoids.map({ dissimilarity[$0, row] }).min() else {
                    return -dissimilarity[candidate, row]
                }
                return max(0, nearest - dissimilarity[candidate, row])
            }
        }
        guard let best = gains.max(), let place = gains.firstIndex(of: best) else { break }
        medoids.append(free[place])
    }
    return medoids
}
