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

    /// Scores are means over the repeats. Counts, calibration and curves are those of the first draw, as counts of
    /// several draws would count each customer several times.
    func classification(
        _ predictions: RepeatedPredictions, division: Division, holdOut: HoldOut?
    ) throws -> Classification {
        let first = predictions.repeats[0]
        let scores = predictions.repeats.map(\.scores)
        let intervals = try ScoreBootstrap(seed: seed, threads: threads).intervals(repeats: predictions.repeats)
        let baseline = ClassificationScores.baseline(truth: first.truth, classes: names.count)
        let isBinary = names.count == 2
        let counts = scores[0].confusion.counts
        let confusion = withheld(counts, threshold: threshold, hiddenRows: disclosure.hidden)
        let rounding = ScoreRounding(counts, shown: confusion, threshold: threshold)
        func mean(_ value: (ClassificationScores) -> Double) -> Double { Summary.mean(scores.map(value)) }
        func estimate(
            _ interval: ScoreBootstrap.Interval?, _ value: (ClassificationScores) -> Double?
        ) -> Estimate? {
            let values = scores.compactMap(value)
            guard !values.isEmpty else { return nil }
            return Estimate(
                Summary.mean(values), low: interval?.low, high: interval?.high,
                sd: values.count > 1 ? Summary.standardDeviation(values) : nil)
        }
        return Classification(
            folds: division.folds.count, n: first.rows.count,
            accuracy: rounding.share(estimate(intervals.accuracy, \.accuracy) ?? Estimate(mean(\.accuracy))),
            balancedAccuracy: rounding.mean(mean(\.balancedAccuracy)),
            macro: MacroScores(
                precision: rounding.mean(mean(\.macroPrecision)), recall: rounding.mean(mean(\.macroRecall)),
                f1: rounding.mean(mean(\.macroF1)),
                low: intervals.macroF1.low, high: intervals.macroF1.high),
            perClass: perClass(scores.map(\.perClass), rounding), confusion: confusion,
            logLoss: mean { $0.logLoss ?? .nan },
            auc: estimate(intervals.auc, \.auc),
            brier: isBinary ? mean { $0.brier ?? .nan } : nil,
            calibration: isBinary ? calibration(first) : nil,
            baseline: BaselineScores(
                accuracy: baseline.accuracy, f1: baseline.macroF1, logLoss: baseline.logLoss,
                brier: isBinary ? baseline.brier : nil),
            holdOut: holdOut, repeats: division.repeats.count > 1 ? division.repeats.count : nil,
            order: division.order.rawValue,
            averagePrecision: isBinary ? estimate(intervals.averagePrecision, \.averagePrecision) : nil,
            calibrationError: isBinary ? calibrationError(first) : nil, roc: isBinary ? curve(first) : nil)
    }

    func holdOut(truth: [Int], probabilities: Matrix) -> HoldOut {
        let predicted = probabilities.mostProbableClasses
        let scores = ClassificationScores(
            truth: truth, predicted: predicted, classes: names.count, probabilities: probabilities)
        // Its confusion matrix isn't printed, but it isn't to be solved for either.
        let counts = scores.confusion.counts
        let rounding = ScoreRounding(
            counts, shown: withheld(counts, threshold: threshold, hiddenRows: disclosure.hidden), threshold: threshold)
        let hits = zip(truth, predicted).count { $0 == $1 }
        return HoldOut(
            n: truth.count, accuracy: rounding.share(rate(Proportion(hits, of: truth.count))),
            precision: rounding.mean(scores.macroPrecision), recall: rounding.mean(scores.macroRecall),
            f1: rounding.mean(scores.macroF1), auc: scores.auc)
    }

    /// Means over the repeats, all of the same customers.
    func perClass(_ repeats: [[ConfusionMatrix.ClassScores]], _ rounding: ScoreRounding) -> [ClassScores] {
        let supports = withheld(repeats[0].map(\.support), threshold: threshold)
        return names.indices.map { index in
            guard let support = supports[index], !disclosure.hidden.contains(index) else {
                return ClassScores(name: names[index])
            }
            func mean(_ value: (ConfusionMatrix.ClassScores) -> Double) -> Double {
                rounding.of(index, Summary.mean(repeats.map { value($0[index]) }))
            }
            return ClassScores(
                name: names[index], n: support, precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1))
        }
    }

    /// Bins with too few positives or negatives to be shown are joined with the next: withheld, they could be worked
    /// out from the others and the base rate.
    private func calibration(_ predictions: CrossValidatedPredictions) -> [CalibrationBin] {
        calibrationGroups(predictions).map {
            CalibrationBin(
                predicted: $0.predicted,
                observed: disclosedRate(Proportion($0.positives, of: $0.count), threshold: threshold))
        }
    }

    private func calibrationGroups(_ predictions: CrossValidatedPredictions) -> [CalibrationGroup] {
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
        return joined
    }

    /// A mean over all customers, which tells of none.
    private func calibrationError(_ predictions: CrossValidatedPredictions) -> Double {
        ProbabilityScores.calibration(
            isPositive: predictions.truth.map { $0 == 1 }, probabilities: predictions.probabilities.column(1),
            by: .uniform
        ).expectedError
    }

    /// Points with so many customers between them that none gives one away, nor together with the calibration's bins.
    private func curve(_ predictions: CrossValidatedPredictions) -> [ROCPoint]? {
        let isPositive = predictions.truth.map { $0 == 1 }
        let positives = isPositive.count { $0 }
        guard min(positives, isPositive.count - positives) >= threshold else { return nil }
        var above = 0
        let borders = calibrationGroups(predictions).reversed().map { group in
            above += group.count
            return above
        }
        let curve = ROCCurve(scores: predictions.probabilities.column(1), isPositive: isPositive)
        return curve.thinned(least: threshold, borders: borders).points.map {
            ROCPoint(
                falsePositiveRate: curve.falsePositiveRate($0), truePositiveRate: curve.truePositiveRate($0))
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
