import Foundation

/// Gauss's hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1 (DLMF 15.2.1).
public enum Hypergeometric {
    /// ₂F₁(a, b; c; z). Relative accuracy about 1e-12 where a, b and c are positive, or become so by Euler's
    /// transformation; a negative parameter costs digits, as the terms then alternate. Terms needed: about
    /// 35 / −ln z, and as many as a or b has units.
    ///
    /// - Precondition: c is neither 0 nor a negative whole number, and 0 ≤ z < 1.
    public static func gauss(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        if min(a, b) < 0, min(c - a, c - b) >= 0 {
            return exp((c - a - b) * log1p(-z)) * (1 + product(c - a, c - b, c, z))
        }
        return 1 + product(a, b, c, z)
    }

    private static func product(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        a * b / c * z * tail(a, b, c, z)
    }

    /// G in ₂F₁(a, b; c; z) = 1 + (a b / c) z G(z): ₃F₂(a + 1, b + 1, 1; c + 1, 2; z).
    ///
    /// It stays finite and exact where a or b is 0 and where c is 0, so that a quotient like (₂F₁ − 1) / b has no
    /// singularity to remove.
    ///
    /// - Precondition: c + 1 is neither 0 nor a negative whole number, and 0 ≤ z < 1.
    public static func tail(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        precondition(z >= 0 && z < 1, "hypergeometric function of z = \(z)")
        var term = 1.0, sum = 1.0, n = 1.0
        while n < 10_000_000 {
            let ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z
            term *= ratio
            sum += term
            n += 1
            // What is left is at most a geometric series, once the ratios fall below z or towards it.
            let bound = max(abs(ratio), z)
            if bound < 1, abs(term) * bound <= 1e-17 * (1 - bound) * abs(sum) { break }
            if !sum.isFinite { break }
        }
        return sum
    }
}
