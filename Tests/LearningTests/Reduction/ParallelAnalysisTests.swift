import Learning
import Statistics
import Testing

@Suite struct ParallelAnalysisTests {
    @Test func findsTheFactorsThatAreThere() throws {
        let one = try ParallelAnalysis().fit(SeededData.factorCloud(400, 8, loading: 1, seed: 1))
        #expect(one.retained == 1)
        // Three blobs span two directions.
        let two = try ParallelAnalysis().fit(SeededData.blobs(300, 9, centres: 3, distance: 3, seed: 2))
        #expect(two.retained == 2)
    }

    @Test func findsNothingInNoise() throws {
        let retained = try (1...20).map { seed in
            try ParallelAnalysis(permutations: 19, seed: UInt64(seed)).fit(SeededData.noise(200, 6, seed: UInt64(seed)))
                .retained
        }
        // Each has a chance of one in twenty.
        #expect(retained.count { $0 > 0 } <= 4)
    }

    @Test func theNullKeepsTheTotalVariance() throws {
        let x = SeededData.factorCloud(150, 5, loading: 1, seed: 3)
        let model = try ParallelAnalysis(permutations: 10).fit(x)
        #expect(abs(model.nullMean.reduce(0, +) - model.observed.reduce(0, +)) < 1e-9)
        #expect(try model.observed == PCA().fit(x).allVariances)
        #expect(zip(model.nullMean, model.nullQuantile).allSatisfy { $0 <= $1 })
        #expect(model.nullMean[0] < model.observed[0])
    }

    @Test func manyRowsAreSampled() throws {
        let x = SeededData.factorCloud(300, 4, loading: 1, seed: 4)
        #expect(try ParallelAnalysis(permutations: 2, sampleLimit: 100).fit(x).sample == 100)
        #expect(try ParallelAnalysis(permutations: 2).fit(x).sample == 300)
    }

    @Test func refusesWrongParameters() {
        let x = SeededData.noise(10, 2, seed: 1)
        #expect(throws: (any Error).self) { try ParallelAnalysis(permutations: 0).fit(x) }
        #expect(throws: (any Error).self) { try ParallelAnalysis(quantile: 1).fit(x) }
        #expect(throws: (any Error).self) { try ParallelAnalysis(sampleLimit: 1).fit(x) }
    }
}
