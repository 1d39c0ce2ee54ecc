import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct MiniBatchKMeansTests {
    @Test func findsSeparatedBlobs() throws {
        let x = SeededData.blobs(3000, 4, centres: 4, distance: 6, seed: 1)
        let model = try MiniBatchKMeans(clusters: 4, batchSize: 100).fit(x)
        let exact = try KMeans(clusters: 4).fit(x)
        #expect(AdjustedRandIndex.score(model.labels, exact.labels) == 1)
        #expect(model.inertia >= exact.inertia && model.inertia < exact.inertia * 1.02)
        #expect(model.iterations >= 10)
        #expect(model.assign(x) == model.labels)
        #expect(model.sizes == model.sizes.sorted(by: >))
    }

    /// Within a few per cent of scikit-learn's best of 50 starts of the full algorithm.
    @Test func isNearTheFullAlgorithmOnRealData() throws {
        let iris = try MiniBatchKMeans(clusters: 3, batchSize: 50).fit(Fisher.iris).inertia
        #expect(iris < 78.851441426146 * 1.05)
        let digits = try MiniBatchKMeans(clusters: 10, batchSize: 100, starts: 10).fit(ReferenceData.digits).inertia
        #expect(digits < 221_097.13713379236 * 1.05)
    }

    /// Each centroid is the mean of all rows that ever moved it.
    @Test func stepsAreRunningMeans() {
        var state = MiniBatchState(clusters: 2, columns: 1)
        state.start(from: [0, 10])
        let inertia = state.move(to: Matrix([[1], [2], [13]]), weights: [1, 1, 2])
        #expect(inertia == 1 + 4 + 2 * 9)
        #expect(state.centroids == [1.5, 13] && state.seen == [2, 2])
        _ = state.move(to: Matrix([[3]]), weights: [1])
        #expect(state.centroids == [2, 13] && state.seen == [3, 2])
    }

    @Test func starvedCentroidsArePutOnRowsOfTheBatch() {
        var state = MiniBatchState(clusters: 3, columns: 1)
        var generator = SeededGenerator(seed: 1)
        state.start(from: [0, 10, 1000])
        let batch = Matrix([[0.5], [9], [0.5], [11], [0.5]])
        _ = state.move(to: batch, weights: [1, 1, 1, 1, 1])
        #expect(state.seen == [3, 2, 0])
        var kept = state
        kept.rescueStarved(from: batch, ratio: 0, &generator)
        #expect(kept.centroids == state.centroids && kept.seen == state.seen)
        state.rescueStarved(from: batch, ratio: 0.01, &generator)
        #expect(batch.values.contains(state.centroids[2]))
        #expect(Array(state.centroids[..<2]) == [0.5, 10] && state.seen == [3, 2, 2])
    }

    @Test func streamOfUnknownLength() throws {
        let x = SeededData.blobs(4000, 3, centres: 3, distance: 6, seed: 2)
        var stream = try MiniBatchKMeans.Stream(MiniBatchKMeans(clusters: 3, batchSize: 100), columns: 3)
        for block in rowBlocks(4000, size: 130) { try stream.update(x.selecting(rows: Array(block))) }
        let exact = try KMeans(clusters: 3).fit(x)
        let found = try stream.centroids()
        #expect(AdjustedRandIndex.score(KMeansModel.assign(x, to: found), exact.labels) == 1)
        for (value, mean) in zip(found.values, exact.centroids.values) { #expect(abs(value - mean) < 0.2) }
        // The first three batches were held back together.
        #expect(stream.steps == 4000 / 130 + 1 - 2)
    }

    @Test func shortStreamsAreClusteredOrRefused() throws {
        var stream = try MiniBatchKMeans.Stream(MiniBatchKMeans(clusters: 2), columns: 1)
        try stream.update(Matrix([[1]]))
        #expect(
            diagnosticSummary { _ = try stream.centroids() } == "MiniBatchKMeans needs at least 2 rows; got 1")
        try stream.update(Matrix([[1], [5], [100]]), weights: [1, 1, 0])
        #expect(try stream.centroids().values == [1, 5])
        #expect(stream.steps == 0)
        #expect(
            diagnosticSummary { try stream.update(Matrix([[1, 2]])) }
                == "MiniBatchKMeans needs batches of 1 columns; got 2")
        #expect(throws: Diagnostic.self) { try stream.update(Matrix([[.nan]])) }
    }

    @Test func weightsCountAndZeroesDoNot() throws {
        let x = Matrix([[0], [1], [10], [11], [500]])
        let model = try MiniBatchKMeans(clusters: 2).fit(x, weights: [3, 1, 1, 1, 0])
        #expect(zip(model.centroids.values, [0.25, 10.5]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(model.labels == [0, 0, 1, 1, 1])
    }

    @Test func settingsAreChecked() {
        let x = Matrix([[1], [2]])
        func summary(_ settings: MiniBatchKMeans) -> String? { diagnosticSummary { _ = try settings.fit(x) } }
        #expect(
            summary(MiniBatchKMeans(clusters: 3))
                == "The 'clusters' parameter of MiniBatchKMeans must be an Int in 1...2, the number of rows; got 3")
        #expect(
            summary(MiniBatchKMeans(clusters: 1, batchSize: 0))
                == "The 'batchSize' parameter of MiniBatchKMeans must be an Int in 1...2305843009213693951; got 0")
        #expect(
            summary(MiniBatchKMeans(clusters: 1, reassignmentRatio: .nan))
                == "The 'reassignmentRatio' parameter of MiniBatchKMeans must be a number in 0..<1; got nan")
        #expect(summary(MiniBatchKMeans(clusters: 1, starts: 0)) != nil)
        #expect(summary(MiniBatchKMeans(clusters: 1, patience: 0)) != nil)
        #expect(summary(MiniBatchKMeans(clusters: 1, maximumPasses: 0)) != nil)
    }
}
