import Foundation

public import Basics
public import Statistics

/// Binary logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least squares).
///
/// Minimises Σ weight * log-loss + penalty / 2 * Σ coefficient²; the intercept is free. This is scikit-learn's
/// LogisticRegression with C = 1 / penalty. The penalty keeps the coefficients finite where the classes are separable;
/// give it standardised features, else it weighs on them unequally.
public struct LogisticRegression: Classifier, Hashable {
    public var penalty: Double
    public var maximumIterations: Int

    public init(penalty: Double = 1, maximumIterations: Int = 100) {
        self.penalty = penalty
        self.maximumIterations = maximumIterations
    }

    /// `classes` must be 2 and both must occur.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int = 2, weights: [Double]? = nil
    ) throws(Diagnostic) -> LogisticRegressionModel {
        guard penalty > 0, penalty.isFinite else { throw wrong("penalty", "a positive number", penalty) }
        guard maximumIterations >= 1 else { throw wrong("maximumIterations", "an Int in 1...", maximumIterations) }
        guard classes == 2 else { throw wrong("classes", "2", classes) }
        try TrainingChecks.check("LogisticRegression", x, labels: labels, classes: classes, weights: weights)
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        guard Set(labels.indices.filter { weights[$0] > 0 }.map { labels[$0] }).count == 2 else {
            throw Diagnostic(.error, "learning.one-class", "LogisticRegression needs rows of both classes")
        }
        return newton(PenalisedLogLoss(x: x, labels: labels, weights: weights, penalty: penalty))
    }

    /// Halves a step that doesn't descend; the loss is convex, so this arrives wherever it starts.
    private func newton(_ objective: PenalisedLogLoss) -> LogisticRegressionModel {
        var parameters = [Double](repeating: 0, count: objective.x.columns + 1)
        var loss = objective.loss(parameters)
        for iteration in 0..<maximumIterations {
            let step = objective.newtonStep(parameters)
            // Near the optimum the loss changes by less than its rounding.
            let bound = loss * (1 + 1e-12)
            var scale = 1.0
            var next = parameters
            var nextLoss = loss
            repeat {
                next = zip(parameters, step).map { $0 - scale * $1 }
                nextLoss = objective.loss(next)
                scale /= 2
            } while !(nextLoss <= bound) && scale > 1e-10
            guard nextLoss <= bound else {
                // No descent from here: the optimum, unless values too large for a double spoilt the step.
                return model(parameters, iterations: iteration, converged: step.allSatisfy(\.isFinite))
            }
            let change = zip(parameters, next).map { abs($0 - $1) / max(1, abs($0)) }.max() ?? 0
            (parameters, loss) = (next, nextLoss)
            if change < 1e-12 { return model(parameters, iterations: iteration + 1, converged: true) }
        }
        return model(parameters, iterations: maximumIterations, converged: false)
    }

    private func model(_ parameters: [Double], iterations: Int, converged: Bool) -> LogisticRegressionModel {
        LogisticRegressionModel(
            intercept: parameters.last ?? 0, coefficients: parameters.dropLast(), iterations: iterations,
            converged: converged)
    }

    private func wrong(
        _ name: String, _ requirement: String, _ value: some CustomStringConvertible
    ) -> Diagnostic {
        TrainingChecks.parameter(name, of: "LogisticRegression", must: requirement, got: value)
    }
}

/// A fitted logistic regression: log-odds of class 1 = intercept + Σ coefficient * x.
public struct LogisticRegressionModel: ClassifierModel, Hashable, Codable {
    public let intercept: Double
    /// Per feature the change of the log-odds per unit.
    public let coefficients: [Double]
    public let iterations: Int
    /// False where the iterations ran out.
    public let converged: Bool

    public var classes: Int { 2 }

    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("LogisticRegression", x, expected: coefficients.count)
        try TrainingChecks.checkFinite("LogisticRegression", x)
        var result = Matrix(rows: x.rows, columns: 2)
        for row in 0..<x.rows {
            let logit = zip(x.row(row), coefficients).reduce(intercept) { $0 + $1.0 * $1.1 }
            result[row, 0] = 1 / (1 + exp(logit))
            result[row, 1] = 1 / (1 + exp(-logit))
        }
        return result
    }
}
