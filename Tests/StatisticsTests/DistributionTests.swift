import Foundation
import Testing

@testable import Statistics

private typealias Reference = DistributionReference

/// Equal to a relative accuracy, 1e-10 unless stated; both 0, or both the same infinity, are equal too.
func isClose(_ value: Double, _ reference: Double, relative: Double = 1e-10) -> Bool {
    value == reference || abs(value - reference) <= relative * abs(reference)
}

@Suite struct DistributionTests {
    @Test(arguments: Reference.normal) func normal(x: Double, cdf: Double) {
        #expect(isClose(Normal.cdf(x), cdf, relative: 1e-12))
        #expect(isClose(Normal.survival(-x), cdf, relative: 1e-12))
    }

    @Test(arguments: Reference.normalQuantile) func normalQuantile(p: Double, x: Double) {
        #expect(isClose(Normal.quantile(p), x, relative: 1e-14))
    }

    @Test func normalQuantileInvertsTheDistribution() {
        for step in 1..<1000 {
            let p = Double(step) / 1000
            #expect(isClose(Normal.cdf(Normal.quantile(p)), p, relative: 1e-14))
        }
        #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
        #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(.nan).isNaN)
    }

    @Test func logGammaOfKnownValues() {
        var factorial = 1.0
        for n in 1...20 {
            #expect(abs(logGamma(Double(n)) - log(factorial)) < 1e-14 * max(1, log(factorial)))
            factorial *= Double(n)
        }
        #expect(abs(logGamma(0.5) - log(Double.pi) / 2) < 1e-14)
        #expect(abs(logGamma(1e-10) - 23.025_850_929_882_736) < 1e-13)
    }

    @Test(arguments: Reference.incompleteGamma)
    func incompleteGamma(a: Double, x: Double, lower: Double, upper: Double) {
        #expect(isClose(IncompleteGamma.lower(a, x), lower, relative: 1e-12))
        #expect(isClose(IncompleteGamma.upper(a, x), upper, relative: 1e-12))
    }

    @Test func incompleteGammaAtItsEnds() {
        #expect(IncompleteGamma.lower(2, 0) == 0 && IncompleteGamma.upper(2, 0) == 1)
        #expect(IncompleteGamma.lower(2, .infinity) == 1 && IncompleteGamma.upper(2, .infinity) == 0)
    }

    @Test(arguments: Reference.chiSquare) func chiSquare(x: Double, degreesOfFreedom: Double, survival: Double) {
        #expect(isClose(ChiSquare.survival(x, degreesOfFreedom: degreesOfFreedom), survival))
        #expect(ChiSquare.survival(-x, degreesOfFreedom: degreesOfFreedom) == 1)
    }

    @Test(arguments: Reference.incompleteBeta) func incompleteBeta(a: Double, b: Double, x: Double, value: Double) {
        #expect(isClose(IncompleteBeta.regularized(a: a, b: b, x: x), value))
        #expect(abs(IncompleteBeta.regularized(a: b, b: a, x: 1 - x) + value - 1) < 1e-12)
    }

    @Test(arguments: Reference.student) func student(t: Double, degreesOfFreedom: Double, survival: Double) {
        #expect(isClose(StudentT.survival(t, degreesOfFreedom: degreesOfFreedom), survival))
        #expect(isClose(StudentT.cdf(-t, degreesOfFreedom: degreesOfFreedom), survival))
    }

    @Test func studentAtItsEnds() {
        #expect(StudentT.survival(.infinity, degreesOfFreedom: 3) == 0)
        #expect(StudentT.survival(-.infinity, degreesOfFreedom: 3) == 1)
        #expect(StudentT.survival(.nan, degreesOfFreedom: 3).isNaN)
        #expect(StudentT.quantile(0, degreesOfFreedom: 3) == -.infinity)
        #expect(StudentT.quantile(0.5, degreesOfFreedom: 3) == 0)
        #expect(StudentT.quantile(1, degreesOfFreedom: 3) == .infinity)
        #expect(StudentT.quantile(2, degreesOfFreedom: 3).isNaN)
    }

    @Test(arguments: Reference.studentQuantile) func studentQuantile(p: Double, degreesOfFreedom: Double, t: Double) {
        #expect(isClose(StudentT.quantile(p, degreesOfFreedom: degreesOfFreedom), t))
    }

    @Test(arguments: Reference.kolmogorov) func kolmogorov(x: Double, survival: Double) {
        #expect(isClose(KolmogorovSmirnovTest.survival(x), survival))
    }
}
