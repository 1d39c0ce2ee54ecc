import Foundation

/// Platt's (1999) probability of the positive class from a decision value: 1 / (1 + exp(slope * value + intercept)).
public struct PlattSigmoid: Sendable, Hashable, Codable {
    /// Negative where larger values speak for the positive class.
    public let slope: Double
    public let intercept: Double

    /// For decision values that nothing has been learnt about.
    static let uncalibrated = PlattSigmoid(slope: -1, intercept: 0)

    public func probability(_ value: Double) -> Double {
        let exponent = slope * value + intercept
        // Without overflow (Lin, Lin & Weng 2007).
        return exponent >= 0 ? exp(-exponent) / (1 + exp(-exponent)) : 1 / (1 + exp(exponent))
    }

    /// The maximum of the likelihood, where the targets lie as far from 0 and 1 as Laplace's rule puts them; Newton's
    /// method with backtracking (Lin, Lin & Weng 2007). Uncalibrated where either class has no rows.
    ///
    /// Never rising with the value's distance from the positive class: where the held-out rows contradict the machine, as
    /// they do by chance among few rows of many features, the best that is left is the class's share.
    ///
    /// `values` must come from machines that didn't learn from these rows, else the probabilities are too sure.
    static func fit(_ values: [Double], isPositive: [Bool]) -> PlattSigmoid {
        let positives = Double(isPositive.count { $0 })
        let negatives = Double(isPositive.count) - positives
        guard positives > 0, negatives > 0 else { return .uncalibrated }
        let (high, low) = ((positives + 1) / (positives + 2), 1 / (negatives + 2))
        let share = PlattSigmoid(slope: 0, intercept: log((negatives + 1) / (positives + 1)))
        let best = PlattLikelihood(values: values, targets: isPositive.map { $0 ? high : low }).minimum(from: share)
        return best.slope < 0 ? best : share
    }
}

/// Minus the log-likelihood of a sigmoid, which is convex.
private struct PlattLikelihood {
    let values: [Double]
    let targets: [Double]

    func minimum(from start: PlattSigmoid) -> PlattSigmoid {
        var sigmoid = start
        var loss = loss(sigmoid)
        for _ in 0..<100 {
            let (gradient, step) = newton(sigmoid)
            guard abs(gradient.0) + abs(gradient.1) > 1e-12 * Double(values.count) else { break }
            let descent = gradient.0 * step.0 + gradient.1 * step.1
            var scale = 1.0
            var next = sigmoid
            var nextLoss = loss
            repeat {
                next = PlattSigmoid(
                    slope: sigmoid.slope + scale * step.0, intercept: sigmoid.intercept + scale * step.1)
                nextLoss = self.loss(next)
                guard !(nextLoss < loss + 1e-4 * scale * descent) else { break }
                scale /= 2
            } while scale >= 1e-10
            // No step descends any more: rounding is all that is left.
            guard nextLoss < loss else { break }
            (sigmoid, loss) = (next, nextLoss)
        }
        return sigmoid
    }

    private func loss(_ sigmoid: PlattSigmoid) -> Double {
        var sum = 0.0
        for (value, target) in zip(values, targets) {
            let exponent = sigmoid.slope * value + sigmoid.intercept
            sum +=
                exponent >= 0
                ? target * exponent + log1p(exp(-exponent)) : (target - 1) * exponent + log1p(exp(exponent))
        }
        return sum
    }

    private func newton(_ sigmoid: PlattSigmoid) -> (gradient: (Double, Double), step: (Double, Double)) {
        // The ridge keeps the Hessian invertible where all values are equal.
        var (h11, h22, h21) = (1e-12, 1e-12, 0.0)
        var (g1, g2) = (0.0, 0.0)
        for (value, target) in zip(values, targets) {
            let probability = sigmoid.probability(value)
            let curvature = probability * (1 - probability)
            h11 += value * value * curvature
            h22 += curvature
            h21 += value * curvature
            g1 += value * (target - probability)
            g2 += target - probability
        }
        let determinant = h11 * h22 - h21 * h21
        return ((g1, g2), (-(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant))
    }
}
