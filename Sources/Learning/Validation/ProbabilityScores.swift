import Foundation
public import Statistics

/// Measures of predicted probabilities (rows x classes) against the truth. NaN without rows.
public enum ProbabilityScores {
    /// Mean of -log(probability of the true class), clipped to at least 2⁻⁵², lest one certain error be infinite.
    public static func logLoss(truth: [Int], probabilities: Matrix) -> Double {
        mean(truth, probabilities) { row, label in
            -log(min(max(probabilities[row, label], .ulpOfOne), 1 - .ulpOfOne))
        }
    }

    /// Mean squared error of the probabilities (Brier 1950): of class 1 alone where there are two classes, else summed
    /// over the classes. As scikit-learn's `brier_score_loss`.
    public static func brier(truth: [Int], probabilities: Matrix) -> Double {
        mean(truth, probabilities) { row, label in
            (probabilities.columns == 2 ? 1..<2 : 0..<probabilities.columns).reduce(0) { sum, column in
                let error = probabilities[row, column] - (column == label ? 1 : 0)
                return sum + error * error
            }
        }
    }

    /// Area under the ROC curve: of class 1 where there are two classes, else the plain mean over one class against the
    /// rest, leaving out classes that no row or every row is of. nil where none is left.
    public static func auc(truth: [Int], probabilities: Matrix) -> Double? {
        RankedClasses(truth: truth, probabilities: probabilities).auc(
            multiplicities: [Double](repeating: 1, count: truth.count))
    }

    /// Area under the ROC curve of any scores: the chance that a positive row has the higher one. nil where all rows are
    /// alike.
    public static func auc(scores: [Double], isPositive: [Bool]) -> Double? {
        RankedScores(scores: scores, isPositive: isPositive).auc(
            multiplicities: [Double](repeating: 1, count: scores.count))
    }

    /// Area under the precision-recall curve as a sum of steps (average precision: mean precision over the positives,
    /// each at its own rank; equal probabilities are one step). It says more than the ROC curve where positives are
    /// rare: by chance it is their share. Of class 1 where there are two classes, else the plain mean over one class
    /// against the rest, leaving out classes that no row or every row is of. nil where none is left. As scikit-learn's
    /// `average_precision_score`.
    public static func averagePrecision(truth: [Int], probabilities: Matrix) -> Double? {
        RankedClasses(truth: truth, probabilities: probabilities).averagePrecision(
            multiplicities: [Double](repeating: 1, count: truth.count))
    }

    private static func mean(_ truth: [Int], _ probabilities: Matrix, _ loss: (Int, Int) -> Double) -> Double {
        precondition(truth.count == probabilities.rows, "\(probabilities.rows) probabilities for \(truth.count) rows")
        return truth.enumerated().reduce(0) { $0 + loss($1.offset, $1.element) } / Double(truth.count)
    }
}
