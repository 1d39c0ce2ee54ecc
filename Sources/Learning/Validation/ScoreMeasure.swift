import Basics
public import Statistics

/// One figure for how good predictions are, to compare models by: always the larger the better.
public enum ScoreMeasure: String, Sendable, Hashable, Codable, CaseIterable {
    case accuracy, balancedAccuracy, macroF1, auc, averagePrecision
    /// Minus the log-loss.
    case logLikelihood
    /// Minus the Brier score.
    case negativeBrier

    /// - Parameters:
    ///   - truth: per row its class.
    ///   - probabilities: rows x classes.
    /// - Returns: nil without rows, and for areas under a curve where the truth has but one class.
    public func value(truth: [Int], probabilities: Matrix) -> Double? {
        guard !truth.isEmpty else { return nil }
        switch self {
        case .accuracy, .balancedAccuracy, .macroF1:
            return value(
                ConfusionMatrix(
                    truth: truth, predicted: probabilities.mostProbableClasses, classes: probabilities.columns))
        case .auc: return ProbabilityScores.auc(truth: truth, probabilities: probabilities)
        case .averagePrecision: return ProbabilityScores.averagePrecision(truth: truth, probabilities: probabilities)
        case .logLikelihood: return -ProbabilityScores.logLoss(truth: truth, probabilities: probabilities)
        case .negativeBrier: return -ProbabilityScores.brier(truth: truth, probabilities: probabilities)
        }
    }

    /// Of the measures that a confusion matrix is enough for; nil for the others.
    func value(_ confusion: ConfusionMatrix) -> Double? {
        switch self {
        case .accuracy: confusion.accuracy
        case .balancedAccuracy: confusion.balancedAccuracy
        case .macroF1: confusion.macro.f1
        default: nil
        }
    }

    func checked(_ value: Double?) throws(Diagnostic) -> Double {
        guard let value else {
            throw Diagnostic(.error, "learning.one-class", "'\(self)' needs held-out rows of two classes")
        }
        return value
    }
}
