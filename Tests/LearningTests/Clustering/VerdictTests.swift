import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct VerdictTests {
    private func verdict(_ x: Matrix, clusters: Int, seed: UInt64) throws -> SegmentationVerdict {
        let benchmark = SeparationBenchmark(
            clusters: clusters, repeats: 6, starts: 2, seed: seed, threads: 2)
        return SegmentationVerdict(try benchmark.fit(x))
    }

    @Test(arguments: [2, 3, 6], [1, 2] as [UInt64])
    func noiseIsConstructive(clusters: Int, seed: UInt64) throws {
        let verdict = try verdict(SeededData.noise(140, 6, seed: seed), clusters: clusters, seed: seed)
        #expect(verdict.kind == .constructive, "\(verdict.reason)")
    }

    /// That a classifier can copy the labels proves that a rule exists, not that segments do.
    @Test func noiseIsConstructiveHoweverWellClassifiersCopyIt() throws {
        let x = SeededData.noise(2000, 6, seed: 1), labels = try KMeans(clusters: 2, threads: 2).fit(x).labels
        let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
        let copied = try CrossValidation(folds: folds, threads: 2).run(
            MatrixPipeline(LogisticRegression(), x: x, classes: 2), labels: labels, classes: 2)
        let accuracy = Double(zip(copied.predicted, copied.truth).count { $0 == $1 }) / 2000
        #expect(accuracy > 0.95)
        let benchmark = SeparationBenchmark(clusters: 2, threads: 2)
        let verdict = SegmentationVerdict(try benchmark.fit(x))
        #expect(verdict.kind == .constructive, "\(verdict.reason)")
        #expect(verdict.reason.hasSuffix("the segments are a convenient cut of a continuum."))
    }

    @Test(arguments: [2, 3, 4], [1, 2, 3] as [UInt64])
    func blobsAreNatural(clusters: Int, seed: UInt64) throws {
        let x = SeededData.blobs(100, 6, centres: clusters, distance: 3, seed: seed)
        let verdict = try verdict(x, clusters: clusters, seed: seed)
        #expect(verdict.kind == .natural, "\(verdict.reason)")
    }

    @Test(arguments: [2, 3], [1, 2, 3] as [UInt64])
    func oneLongCloudIsNotNatural(clusters: Int, seed: UInt64) throws {
        let x = SeededData.factorCloud(140, 6, loading: 2, seed: seed)
        let verdict = try verdict(x, clusters: clusters, seed: seed)
        #expect(verdict.kind != .natural, "\(verdict.reason)")
        if clusters == 2 { #expect(verdict.kind == .reproducible, "\(verdict.reason)") }
    }

    /// Flat and long: parts of an even band are more separated than parts of a Gaussian, yet there is no gap.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func evenBandIsNotNatural(seed: UInt64) throws {
        var generator = Congruential(state: seed)
        let x = Matrix(
            (0..<140).map { _ in
                let place = 3.5 * generator.uniform()
                return (0..<4).map { _ in place + generator.bell() }
            })
        let verdict = try verdict(x, clusters: 2, seed: seed)
        #expect(verdict.kind == .reproducible, "\(verdict.reason)")
    }

    @Test func oneSegmentIsNoFinding() throws {
        let verdict = try verdict(SeededData.noise(60, 3, seed: 1), clusters: 1, seed: 1)
        #expect(verdict.kind == .constructive)
        #expect(verdict.reason.contains("nothing is divided"))
    }

    @Test func reasonHoldsTheFigures() {
        let null = [SeparationFigures](repeating: SeparationFigures(silhouette: 0.31, stability: 0.4), count: 3)
        func verdict(_ silhouette: Double, _ stability: Double) -> SegmentationVerdict {
            SegmentationVerdict(
                SeparationBenchmarkModel(
                    clusters: 3, sample: 100, observed: SeparationFigures(silhouette: silhouette, stability: 0),
                    permuted: null, gaussian: null), stability: stability)
        }
        #expect(verdict(0.42, 0.75).kind == .natural)
        #expect(verdict(0.40, 0.9).kind == .reproducible)
        #expect(verdict(0.35, 0.7).kind == .constructive)
        #expect(verdict(0.6, 0.7).kind == .constructive)
        #expect(
            verdict(0.35, 0.9).reason
                == "The mean silhouette width of 0.35 does not exceed by 0.10 what data without segments reach "
                + "(95 % quantiles: columns permuted 0.31, one Gaussian cloud 0.31), but over bootstrap samples the "
                + "segments agree with a mean adjusted Rand index of 0.90 (reproducible from 0.75): the segments are "
                + "steady parts of one cloud without gaps.")
    }

    @Test func nullsKeepWhatTheyPromise() throws {
        let x = SeededData.factorCloud(200, 3, loading: 1, seed: 4)
        var generator = SeededGenerator(seed: 1)
        let permuted = NullData.permuted(x, &generator)
        for column in 0..<3 { #expect(permuted.column(column).sorted() == x.column(column).sorted()) }
        #expect(abs(Covariance.correlation(of: permuted)[0, 1]) < 0.25)
        let covariance = Covariance.matrix(of: x)
        let gaussian = try NullData.gaussian(
            4000, means: Covariance.means(of: x), factor: Cholesky(covariance).factor, &generator)
        let drawn = Covariance.matrix(of: gaussian)
        for (value, expected) in zip(drawn.values, covariance.values) { #expect(abs(value - expected) < 0.2) }
    }

    @Test func logarithmIsExact() {
        #expect(naturalLogarithm(1) == 0)
        for (x, expected) in [(0.1, -2.302585092994046), (2.0, 0.6931471805599453), (1e-17, -39.14394658089878)] {
            #expect(abs(naturalLogarithm(x) - expected) < 1e-15 * abs(expected) * 2)
        }
    }
}
