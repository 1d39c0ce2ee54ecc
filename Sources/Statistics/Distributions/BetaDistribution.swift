import Foundation

/// The beta distribution.
public enum BetaDistribution {
    /// E[f(P)] of P ~ Beta(a, b), for a, b > 0 and an f that is smooth and not negative on 0...1.
    ///
    /// The trapezoidal rule after p = logistic(centre + width · sinh s): a double exponential transformation (Takahasi
    /// & Mori 1974), under which the rule converges exponentially. The step is halved until two sums agree to 1e-13.
    public static func expectation(_ a: Double, _ b: Double, of f: (Double) -> Double) -> Double {
        precondition(a > 0 && b > 0, "beta distribution of a = \(a), b = \(b)")
        let centre = log(a / b), width = (1 / a + 1 / b).squareRoot()
        let normaliser = logBeta(a, b)
        func integrand(_ s: Double) -> Double {
            let logit = centre + width * sinh(s)
            let smaller = -log1p(exp(-abs(logit)))
            let logP = logit < 0 ? logit + smaller : smaller
            let logRest = logit < 0 ? smaller : smaller - logit
            let density = exp(a * logP + b * logRest - normaliser)
            return density == 0 ? 0 : density * width * cosh(s) * f(exp(logP))
        }
        var step = 0.5
        var total = sum(of: integrand, from: 0, step: step)
        for _ in 0..<14 {
            let refined = total + sum(of: integrand, from: step / 2, step: step)
            let change = abs(refined / 2 - total)
            total = refined
            step /= 2
            if change <= 1e-13 * total { break }
        }
        return total * step
    }

    /// Σ over start, start ± step, …, each side until its terms no longer count.
    private static func sum(of integrand: (Double) -> Double, from start: Double, step: Double) -> Double {
        var total = 0.0
        for direction in [1.0, -1.0] {
            var s = direction > 0 ? start : start - step
            while abs(s) < 50 {
                let value = integrand(s)
                total += value
                if abs(s) > 1, value <= 1e-18 * total { break }
                s += direction * step
            }
        }
        return total
    }
}
