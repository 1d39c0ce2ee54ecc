import Basics
import Features
import Findings
import Learning
import Statistics

/// Chooses the number of segments, clusters, and measures what the division is worth.
struct SegmentCustomers {
    let settings: SegmentSettings
    let seed: UInt64
    let threads: Int

    struct Result: Codable {
        var choice: ChooseKModel
        var benchmark: SeparationBenchmarkModel
        var verdict: SegmentationVerdict

        var model: Partition { choice.model }
        var k: Int { choice.clusters }
    }

    /// Two customers for each of the fewest segments that the study allows.
    static func checkEnough(_ settings: SegmentSettings, customers: Int) throws(Diagnostics) {
        let fewest = settings.pinned ?? settings.band.lowerBound
        guard fewest > 1, fewest > customers / 2 else { return }
        throw Diagnostics([
            Diagnostic(
                "segments.too-many", at: settings.position,
                "\(customers) customers can't be divided into \(fewest) segments of at least two",
                suggestion: "lower 'segments.k', or bring more customers")
        ])
    }

    /// - Parameter x: customers x dimensions of the space in which they are grouped.
    func callAsFunction(
        _ x: Matrix, context: ClusteringContext = ClusteringContext(), names: [String]
    ) throws -> Result {
        let choice = try choose(x, context: context, names: names)
        let benchmark = try SeparationBenchmark(
            method: settings.method, clusters: choice.clusters, seed: seed, threads: threads, context: choice.context
        ).fit(x)
        return Result(
            choice: choice, benchmark: benchmark,
            verdict: SegmentationVerdict(benchmark, stability: choice.solution.mean))
    }

    /// The segments alone.
    func choose(_ x: Matrix, context: ClusteringContext, names: [String]) throws -> ChooseKModel {
        try Self.checkEnough(settings, customers: x.rows)
        let fewest = settings.pinned ?? settings.band.lowerBound
        let different = x.differentRows(atMost: fewest)
        guard fewest <= different else {
            throw Diagnostics([
                Diagnostic(
                    "segments.alike", at: settings.position,
                    "\(x.rows) customers can't be divided into \(fewest) segments: their features take only "
                        + "\(different) different values",
                    suggestion: "lower 'segments.k', or give more features")
            ])
        }
        return try settings.chooser(
            x, context: context, starts: settings.starts, pairs: settings.pairs, withEveryIndex: true, seed: seed,
            threads: threads
        ).fit(x, names: names)
    }
}

extension SegmentSettings {
    /// Bootstrap pairs for choosing k inside a fold: fewer than for the report's own choice, which the folds repeat.
    static let pairsInFold = 6
    /// Of many customers: samples of which every two make a pair say as much as so many pairs of one sample.
    static let samplesInFold = 6

    /// - Parameters:
    ///   - x: the customers to divide x dimensions.
    ///   - pairs: bootstrap pairs for each k.
    ///   - withEveryIndex: gap and prediction strength too, which the rule doesn't ask: for the report's own choice.
    func chooser(
        _ x: Matrix, context: ClusteringContext = ClusteringContext(), starts: Int, pairs: Int,
        withEveryIndex: Bool = false, seed: UInt64,
        threads: Int
    ) -> ChooseK {
        // Fewer customers, as inside a fold, may not allow all of the band, nor the number pinned.
        let largest = max(1, min(x.rows / 2, x.differentRows(atMost: pinned ?? band.upperBound)))
        let pinned = pinned.map { min($0, largest) }
        let band = pinned.map { $0...$0 } ?? min(band.lowerBound, largest)...min(band.upperBound, largest)
        let isBand = withEveryIndex && band.count > 1
        var chooser = ChooseK(
            method: method, clusters: band, pinned: pinned, minimumShare: smallest, starts: starts, pairs: pairs,
            // The gap is of the within sum of squares, which k-means minimises.
            includesGap: isBand && [.kMeans, .miniBatchKMeans].contains(method), includesPredictionStrength: isBand,
            seed: seed, threads: threads, context: context)
        // Every two samples make a pair then, and a quarter of the samples says as much.
        if x.rows > chooser.stability.sampleLimit, method != .medoids {
            chooser.stability.samples = max(Self.samplesInFold, pairs / 2)
        }
        // They are shown beside the rule's own figures: a sample tells as much.
        chooser.gap?.references = 10
        chooser.gap?.sampleLimit = 2_000
        chooser.predictionStrength?.sampleLimit = 2_000
        return chooser
    }

    /// As `chooser`, for the customers that a fold learns from.
    func chooserInFold(_ x: Matrix, context: ClusteringContext = ClusteringContext(), seed: UInt64) -> ChooseK {
        chooser(x, context: context, starts: 5, pairs: Self.pairsInFold, seed: seed, threads: 1)
    }

