import Foundation
import Testing

@testable import Statistics

private typealias Reference = SpecialFunctionReference

/// Equal to a relative accuracy, or to the same absolute accuracy near a zero.
private func isNear(_ value: Double, _ reference: Double, _ accuracy: Double = 1e-13) -> Bool {
    abs(value - reference) <= accuracy * max(1, abs(reference))
}

@Suite struct SpecialFunctionTests {
    @Test(arguments: Reference.gamma)
    func gammaFunction(z: Double, logarithm: Double, digamma: Double, trigamma: Double) {
        #expect(isNear(GammaFunction.logarithm(z), logarithm))
        #expect(isNear(GammaFunction.digamma(z), digamma))
        #expect(isClose(GammaFunction.trigamma(z), trigamma, relative: 1e-13))
    }

    @Test(arguments: Reference.rises) func rise(z: Double, n: Double, logarithm: Double, digamma: Double) {
        #expect(isNear(GammaFunction.logarithmRise(z, by: n), logarithm))
        #expect(isClose(GammaFunction.digammaRise(z, by: n), digamma, relative: 1e-9))
        #expect(isNear(GammaFunction.digammaRise(z, by: n), digamma))
        #expect(GammaFunction.logarithmRise(z, by: 0) == 0 && GammaFunction.digammaRise(z, by: 0) == 0)
    }

    @Test(arguments: Reference.logBeta) func logarithmOfBeta(a: Double, b: Double, value: Double) {
        #expect(isNear(logBeta(a, b), value))
        #expect(logBeta(a, b) == logBeta(b, a))
    }

    @Test(arguments: Reference.gauss) func gauss(a: Double, b: Double, c: Double, z: Double, value: Double) {
        #expect(isClose(Hypergeometric.gauss(a, b, c, z), value, relative: 1e-12))
        #expect(Hypergeometric.gauss(a, b, c, z) == Hypergeometric.gauss(b, a, c, z))
    }

    @Test(arguments: Reference.tails) func tail(a: Double, b: Double, c: Double, z: Double, value: Double) {
        #expect(isClose(Hypergeometric.tail(a, b, c, z), value, relative: 1e-12))
    }

    /// ₂F₁(1, 1; 2; z) = −ln(1 − z)/z and ₂F₁(a, b; b; z) = (1 − z)^−a.
    @Test func gaussOfKnownForms() {
        for z in stride(from: 0.05, to: 1, by: 0.05) {
            #expect(isClose(Hypergeometric.gauss(1, 1, 2, z), -log1p(-z) / z, relative: 1e-14))
            #expect(isClose(Hypergeometric.gauss(2.5, 3, 3, z), pow(1 - z, -2.5), relative: 1e-13))
        }
        #expect(Hypergeometric.gauss(3, 0, 2, 0.5) == 1)
    }

    @Test(arguments: Reference.betaExpectation)
    func betaExpectation(a: Double, b: Double, mean: Double, exponential: Double) {
        #expect(isClose(BetaDistribution.expectation(a, b) { _ in 1 }, 1, relative: 1e-11))
        #expect(isClose(BetaDistribution.expectation(a, b) { $0 }, mean, relative: 1e-11))
        #expect(isClose(BetaDistribution.expectation(a, b) { exp(-7 * $0) }, exponential, relative: 1e-11))
    }
}
