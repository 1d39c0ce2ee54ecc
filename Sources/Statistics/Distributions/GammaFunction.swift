import Foundation

/// ln Γ, its derivatives, and their differences for z > 0, by Stirling's series after a shift to 10 and beyond
/// (DLMF 5.11.1, 5.11.2, 5.15.8). Relative accuracy about 1e-14, except near the zeros of ln Γ and ψ: absolute there.
public enum GammaFunction {
    /// ln Γ(z).
    public static func logarithm(_ z: Double) -> Double { logGamma(z) }

    /// ψ(z) = d ln Γ(z) / dz.
    public static func digamma(_ z: Double) -> Double { log(z) + digammaCorrection(z) }

    /// ψ′(z).
    public static func trigamma(_ z: Double) -> Double {
        var sum = 0.0, shifted = z
        while shifted < 10 {
            sum += 1 / (shifted * shifted)
            shifted += 1
        }
        let square = 1 / (shifted * shifted)
        return sum + 1 / shifted + square / 2 + trigammaCoefficients.reduce(0) { $0 * square + $1 } * square / shifted
    }

    /// ln Γ(z + n) − ln Γ(z) for n ≥ 0: the logarithm of the rising factorial. The large terms of both are cancelled
    /// before they are rounded, so that a z of a million costs no digits.
    public static func logarithmRise(_ z: Double, by n: Double) -> Double {
        guard n > 0 else { return 0 }
        return (z - 0.5) * log1p(n / z) + n * (log(z + n) - 1) + stirlingCorrection(z + n) - stirlingCorrection(z)
    }

    /// ψ(z + n) − ψ(z) for n ≥ 0.
    public static func digammaRise(_ z: Double, by n: Double) -> Double {
        guard n > 0 else { return 0 }
        return log1p(n / z) + digammaCorrection(z + n) - digammaCorrection(z)
    }
}

/// ln B(a, b) of the beta function, for a, b > 0.
public func logBeta(_ a: Double, _ b: Double) -> Double {
    logGamma(min(a, b)) - GammaFunction.logarithmRise(max(a, b), by: min(a, b))
}

/// ψ(z) − ln z.
private func digammaCorrection(_ z: Double) -> Double {
    var sum = 0.0, shifted = z
    while shifted < 10 {
        sum += 1 / shifted
        shifted += 1
    }
    let square = 1 / (shifted * shifted)
    let series = digammaCoefficients.reduce(0) { $0 * square + $1 } * square + 0.5 / shifted
    return (shifted == z ? 0 : log1p((shifted - z) / z)) - sum - series
}

/// B₁₄/14, …, B₄/4, B₂/2 with the Bernoulli numbers B, highest first.
private let digammaCoefficients: [Double] = [1 / 12, -691 / 32760, 1 / 132, -1 / 240, 1 / 252, -1 / 120, 1 / 12]

/// B₁₄, …, B₄, B₂, highest first.
private let trigammaCoefficients: [Double] = [7 / 6, -691 / 2730, 5 / 66, -1 / 30, 1 / 42, -1 / 30, 1 / 6]