    /// A segment under the disclosure threshold can't be reported: the chosen k shall have none where that is possible.
    func sparing(threshold: Int, customers: Int) -> SegmentSettings {
        var settings = self
        settings.smallest = min(1, max(smallest, Double(threshold) / Double(max(1, customers))))
        return settings
    }
}

extension Matrix {
    /// How many rows differ from all others, counted no further than a limit.
    fileprivate func differentRows(atMost limit: Int) -> Int {
        var seen: Set<[Double]> = []
        // A missing value equals a missing value here, and no other.
        for row in 0..<rows where seen.count < limit { seen.insert(self.row(row).map { $0.isNaN ? .infinity : $0 }) }
        return seen.count
    }
}

/// Held-out segmentation: the whole pipeline, the choice of k included, is fitted without each fold, and the fold's
/// customers are assigned. Their labels are compared with those that all data give.
struct HeldOutSegmentation {
    let segments: SegmentPipeline
    let validation: ValidationSettings
    let names: [String]
    let disclosure: SegmentDisclosure
    let seed: UInt64
    let threads: Int

    private struct Part: Sendable {
        var k: Int
        var test: [Int]
        var predicted: [Int]
        var ari: Double
    }

    func callAsFunction(labels: [Int]) throws -> HeldOut? {
        guard names.count > 1, labels.count >= 10 * validation.folds else { return nil }
        let folds = try StratifiedFolds(count: validation.folds, seed: seed).folds(labels: labels)
        let parts = try parts(folds, labels: labels)
        // A held-out segment without a counterpart is a class of its own that no customer truly has.
        let classes = max(names.count, (parts.flatMap(\.predicted).max() ?? 0) + 1)
        let truth = parts.flatMap { $0.test.map { labels[$0] } }, predicted = parts.flatMap(\.predicted)
        let confusion = ConfusionMatrix(truth: truth, predicted: predicted, classes: classes)
        let scores = Array(confusion.perClass.prefix(names.count))
        let bootstrap = try ScoreBootstrap(seed: seed, threads: threads).intervals(
            truth: truth, predicted: predicted, classes: classes, scored: names.count)
        let macro = confusion.macro(ofFirst: names.count)
        let aris = parts.map(\.ari)
        let counts = Array(confusion.counts.prefix(names.count))
        let shown = withheld(counts, threshold: disclosure.threshold, hiddenRows: disclosure.hidden)
        let rounding = ScoreRounding(counts, shown: shown, threshold: disclosure.threshold)
        return HeldOut(
            folds: folds.count, n: truth.count,
            ari: meanOverFolds(aris),
            accuracy: Estimate(
                rounding.share(confusion.accuracy), low: bootstrap.accuracy.low, high: bootstrap.accuracy.high,
                n: truth.count),
            macro: MacroScores(
                precision: rounding.mean(macro.precision), recall: rounding.mean(macro.recall),
                f1: rounding.mean(macro.f1), low: bootstrap.macroF1.low, high: bootstrap.macroF1.high),
            perClass: ScoreFacts(names: names, disclosure: disclosure, seed: seed, threads: threads).perClass(
                [scores], rounding),
            confusion: shown,
            k: parts.map(\.k),
            sample: folds.contains { $0.training.count > SegmentPipeline.mostInFold } ? SegmentPipeline.mostInFold : nil
        )
    }

    /// The agreement alone, on given folds.
    func agreement(_ folds: [Fold], labels: [Int]) throws -> Estimate {
        meanOverFolds(try parts(folds, labels: labels).map(\.ari))
    }

    private func parts(_ folds: [Fold], labels: [Int]) throws -> [Part] {
        try parallelMap(folds.count, threads: threads) { try part(folds[$0], labels: labels) }
    }

    /// With the 95 % t interval over the folds. They share training customers, so it is somewhat too narrow (Bengio &
    /// Grandvalet 2004).
    private func meanOverFolds(_ scores: [Double]) -> Estimate {
        let mean = Summary.mean(scores), sd = Summary.standardDeviation(scores), n = Double(scores.count)
        let reach = StudentT.quantile(0.975, degreesOfFreedom: n - 1) * sd / n.squareRoot()
        return Estimate(mean, low: max(-1, mean - reach), high: min(1, mean + reach), sd: sd, n: scores.count)
    }

    private func part(_ fold: Fold, labels: [Int]) throws -> Part {
        let fitted = try segments.fitInFold(fold.training)
        // Which segment is which is settled on the training customers.
        let counterpart = OptimalAssignment.matching(fitted.model.labels, to: fitted.rows.map { labels[$0] })
        let assigned = fitted.assign(fold.test)
        let truth = fold.test.map { labels[$0] }
        return Part(
            k: fitted.k, test: fold.test, predicted: assigned.map { counterpart[$0] },
            ari: AdjustedRandIndex.score(truth, assigned))
    }
}
