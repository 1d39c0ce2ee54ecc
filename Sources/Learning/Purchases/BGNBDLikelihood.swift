import Foundation
import Statistics

/// The log-likelihood of histories with x repeat purchases (Fader, Hardie & Lee 2005, eq. 6, in the form of their
/// implementation note), with its derivatives by r, α, a, b. What depends on x alone is computed once.
///
///     ln L = ln Γ(r+x)/Γ(r) + ln B(a,b+x)/B(a,b) − r ln(1+T/α) − x ln(α+T) + ln(1 + e^η)
///     η    = ln a/(b+x−1) + (r+x) ln (α+T)/(α+t_x)
///
/// The last term for x > 0 alone; e^η are the odds of having left.
struct BGNBDLikelihood {
    let repeats: Int
    private let parameters: BGNBDParameters
    /// The terms that are free of t_x and T.
    private var constant = CurvedValue()

    init(_ parameters: BGNBDParameters, repeats: Int) {
        self.repeats = repeats
        self.parameters = parameters
        let (r, a, b) = (parameters.r, parameters.a, parameters.b)
        let x = Double(repeats)
        constant.value =
            GammaFunction.logarithmRise(r, by: x) + GammaFunction.logarithmRise(b, by: x)
            - GammaFunction.logarithmRise(a + b, by: x)
        let slopeOfSum = -GammaFunction.digammaRise(a + b, by: x)
        constant.gradient = [
            GammaFunction.digammaRise(r, by: x), 0, slopeOfSum, slopeOfSum + GammaFunction.digammaRise(b, by: x),
        ]
        func curvature(_ z: Double) -> Double { GammaFunction.trigamma(z + x) - GammaFunction.trigamma(z) }
        let curvatureOfSum = -curvature(a + b)
        constant.hessian = (
            [curvature(r), 0, 0, 0], .zero, [0, 0, curvatureOfSum, curvatureOfSum],
            [0, 0, curvatureOfSum, curvatureOfSum + curvature(b)]
        )
    }

    /// Adds weight times one customer's value, gradient and Hessian.
    func add(_ history: PurchaseHistory, weight: Double, to sum: inout CurvedValue) {
        let (r, alpha) = (parameters.r, parameters.alpha)
        let x = Double(repeats), total = r + x, age = history.age, end = alpha + age
        let growth = log1p(age / alpha), step = age / (alpha * end)
        sum.value += weight * (constant.value - r * growth - x * log(end))
        sum.gradient += weight * (constant.gradient + [-growth, r * step - x / end, 0, 0])
        sum.addHessian(constant.hessian, weight: weight)
        sum.addHessian(
            ([0, step, 0, 0], [step, total / (end * end) - r / (alpha * alpha), 0, 0], .zero, .zero), weight: weight)
        guard repeats > 0 else { return }

        let a = parameters.a, rest = parameters.b + x - 1
        let last = parameters.alpha + history.lastRepeat
        let logOdds = parameters.logOddsOfHavingLeft(history)
        let left = 1 / (1 + exp(-logOdds))
        // ln(1 + e^η) without overflow.
        sum.value += weight * (max(logOdds, 0) + log1p(exp(-abs(logOdds))))
        let silence = (last - end) / (last * end)
        let slope: SIMD4<Double> = [log1p((end - last) / last), total * silence, 1 / a, -1 / rest]
        sum.gradient += weight * left * slope
        sum.addSquare(slope, weight: weight * left * (1 - left))
        let bend = total * (1 / (last * last) - 1 / (end * end))
        sum.addHessian(
            ([0, silence, 0, 0], [silence, bend, 0, 0], [0, 0, -1 / (a * a), 0], [0, 0, 0, 1 / (rest * rest)]),
            weight: weight * left)
    }
}
