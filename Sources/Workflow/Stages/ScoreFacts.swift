import Findings
import Learning
import Statistics

/// Scores of held-out predictions as findings, with bootstrap intervals over customers.
struct ScoreFacts {
    let names: [String]
    /// Of the classes.
    let disclosure: SegmentDisclosure
    let seed: UInt64
    let threads: Int

    private var threshold: Int { disclosure.threshold }

    func classification(
        _ predictions: CrossValidatedPredictions, folds: Int, holdOut: HoldOut?
    ) throws -> Classification {
        let scores = predictions.scores
        let intervals = try ScoreBootstrap(seed: seed, threads: threads).intervals(
            truth: predictions.truth, predicted: predictions.predicted, classes: names.count,
            probabilities: predictions.probabilities)
        let baseline = ClassificationScores.baseline(truth: predictions.truth, classes: names.count)
        let isBinary = names.count == 2
        let counts = scores.confusion.counts
        return Classification(
            folds: folds, n: predictions.rows.count,
            accuracy: Estimate(scores.accuracy, low: intervals.accuracy.low, high: intervals.accuracy.high),
            balancedAccuracy: scores.balancedAccuracy,
            macro: MacroScores(
                precision: scores.macroPrecision, recall: scores.macroRecall, f1: scores.macroF1,
                low: intervals.macroF1.low, high: intervals.macroF1.high),
            perClass: perClass(scores.perClass),
            confusion: withheld(counts, threshold: threshold, hiddenRows: disclosure.hidden),
            logLoss: scores.logLoss,
            auc: scores.auc.map { Estimate($0, low: intervals.auc?.low, high: intervals.auc?.high) },
            brier: isBinary ? scores.brier : nil,
            calibration: isBinary ? calibration(predictions) : nil,
            baseline: BaselineScores(
                accuracy: baseline.accuracy, f1: baseline.macroF1, logLoss: baseline.logLoss,
                brier: isBinary ? baseline.brier : nil),
            holdOut: holdOut)
    }

    func holdOut(truth: [Int], probabilities: Matrix) -> HoldOut {
        let predicted = probabilities.mostProbableClasses
        let scores = ClassificationScores(
            truth: truth, predicted: predicted, classes: names.count, probabilities: probabilities)
        let hits = zip(truth, predicted).count { $0 == $1 }
        return HoldOut(
            n: truth.count, accuracy: rate(Proportion(hits, of: truth.count)), precision: scores.macroPrecision,
            recall: scores.macroRecall, f1: scores.macroF1, auc: scores.auc)
    }

    func perClass(_ scores: [ConfusionMatrix.ClassScores]) -> [ClassScores] {
        let supports = withheld(scores.map(\.support), threshold: threshold)
        return names.indices.map { index in
            guard let support = supports[index], !disclosure.hidden.contains(index) else {
                return ClassScores(name: names[index])
            }
            let own = scores[index]
            return ClassScores(
                name: names[index], n: support, precision: own.precision, recall: own.recall, f1: own.f1)
        }
    }

    /// Bins with too few positives or negatives to be shown are joined with the next: withheld, they could be worked
    /// out from the others and the base rate.
    private func calibration(_ predictions: CrossValidatedPredictions) -> [CalibrationBin] {
        let groups = ProbabilityScores.calibration(
            isPositive: predictions.truth.map { $0 == 1 }, probabilities: predictions.probabilities.column(1), bins: 10)
        var joined: [CalibrationGroup] = []
        for group in groups {
            if let last = joined.last, !isShown(last) {
                joined[joined.count - 1] = last.joined(group)
            } else {
                joined.append(group)
            }
        }
        if joined.count > 1, let last = joined.last, !isShown(last) {
            joined.removeLast()
            joined[joined.count - 1] = joined[joined.count - 1].joined(last)
        }
        return joined.map {
            CalibrationBin(
                predicted: $0.predicted,
                observed: disclosedRate(Proportion($0.positives, of: $0.count), threshold: threshold))
        }
    }

    private func isShown(_ group: CalibrationGroup) -> Bool {
        !disclosedRate(Proportion(group.positives, of: group.count), threshold: threshold).suppressed
    }

    private func rate(_ proportion: Proportion) -> Rate {
        let small = proportion.total < threshold
        return small ? .withheld : Rate(proportion)
    }
}

extension Rate {
    /// With its 95 % Wilson interval.
    init(_ proportion: Proportion) {
        let interval = proportion.wilsonInterval()
        self.init(n: proportion.total, value: proportion.rate, low: interval?.low, high: interval?.high)
    }
}
