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
        func confusion() -> ConfusionMatrix {
            ConfusionMatrix(
                truth: truth, predicted: probabilities.mostProbableClasses, classes: probabilities.columns)
        }
        switch self {
        case .accuracy: return confusion().accuracy
        case .balancedAccuracy: return confusion().balancedAccuracy
        case .macroF1: return confusion().macro.f1
        case .auc: return ProbabilityScores.auc(truth: truth, probabilities: probabilities)
        case .averagePrecision: return ProbabilityScores.averagePrecision(truth: truth, probabilities: probabilities)
        case .logLikelihood: return -ProbabilityScores.logLoss(truth: truth, probabilities: probabilities)
        case .negativeBrier: return -ProbabilityScores.brier(truth: truth, probabilities: probabilities)
        }
    }
}
