import Foundation

/// ln Γ(z) for z > 0 by Stirling's series, absolute accuracy about 1e-15 · max(1, |ln Γ(z)|).
///
/// The C library's `lgamma` is left alone: it writes a global sign and differs between systems in the last digits.
func logGamma(_ z: Double) -> Double { stirlingBase(z) + stirlingCorrection(z) }

/// ln Γ(z) − stirlingBase(z). Kept apart because in the densities of the gamma and beta distributions the large base
/// terms cancel, and should cancel before they are rounded.
func stirlingCorrection(_ z: Double) -> Double {
    guard z < 10 else {
        let square = 1 / (z * z)
        return stirlingCoefficients.reduce(0) { $0 * square + $1 } / z
    }
    // Γ(z) = Γ(z + m) / (z (z + 1) … (z + m − 1)), with z + m at least 10.
    var product = 1.0, shifted = z
    while shifted < 10 {
        product *= shifted
        shifted += 1
    }
    return stirlingBase(shifted) + stirlingCorrection(shifted) - log(product) - stirlingBase(z)
}

/// B₁₂/(12·11), …, B₄/(4·3), B₂/(2·1) with the Bernoulli numbers B, highest first.
private let stirlingCoefficients: [Double] = [-691 / 360_360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]

private func stirlingBase(_ z: Double) -> Double { (z - 0.5) * log(z) - z + 0.5 * log(2 * Double.pi) }
