import Foundation

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x).
public enum IncompleteGamma {
    /// P(a, x), for a > 0 and x ≥ 0.
    public static func lower(_ a: Double, _ x: Double) -> Double { both(a, x).lower }

    /// Q(a, x), for a > 0 and x ≥ 0, accurate in the far tail.
    public static func upper(_ a: Double, _ x: Double) -> Double { both(a, x).upper }

    /// The series for P left of the mean, Legendre's continued fraction for Q right of it (DLMF 8.7.1, 8.9.2), so that
    /// the smaller of the two is never taken as a difference.
    private static func both(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        precondition(a > 0 && x >= 0, "incomplete gamma function of a = \(a), x = \(x)")
        if x == 0 { return (0, 1) }
        if x == .infinity { return (1, 0) }
        if x < a + 1 {
            let lower = min(1, density(a, x) * series(a, x))
            return (lower, 1 - lower)
        }
        let upper = min(1, density(a, x) * continuedFraction(a, x))
        return (1 - upper, upper)
    }

    /// xᵃ e⁻ˣ / Γ(a), with the large terms cancelled before they are rounded.
    private static func density(_ a: Double, _ x: Double) -> Double {
        let deviation = (x - a) / a
        let logRatio = abs(deviation) < 0.5 ? log1p(deviation) : log(x / a)
        return (a / (2 * Double.pi)).squareRoot() * exp(a * (logRatio - deviation) - stirlingCorrection(a))
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a, sum = term, n = a
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        return sum
    }

    /// By the modified Lentz method.
    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny, d = 1 / b, value = d
        for i in 1...1_000_000 {
            let numerator = -Double(i) * (Double(i) - a)
            b += 2
            d = numerator * d + b
            if abs(d) < tiny { d = tiny }
            c = b + numerator / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            value *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return value
    }
}

/// The chi-square distribution.
public enum ChiSquare {
    /// P(X > x) with `degreesOfFreedom` > 0; relative accuracy about 1e-12. 1 for x ≤ 0.
    public static func survival(_ x: Double, degreesOfFreedom: Double) -> Double {
        x <= 0 ? 1 : IncompleteGamma.upper(degreesOfFreedom / 2, x / 2)
    }
}
