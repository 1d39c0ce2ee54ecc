import Basics
import Statistics
import Testing

@testable import Learning

/// Every unsupervised estimator with cheap settings, behind one door.
enum EstimatorCase: String, CaseIterable, Sendable {
    case kMeans, miniBatchKMeans, silhouette, bootstrapStability, predictionStrength, gapStatistic, separationBenchmark
    case chooseK, gower, medoids, mixture, mixtureSelection, latentClasses
    case parallelAnalysis, autoencoder, pca
    case ward, complete, average, single

    /// Two clusters where the estimator asks for clusters.
    func fit(_ x: Matrix, seed: UInt64 = 1, threads: Int = 1) throws -> AnyHashable {
        switch self {
        case .kMeans: try KMeans(clusters: 2, starts: 3, seed: seed, threads: threads).fit(x)
        case .miniBatchKMeans:
            try MiniBatchKMeans(clusters: 2, batchSize: 8, starts: 2, seed: seed, threads: threads).fit(x)
        case .silhouette:
            try Silhouette(sampleLimit: 30, sampleSize: 20, seed: seed, threads: threads)
                .fit(x, labels: (0..<x.rows).map { $0 % 2 })
        case .bootstrapStability:
            try BootstrapStability(pairs: 3, sampleLimit: 30, seed: seed, threads: threads)
                .fit(x, clusters: [2, 2], references: [[Int]](repeating: (0..<x.rows).map { $0 % 2 }, count: 2))
        case .predictionStrength:
            try PredictionStrength(splits: 2, sampleLimit: 30, seed: seed, threads: threads).fit(x, clusters: [2])
        case .gapStatistic:
            try GapStatistic(references: 2, sampleLimit: 30, seed: seed, threads: threads).fit(x, clusters: 1...2)
        case .separationBenchmark:
            try SeparationBenchmark(
                clusters: 2, repeats: 2, samples: 2, starts: 1, sampleLimit: 30, seed: seed, threads: threads
            ).fit(x)
        case .chooseK: try ChooseK(clusters: 2...2, starts: 2, pairs: 2, seed: seed, threads: threads).fit(x)
        case .pca: try PCA().fit(x)
        case .ward, .complete, .average, .single:
            try hierarchical(x, seed: seed, threads: threads)
        case .gower: try Gower([Gower.Kind](repeating: .number, count: x.columns)).fit(x)
        case .medoids:
            try PartitioningAroundMedoids(
                clusters: 2, sampleLimit: 30, sampleSize: 15, samples: 1, seed: seed, threads: threads
            )
            .fit(x, in: Gower([Gower.Kind](repeating: .number, count: x.columns)).fit(x))
        case .mixture: try GaussianMixture(components: 2, starts: 2, seed: seed, threads: threads).fit(x)
        case .mixtureSelection:
            try GaussianMixtureSelection(
                GaussianMixture(components: 2, starts: 1, seed: seed, threads: threads), components: [2]
            )
            .fit(x)
        case .latentClasses:
            try LatentClasses(classes: 2, starts: 2, maximumIterations: 3, seed: seed, threads: threads).fit(x)
        case .parallelAnalysis: try ParallelAnalysis(permutations: 3, seed: seed, threads: threads).fit(x)
        case .autoencoder: try Autoencoder(dimensions: 1, hiddenLayers: [4], maximumEpochs: 3, seed: seed).fit(x)
        }
    }

    /// Above 30 rows by micro-clusters.
    private func hierarchical(_ x: Matrix, seed: UInt64, threads: Int) throws -> AnyHashable {
        let tree = try HierarchicalClustering(
            Linkage(rawValue: rawValue) ?? .ward, limit: 30, microClusters: 20, seed: seed, threads: threads
        ).fit(x)
        return AnyHashable([AnyHashable(tree), AnyHashable(try tree.partition(clusters: 2))])
    }

