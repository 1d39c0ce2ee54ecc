import Findings
import Learning
import Statistics

/// Scores of held-out predictions as findings, with bootstrap intervals over customers.
struct ScoreFacts {
    let names: [String]
    let threshold: Int
    let seed: UInt64
    let threads: Int

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
            perClass: perClass(scores.perClass), confusion: withheld(counts, threshold: threshold),
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
        zip(names, scores).map { name, scores in
            scores.support < threshold
                ? ClassScores(name: name)
                : ClassScores(
                    name: name, n: scores.support, precision: scores.precision, recall: scores.recall, f1: scores.f1)
        }
    }

    private func calibration(_ predictions: CrossValidatedPredictions) -> [CalibrationBin] {
        let probabilities = predictions.probabilities.column(1)
        return ProbabilityScores.calibration(
            isPositive: predictions.truth.map { $0 == 1 }, probabilities: probabilities, bins: 10
        ).map { CalibrationBin(predicted: $0.predicted, observed: rate(Proportion($0.positives, of: $0.count))) }
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
