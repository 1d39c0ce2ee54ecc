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

    struct Result {
        var choice: ChooseKModel
        var benchmark: SeparationBenchmarkModel
        var verdict: SegmentationVerdict
        var projection: PCAModel?

        var model: KMeansModel { choice.model }
        var k: Int { choice.clusters }
    }

    /// - Parameters:
    ///   - pairs: bootstrap pairs for each k.
    ///   - x: customers x prepared columns.
    static func chooser(
        _ settings: SegmentSettings, customers: Int, starts: Int, pairs: Int, seed: UInt64, threads: Int
    ) throws(Diagnostics) -> ChooseK {
        try checkEnough(settings, customers: customers)
        var band = settings.pinned.map { $0...$0 } ?? settings.band
        band = band.clamped(to: band.lowerBound...max(band.lowerBound, customers / 2))
        return ChooseK(
            clusters: band, pinned: settings.pinned, minimumShare: settings.smallest, starts: starts, pairs: pairs,
            includesGap: false, includesPredictionStrength: false, seed: seed, threads: threads)
    }

    /// Two customers for each of the fewest segments that the study allows.
    static func checkEnough(_ settings: SegmentSettings, customers: Int) throws(Diagnostics) {
        let fewest = settings.pinned ?? settings.band.lowerBound
        guard fewest > customers / 2 else { return }
        throw Diagnostics([
            Diagnostic(
                "segments.too-many", at: settings.position,
                "\(customers) customer\(customers == 1 ? "" : "s") can't be divided into \(fewest) "
                    + "segment\(fewest == 1 ? "" : "s") of at least two",
                suggestion: "lower 'segments.k', or bring more customers")
        ])
    }

    func callAsFunction(_ x: Matrix, names: [String]) throws -> Result {
        let chooser = try Self.chooser(
            settings, customers: x.rows, starts: settings.starts, pairs: settings.pairs, seed: seed, threads: threads)
        let choice = try chooser.fit(x, names: names)
        let benchmark = try SeparationBenchmark(clusters: choice.clusters, seed: seed, threads: threads).fit(x)
        return Result(
            choice: choice, benchmark: benchmark,
            verdict: SegmentationVerdict(benchmark, stability: choice.solution.mean),
            projection: x.columns >= 2 && x.rows >= 3 ? try PCA(components: 2).fit(x) : nil)
    }
}

/// Held-out segmentation: the whole pipeline, the choice of k included, is fitted without each fold, and the fold's
/// customers are assigned. Their labels are compared with those that all data give.
struct HeldOutSegmentation {
    let table: FeatureTable
    let features: FeaturePipeline
    let segments: SegmentSettings
    let validation: ValidationSettings
    let names: [String]
    let threshold: Int
    let seed: UInt64
    let threads: Int

    /// Bootstrap pairs for choosing k inside a fold: fewer than for the report's own choice, which five folds repeat.
    static let pairs = 6

    private struct Part: Sendable {
        var k: Int
        var test: [Int]
        var predicted: [Int]
        var ari: Double
    }

    func callAsFunction(labels: [Int]) throws -> HeldOut? {
        guard names.count > 1, labels.count >= 10 * validation.folds else { return nil }
        let folds = try StratifiedFolds(count: validation.folds, seed: seed).folds(labels: labels)
        let parts = try parallelMap(folds.count, threads: threads) { try part(folds[$0], labels: labels) }
        // A held-out segment without a counterpart is a class of its own that no customer truly has.
        let classes = max(names.count, (parts.flatMap(\.predicted).max() ?? 0) + 1)
        let truth = parts.flatMap { $0.test.map { labels[$0] } }, predicted = parts.flatMap(\.predicted)
        let confusion = ConfusionMatrix(truth: truth, predicted: predicted, classes: classes)
        let scores = Array(confusion.perClass.prefix(names.count))
        let bootstrap = try ScoreBootstrap(seed: seed, threads: threads).intervals(
            truth: truth, predicted: predicted, classes: classes)
        // Nobody truly is in a class without a counterpart, so its F1 is 0 in every draw: the mean is over the others.
        let share = Double(classes) / Double(names.count)
        let aris = parts.map(\.ari)
        return HeldOut(
            folds: folds.count, n: truth.count,
            ari: Estimate(
                Summary.mean(aris), low: aris.min(), high: aris.max(), sd: Summary.standardDeviation(aris),
                n: aris.count),
            accuracy: Estimate(
                confusion.accuracy, low: bootstrap.accuracy.low, high: bootstrap.accuracy.high, n: truth.count),
            macro: MacroScores(
                precision: Summary.mean(scores.map(\.precision)), recall: Summary.mean(scores.map(\.recall)),
                f1: Summary.mean(scores.map(\.f1)), low: bootstrap.macroF1.low * share,
                high: bootstrap.macroF1.high * share),
            perClass: ScoreFacts(names: names, threshold: threshold, seed: seed, threads: threads).perClass(scores),
            confusion: withheld(Array(confusion.counts.prefix(names.count)), threshold: threshold),
            k: parts.map(\.k))
    }

    private func part(_ fold: Fold, labels: [Int]) throws -> Part {
        let prepared = try features.fit(table, rows: fold.training)
        let x = prepared.matrix(fold.training)
        let choice = try SegmentCustomers.chooser(
            segments, customers: x.rows, starts: 5, pairs: Self.pairs, seed: seed, threads: 1
        ).fit(x)
        // Which segment is which is settled on the training customers.
        let counterpart = OptimalAssignment.matching(choice.model.labels, to: fold.training.map { labels[$0] })
        let assigned = choice.model.assign(prepared.matrix(fold.test))
        let truth = fold.test.map { labels[$0] }
        return Part(
            k: choice.clusters, test: fold.test, predicted: assigned.map { counterpart[$0] },
            ari: AdjustedRandIndex.score(truth, assigned))
    }
}
