import Auditing
import Findings

/// How finely scores may be told beside a confusion matrix with withheld cells: recall times the customers of a class is
/// a count, and precision, F1 and accuracy are made of counts too. Scores are rounded to steps that leave a count open by
/// as much as the cells themselves (`DisclosureControl.protection`); where no cell is withheld they are exact.
struct ScoreRounding {
    /// By class the step of its own scores, and that of scores over all classes; 0: exact.
    private let ofClass: [Double]
    private let ofShare: Double
    private let ofMean: Double

    /// - Parameters:
    ///   - counts: truth by prediction; there may be more predictions than classes.
    ///   - shown: the same, nil where withheld.
    init(_ counts: [[Int]], shown: [[Int?]], threshold: Int) {
        let protection = Double(DisclosureControl(threshold: threshold).protection)
        func step(_ customers: Int) -> Double {
            let steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
            return steps.first { $0 * Double(customers) >= protection } ?? 0.5
        }
        let classes = counts.indices
        let least = classes.map { place in
            let predicted = counts.reduce(0) { $0 + $1[place] }
            return predicted > 0 ? min(counts[place].reduce(0, +), predicted) : counts[place].reduce(0, +)
        }
        let isOpen = classes.map { place in !shown[place].contains(nil) && !shown.contains { $0[place] == nil } }
        ofClass = classes.map { isOpen[$0] ? 0 : step(least[$0]) }
        let isAllOpen = isOpen.allSatisfy(\.self)
        let smallest = classes.filter { !isOpen[$0] }.map { least[$0] }.min() ?? 0
        ofShare = isAllOpen ? 0 : step(counts.joined().reduce(0, +))
        ofMean = isAllOpen ? 0 : step(smallest * counts.count)
    }

    /// A score of one class.
    func of(_ place: Int, _ score: Double) -> Double { Self.round(score, to: ofClass[place]) }

    /// The accuracy: a share of all customers.
    func share(_ score: Double) -> Double { Self.round(score, to: ofShare) }

    func share(_ score: Estimate) -> Estimate {
        var rounded = score
        rounded.value = share(score.value)
        return rounded
    }

    func share(_ score: Rate) -> Rate {
        var rounded = score
        rounded.value = score.value.map(share)
        rounded.low = score.low.map(share)
        rounded.high = score.high.map(share)
        return rounded
    }

    /// A mean over the classes.
    func mean(_ score: Double) -> Double { Self.round(score, to: ofMean) }

    private static func round(_ score: Double, to step: Double) -> Double {
        step > 0 && score.isFinite ? min(1, (score / step).rounded() * step) : score
    }
}
