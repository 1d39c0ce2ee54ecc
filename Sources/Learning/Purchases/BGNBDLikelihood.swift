import Foundation
import Statistics

/// The log-likelihood of histories with x repeat purchases (Fader, Hardie & Lee 2005, eq. 6, in the form of their
/// implementation note), with its derivatives by r, α, a, b. What depends on x alone is computed once, what depends on T
/// alone in `BGNBDAge`.
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
    private let logOddsAtOnce: Double

    init(_ parameters: BGNBDParameters, repeats: Int) {
        self.repeats = repeats
        self.parameters = parameters
        let (r, a, b) = (parameters.r, parameters.a, parameters.b)
        let x = Double(repeats)
        logOddsAtOnce = parameters.logOddsOfHavingLeft(after: repeats)
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
    func add(_ history: PurchaseHistory, _ age: BGNBDAge, weight: Double, to sum: inout CurvedValue) {
        let (r, alpha) = (parameters.r, parameters.alpha)
        let x = Double(repeats), total = r + x, end = age.end, step = age.step
        sum.value += weight * (constant.value - r * age.growth - x * age.logarithmOfEnd)
        sum.gradient += weight * (constant.gradient + [-age.growth, r * step - x / end, 0, 0])
        sum.addHessian(constant.hessian, weight: weight)
        sum.addHessian(
            ([0, step, 0, 0], [step, total / (end * end) - r / (alpha * alpha), 0, 0], .zero, .zero), weight: weight)
        guard repeats > 0 else { return }

        let a = parameters.a, rest = parameters.b + x - 1
        let last = alpha + history.lastRepeat
        let logOdds = logOddsAtOnce + total * log1p((history.age - history.lastRepeat) / last)
        let left = 1 / (1 + exp(-logOdds))
        // ln(1 + e^η) without overflow.
        sum.value += weight * (max(logOdds, 0) + log1p(exp(-abs(logOdds))))
        let silence = (last - end) / (last * end)
        let slope: SIMD4<Double> = [log1p((end - last) / last), total * silence, 1 / a, -1 / rest]
        sum.gradient += weight * left * slope
        sum.addSquare(slope, weight: weight * left * (1 - left))
        let bend = total * (1 / (last * last) - 1 / (end * end))
        sum.addHessian(
            (
                [0, silence, 0, 0], [silence, bend, 0, 0], [0, 0, -1 / (a * a), 0],
                [0, 0, 0, 1 / (rest * rest)]
            ),
            weight: weight * left)
    }
}

/// What the likelihood needs of T, the time since the first purchase: as many customers began on one day, most logarithms
/// are taken once for all of them.
struct BGNBDAge {
    /// α + T.
    let end: Double
    let logarithmOfEnd: Double
    /// ln(1 + T/α).
    let growth: Double
    /// Its slope by α, but for the sign.
    let step: Double

    init(_ parameters: BGNBDParameters, age: Double) {
        end = parameters.alpha + age
        logarithmOfEnd = log(end)
        growth = log1p(age / parameters.alpha)
        step = age / (parameters.alpha * end)
    }
}
