import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct StabilityTests {
    @Test func separatedBlobsComeBackAndTheirSplitsDoNot() throws {
        let x = SeededData.blobs(90, 3, centres: 3, distance: 4, seed: 1)
        let references = [2, 3, 5].map { k in (0..<90).map { $0 % k } }
        let model = try BootstrapStability(pairs: 10, threads: 2).fit(x, clusters: [2, 3, 5], references: references)
        #expect(model.sample == 90)
        #expect(model.solutions[1].agreement == [Double](repeating: 1, count: 10))
        #expect(model.solutions[1].segments == [[Double]](repeating: [Double](repeating: 1, count: 10), count: 3))
        #expect(model.solutions[2].mean < 0.95)
        #expect(model.solutions[2].segments.count == 5)
        #expect(model[clusters: 5] == model.solutions[2] && model[clusters: 4] == nil)
    }

    @Test(arguments: [ClusteringMethod.kMeans, .ward, .average])
    func oneNumberOfClustersDoesNotDependOnTheOthers(method: ClusteringMethod) throws {
        let x = SeededData.noise(40, 2, seed: 1)
        let bootstrap = BootstrapStability(method: method, pairs: 4)
        let together = try bootstrap.fit(x, clusters: [2, 3, 4])
        #expect(try bootstrap.fit(x, clusters: [3]).solutions[0] == together.solutions[1])
        #expect(together.solutions.allSatisfy { $0.segments.isEmpty })
    }

    @Test func sampleIsStated() throws {
        let model = try BootstrapStability(pairs: 2, sampleLimit: 30).fit(
            SeededData.noise(50, 2, seed: 1), clusters: [2], references: [(0..<50).map { $0 % 2 }])
        #expect(model.sample == 30)
    }

    @Test func samplesOfManyRowsMakeAllPairs() throws {
        let blobs = SeededData.blobs(200, 3, centres: 3, distance: 12, seed: 4)
        let labels = try KMeans(clusters: 3).fit(blobs).labels
        let clear = try BootstrapStability(pairs: 6, sampleLimit: 100, sampleSize: 60).fit(
            blobs, clusters: [3], references: [labels])
        #expect(clear.solutions[0].agreement == [1, 1, 1, 1, 1, 1])
        #expect(clear.solutions[0].segments.allSatisfy { $0 == [1, 1, 1, 1, 1, 1] })
        // The first samples are the same, however many there are: the pairs of three are among those of five.
        let noise = SeededData.noise(200, 2, seed: 4)
        func fit(_ samples: Int) throws -> BootstrapStabilityModel {
            try BootstrapStability(samples: samples, sampleLimit: 100, sampleSize: 60).fit(noise, clusters: [4])
        }
        let few = try fit(3).solutions[0].agreement, more = try fit(5).solutions[0].agreement
        #expect(more.count == 10 && few == [more[0], more[1], more[4]])
        #expect(try fit(3).sample == 60)
        #expect(BootstrapStability.samples(forPairs: 6) == 4 && BootstrapStability.samples(forPairs: 7) == 5)
    }

    /// As where there are too few rows for the fewest clusters that are tried.
    @Test func noNumberOfClustersIsNoMistake() throws {
        let x = SeededData.noise(3, 2, seed: 1)
        #expect(try PredictionStrength().fit(x, clusters: []).strengths.isEmpty)
        #expect(try BootstrapStability(pairs: 2).fit(x, clusters: []).solutions.isEmpty)
        #expect(try ChooseK(clusters: 2...2, starts: 2, pairs: 2).fit(x).candidates[0].predictionStrength == nil)
        #expect(throws: Diagnostic.self) { try BootstrapStability(samples: 1).fit(x, clusters: [2]) }
    }

    /// Rows of a population are drawn, and the sample is what is assigned.
    @Test func samplesOfAPopulation() throws {
        let population = SeededData.blobs(400, 3, centres: 4, distance: 12, seed: 2)
        // One group alone: within it four groups would not come back, but the population has them.
        let labels = try KMeans(clusters: 4).fit(population).labels
        let sample = population.selecting(rows: labels.indices.filter { labels[$0] == 0 })
        let model = try BootstrapStability(samples: 4).fit(sample, of: population, clusters: [4])
        #expect(model.solutions[0].agreement == [1, 1, 1, 1, 1, 1])
        #expect(model.sample == sample.rows)
        let alone = try BootstrapStability(samples: 4).fit(sample, clusters: [4])
        #expect(alone.solutions[0].mean < 0.9 && alone.solutions[0].agreement.count == 6)
    }

    @Test func predictionStrengthFindsTheBlobs() throws {
        let x = SeededData.blobs(120, 4, centres: 4, distance: 4, seed: 1)
        let model = try PredictionStrength().fit(x, clusters: [1, 2, 3, 4, 5, 6])
        #expect(model.means[0] == 1 && model.means[3] == 1)
        #expect(model.means[4] < 0.8)
        #expect(model.chosen == 4)
    }

    @Test func predictionStrengthCountsPairs() {
        // Of the second cluster's three pairs one is kept together.
        #expect(PredictionStrength.least([0, 0, 1, 1, 1], predicted: [0, 0, 1, 1, 0]) == 1.0 / 3)
        #expect(PredictionStrength.least([0, 1], predicted: [0, 0]) == 1)
    }

    @Test func gapFindsTheBlobsAndLeavesNoiseWhole() throws {
        let x = SeededData.blobs(90, 3, centres: 3, distance: 4, seed: 1)
        let model = try GapStatistic(references: 10).fit(x, clusters: 1...5)
        #expect(model.chosen == 3)
        #expect(model.errors.allSatisfy { $0 > 0 && $0 < 0.2 })
        #expect(try GapStatistic(references: 10).fit(SeededData.noise(90, 3, seed: 2), clusters: 1...4).chosen == 1)
    }

    @Test func gapRuleIsTheAuthors() {
        // Gaps 0, 1, 0.9 with errors √1.5 · 0.1, 0.
        let model = GapStatisticModel(
            clusters: [1, 2, 3], observed: [5, 3, 2], references: [[5.1, 4, 2.9], [4.9, 4, 2.9]], sample: 10)
        #expect(model.gaps.map { ($0 * 1000).rounded() / 1000 } == [0, 1, 0.9])
        #expect(abs(model.errors[0] - 0.1 * 1.5.squareRoot()) < 1e-12)
        #expect(model.chosen == 2)
    }

    @Test func readingFollowsClusterboot() {
        let readings = [0.2, 0.5, 0.51, 0.59, 0.6, 0.74, 0.75, 0.84, 0.85, 1].map { StabilityReading(jaccard: $0) }
        #expect(
            readings == [
                .dissolved, .dissolved, .doubtful, .doubtful, .pattern, .pattern, .valid, .valid, .highlyStable,
                .highlyStable,
            ])
    }
}
