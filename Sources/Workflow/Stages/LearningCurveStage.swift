import Basics
import Findings
import Learning
import Statistics

/// Would more customers help? The score of one model that learns from more and more of each fold's training customers.
struct LearningCurveStage {
    let division: Division
    let seed: UInt64
    let threads: Int

    /// - Returns: nil where no fold has a score.
    func callAsFunction<P: ClassificationPipeline>(
        _ pipeline: P, question: String, model: String, labels: [Int], measure: ScoreMeasure
    ) throws -> LearningCurveFacts? {
        let curve = try LearningCurve(measure: measure, seed: seed, threads: threads).fit(
            pipeline, labels: labels, folds: division.folds)
        let points = curve.points.compactMap { point -> LearningCurvePoint? in
            guard let training = point.training, let validation = point.validation else { return nil }
            return LearningCurvePoint(
                n: Int(point.rows.rounded()), training: Estimate(training), validation: Estimate(validation))
        }
        guard points.count == curve.points.count, points.count > 1, let gain = curve.lastDoubling else { return nil }
        return LearningCurveFacts(
            question: question, model: model, score: measure.rawValue, folds: division.folds.count, points: points,
            reading: Self.reading(points, gain: gain))
    }

    /// What the last doubling brought, and whether the model knows its own customers better than others.
    static func reading(_ points: [LearningCurvePoint], gain: FoldMean) -> String {
        let last = points[points.count - 1]
        func figure(_ value: Double) -> String { NumberFormat.signed(value, digits: 3) }
        let interval =
            gain.interval.map { " [\(figure($0.low))\(Language.current.listSeparator) \(figure($0.high))]" } ?? ""
        let change =
            say("the last doubling, to \(NumberFormat.integer(Double(last.n))) customers, changed the score by ")
            + figure(gain.mean) + interval
        let verdict: String
        if let interval = gain.interval, interval.low > 0 {
            verdict = say("more customers would help: \(change)")
        } else if let interval = gain.interval, interval.high < negligible {
            verdict = say("more customers of this kind would hardly help: \(change)")
        } else {
            verdict = say("whether more customers would help can't be told: \(change), which may be chance")
        }
        let gap = last.training.value - last.validation.value
        return gap > wide
            ? verdict
                + say(
                    "; the model still knows the customers it learnt from better than others, by \(figure(gap)), which more customers or a simpler model would lessen"
                )
            : verdict
    }

    /// A gain of that size would change no decision.
    private static let negligible = 0.01
    /// Between the scores of customers learnt from and of others.
    private static let wide = 0.1
}