    /// Takes NaN as a missing value.
    var acceptsMissing: Bool {
        switch self {
        case .gower, .medoids, .latentClasses: true
        default: false
        }
    }

    /// Draws random numbers into its figures, not only into where it looks first.
    var dependsOnSeed: Bool {
        switch self {
        case .kMeans, .chooseK, .pca, .gower, .mixture, .mixtureSelection: false
        default: true
        }
    }
}

@Suite struct EveryEstimatorTests {
    @Test(arguments: EstimatorCase.allCases)
    func sameSeedSameModelWhateverTheThreads(estimator: EstimatorCase) throws {
        let x = SeededData.noise(45, 3, seed: 2)
        let model = try estimator.fit(x, seed: 7)
        #expect(try estimator.fit(x, seed: 7) == model)
        #expect(try estimator.fit(x, seed: 7, threads: 2) == model)
        if estimator.dependsOnSeed { #expect(try estimator.fit(x, seed: 8) != model) }
    }

    @Test(arguments: EstimatorCase.allCases, [Double.nan, .infinity, -.infinity])
    func valuesThatAreNotFiniteAreRefused(estimator: EstimatorCase, value: Double) {
        let x = SeededData.noise(12, 2, seed: 1).replacing(row: 4, column: 1, with: value)
        let summary = diagnosticSummary { _ = try estimator.fit(x) }
        if estimator.acceptsMissing, value.isNaN { return #expect(summary == nil) }
        #expect(summary?.hasSuffix("got a value that is not finite in row 5, column 2") == true)
    }

    @Test(arguments: EstimatorCase.allCases)
    func oneRowIsRefusedOrFitted(estimator: EstimatorCase) throws {
        let x = Matrix([[1, 2]])
        switch estimator {
        case .silhouette: #expect(try Silhouette().fit(x, labels: [0]).widths == [0])
        case .gower: #expect(try Gower([.number, .number]).fit(x).distances(x, to: x).values == [0])
        default: #expect(throws: Diagnostic.self) { try estimator.fit(x) }
        }
    }

    @Test(arguments: EstimatorCase.allCases)
    func noRowsAreRefused(estimator: EstimatorCase) {
        #expect(throws: Diagnostic.self) { try estimator.fit(Matrix(rows: 0, columns: 2)) }
        #expect(throws: Diagnostic.self) { try estimator.fit(Matrix(rows: 2, columns: 0)) }
    }

    @Test(arguments: EstimatorCase.allCases)
    func constantColumnsDoNoHarm(estimator: EstimatorCase) throws {
        let x = SeededData.noise(20, 2, seed: 3)
        let padded = Matrix((0..<20).map { Array(x.row($0)) + [5] })
        #expect(try !String(describing: estimator.fit(padded)).contains("nan"))
        let constant = Matrix(rows: 20, columns: 2, repeating: 3)
        #expect(try !String(describing: estimator.fit(constant)).contains("nan"))
    }

    @Test func moreClustersThanRowsAreRefused() {
        let x = SeededData.noise(4, 2, seed: 1)
        #expect(throws: Diagnostic.self) { try KMeans(clusters: 5).fit(x) }
        #expect(throws: Diagnostic.self) { try MiniBatchKMeans(clusters: 5).fit(x) }
        #expect(throws: Diagnostic.self) { try BootstrapStability().fit(x, clusters: [5]) }
        #expect(throws: Diagnostic.self) { try PredictionStrength().fit(x, clusters: [3]) }
        #expect(throws: Diagnostic.self) { try GapStatistic().fit(x, clusters: 1...5) }
        #expect(throws: Diagnostic.self) { try SeparationBenchmark(clusters: 5).fit(x) }
        #expect(throws: Diagnostic.self) { try ChooseK(clusters: 2...5).fit(x) }
        #expect(throws: Diagnostic.self) { try ChooseK(clusters: 2...3, pinned: 4).fit(x) }
        #expect(throws: Diagnostic.self) { try PCA(components: 3).fit(x) }
    }
}
