import Foundation
import Statistics

/// The log-likelihood of customers with x repeat purchases (Fader & Hardie 2013, eq. 1a), with its derivatives by p, q, γ.
/// What depends on x alone is computed once.
struct GammaGammaLikelihood {
    let repeats: Int
    private let parameters: GammaGammaParameters
    private let logarithmOfBeta: Double
    private let digammaRises: (byQ: Double, byPX: Double)
    private let trigammas: (shape: Double, px: Double, q: Double)

    init(_ parameters: GammaGammaParameters, repeats: Int) {
        self.repeats = repeats
        self.parameters = parameters
        let q = parameters.q, px = parameters.p * Double(repeats)
        logarithmOfBeta = logBeta(px, q)
        digammaRises = (GammaFunction.digammaRise(px, by: q), GammaFunction.digammaRise(q, by: px))
        trigammas = (GammaFunction.trigamma(px + q), GammaFunction.trigamma(px), GammaFunction.trigamma(q))
    }

    /// Of one customer.
    /// - Parameter mean: of the repeat purchases' amounts.
    func value(mean: Double) -> CurvedValue {
        let q = parameters.q, gamma = parameters.gamma
        let x = Double(repeats), px = parameters.p * x, shape = px + q
        let total = x * mean, sum = gamma + total
        let logRest = -log1p(total / gamma), logShare = -log1p(gamma / total)
        var result = CurvedValue()
        result.value = -logarithmOfBeta + q * logRest + px * logShare - log(mean)
        result.gradient = [
            x * (digammaRises.byQ + logShare), digammaRises.byPX + logRest,
            (q * total - px * gamma) / (gamma * sum), 0,
        ]
        result.hessian = (
            [x * x * (trigammas.shape - trigammas.px), x * trigammas.shape, -x / sum, 0],
            [x * trigammas.shape, trigammas.shape - trigammas.q, total / (gamma * sum), 0],
            [-x / sum, total / (gamma * sum), shape / (sum * sum) - q / (gamma * gamma), 0],
            .zero
        )
        return result
    }
}
