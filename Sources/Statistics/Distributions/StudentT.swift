import Foundation

/// Student's t distribution.
public enum StudentT {
    /// P(T ≤ t) with `degreesOfFreedom` > 0.
    public static func cdf(_ t: Double, degreesOfFreedom: Double) -> Double {
        survival(-t, degreesOfFreedom: degreesOfFreedom)
    }

    /// P(T > t), accurate in the upper tail.
    public static func survival(_ t: Double, degreesOfFreedom: Double) -> Double {
        if t.isNaN { return .nan }
        if t.isInfinite { return t > 0 ? 0 : 1 }
        let sum = degreesOfFreedom + t * t
        let bothTails = IncompleteBeta.regularized(
            a: degreesOfFreedom / 2, b: 0.5, x: degreesOfFreedom / sum, oneMinusX: t * t / sum)
        return t > 0 ? bothTails / 2 : 1 - bothTails / 2
    }

    /// The t with P(T ≤ t) = p, by bisection to the last digits. −∞ at 0, ∞ at 1, NaN outside 0...1.
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        if p == 0.5 { return 0 }
        let tail = min(p, 1 - p)
        var low = 0.0, high = 1.0
        while survival(high, degreesOfFreedom: degreesOfFreedom) > tail, high < 1e300 {
            low = high
            high *= 2
        }
        while true {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if survival(middle, degreesOfFreedom: degreesOfFreedom) > tail { low = middle } else { high = middle }
        }
        return p < 0.5 ? -high : high
    }
}

/// The regularised incomplete beta function.
public enum IncompleteBeta {
    /// I_x(a, b) for a, b > 0 and x in 0...1.
    public static func regularized(a: Double, b: Double, x: Double) -> Double {
        regularized(a: a, b: b, x: x, oneMinusX: 1 - x)
    }

    /// As above, where 1 − x is known more exactly than by subtraction.
    static func regularized(a: Double, b: Double, x: Double, oneMinusX: Double) -> Double {
        precondition(a > 0 && b > 0 && (0...1).contains(x), "incomplete beta function of a = \(a), b = \(b), x = \(x)")
        if x == 0 { return 0 }
        if oneMinusX == 0 { return 1 }
        let density = density(a, b, x, oneMinusX)
        // The continued fraction converges fast left of the mean; right of it take the mirror image.
        return x < (a + 1) / (a + b + 2)
            ? density * continuedFraction(a, b, x) / a : 1 - density * continuedFraction(b, a, oneMinusX) / b
    }

    /// xᵃ (1 − x)ᵇ / B(a, b), with the large terms cancelled before they are rounded.
    private static func density(_ a: Double, _ b: Double, _ x: Double, _ oneMinusX: Double) -> Double {
        let exponent =
            a * log(x * (a + b) / a) + b * log(oneMinusX * (a + b) / b) + stirlingCorrection(a + b)
            - stirlingCorrection(a) - stirlingCorrection(b)
        return (a * b / (2 * Double.pi * (a + b))).squareRoot() * exp(exponent)
    }

    /// DLMF 8.17.22 by the modified Lentz method.
    private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1...1_000_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            value *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return value
    }
}
