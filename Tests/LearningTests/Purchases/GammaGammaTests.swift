import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

private typealias Reference = PurchaseReference

private func list(_ parameters: GammaGammaParameters) -> [Double] {
    [parameters.p, parameters.q, parameters.gamma]
}

private func parameters(_ list: [Double]) -> GammaGammaParameters {
    GammaGammaParameters(p: list[0], q: list[1], gamma: list[2])
}

@Suite struct GammaGammaTests {
    private let seeded = Reference.seeded.map { RepeatSpending(repeats: $0.repeats, mean: $0.mean) }

    @Test func equalsTheReference() throws {
        let model = try GammaGamma().fit(seeded)
        #expect(model.converged && model.atLimit.isEmpty)
        #expect(isClose(model.logLikelihood, Reference.seededValueLogLikelihood, relative: 1e-12))
        for (value, reference) in zip(list(model.parameters), Reference.seededValueParameters) {
            #expect(isClose(value, reference))
        }
        for (value, reference) in zip(model.standardErrors, Reference.seededValueErrors) {
            let value = try #require(value)
            #expect(isClose(value, reference))
        }
    }

    /// Fader & Hardie (2013) print 6.25, 3.74, 15.44.
    @Test(.enabled(if: CDNOW.isPresent)) func equalsThePublishedModelOfCDNOW() throws {
        let spending = try CDNOW.customers().map { $0.spending(lastDay: CDNOW.lastDayOfCalibration) }
        let model = try GammaGamma().fit(spending)
        #expect(model.customers == 946)
        #expect(isClose(model.logLikelihood, Reference.cdnowValueLogLikelihood, relative: 1e-12))
        for (value, reference) in zip(list(model.parameters), Reference.cdnowValueParameters) {
            #expect(isClose(value, reference))
        }
        for (value, reference) in zip(model.standardErrors, Reference.cdnowValueErrors) {
            let value = try #require(value)
            #expect(isClose(value, reference))
        }
        let correlation = try #require(GammaGamma.correlation(of: spending))
        #expect(isClose(correlation, Reference.cdnowCorrelation))
    }

    @Test func isThePublishedModel() {
        for (value, published) in zip(Reference.cdnowValueParameters, [6.25, 3.74, 15.44]) {
            #expect(abs(value - published) < 0.006)
        }
        for (value, reference) in zip(Reference.lifetimesValueParameters, Reference.cdnowValueParameters) {
            #expect(isClose(value, reference, relative: 1e-3))
        }
    }

    @Test(arguments: Reference.lifetimeValues)
    func lifetimeValue(repeats: Int, lastRepeat: Double, age: Double, mean: Double, value: Double) throws {
        let buying = Reference.cdnowParameters
        let history = PurchaseHistory(repeats: repeats, lastRepeat: lastRepeat, age: age)
        let horizon = LifetimeValue(horizon: 12 * 4.345, periods: 12, discountPerPeriod: 0.01)
        let purchases = horizon.discountedPurchases(
            BGNBDParameters(r: buying[0], alpha: buying[1], a: buying[2], b: buying[3]), after: history)
        let each = try #require(
            parameters(Reference.cdnowValueParameters).expectedValue(RepeatSpending(repeats: repeats, mean: mean)))
        #expect(isClose(purchases * each, value))
    }

    /// The errors made are as large as the standard errors say.
    @Test(arguments: [[6.25, 3.74, 15.44], [2, 6, 100], [1.2, 2.5, 30]])
    func recoversWhatItWasDrawnFrom(truth: [Double]) throws {
        var squares = 0.0
        for seed in 1...12 {
            var simulation = SimulatedPurchases(seed: UInt64(seed))
            let model = try GammaGamma().fit(simulation.spending(2000, parameters(truth)))
            #expect(model.converged && model.atLimit.isEmpty)
            for index in 0..<3 {
                let error = try #require(model.standardErrors[index])
                // On the scale of logarithms, where the estimates are about normal.
                let estimate = list(model.parameters)[index]
                let deviation = log(estimate / truth[index]) * estimate / error
                #expect(abs(deviation) < 4, "seed \(seed)")
                squares += deviation * deviation / 36
            }
        }
        #expect(0.4 < squares && squares < 1.8)
    }

    @Test func gradientAndHessianAreThoseOfTheLikelihood() {
        let sample = SpendingSample(seeded, weights: seeded.indices.map { Double($0 % 3) })
        for logarithms in [[1.0, 1, 3], [-1.0, 2, 5], [2.0, 0.1, 1]] {
            func at(_ shifts: [Int: Double]) -> CurvedValue {
                let moved = logarithms.enumerated().map { $1 + (shifts[$0] ?? 0) }
                return sample.likelihood(parameters(moved.map { exp($0) }), threads: 1)
            }
            let here = at([:]), h = 1e-5
            for i in 0..<3 {
                let up = at([i: h]), down = at([i: -h])
                #expect(abs(here.gradient[i] - (up.value - down.value) / (2 * h)) < 1e-4)
                for j in 0..<3 {
                    let slope = (up.gradient[j] - down.gradient[j]) / (2 * h)
                    #expect(abs(here.hessian(i, j) - slope) < 1e-5 * max(1, abs(slope)))
                }
            }
        }
    }

    /// One's own mean counts the more the more one bought; without repeats it is the population's.
    @Test func valueIsDrawnTowardsTheMean() throws {
        let model = parameters(Reference.cdnowValueParameters)
        let mean = try #require(model.populationMean)
        let values = [1, 3, 10, 1000].compactMap { model.expectedValue(RepeatSpending(repeats: $0, mean: 200)) }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
        #expect(values.allSatisfy { mean < $0 && $0 < 200 })
        #expect(model.expectedValue(RepeatSpending(repeats: 0, mean: 0)) == mean)
        #expect(parameters([2, 0.9, 3]).populationMean == nil)
        #expect(parameters([0.01, 0.9, 3]).expectedValue(RepeatSpending(repeats: 1, mean: 5)) == nil)
    }

    @Test func orderThreadsWeightsAndCurrencyDontMatter() throws {
        let model = try GammaGamma().fit(seeded)
        #expect(try GammaGamma().fit(seeded.reversed()) == model)
        #expect(try GammaGamma(threads: 4).fit(seeded) == model)
        let pence = try GammaGamma().fit(seeded.map { RepeatSpending(repeats: $0.repeats, mean: $0.mean * 100) })
        #expect(isClose(pence.parameters.gamma, 100 * model.parameters.gamma, relative: 1e-8))
        #expect(isClose(pence.parameters.q, model.parameters.q, relative: 1e-8))
        let unusable = [RepeatSpending(repeats: 3, mean: 0), RepeatSpending(repeats: 2, mean: -5)]
        #expect(try GammaGamma().fit(seeded + unusable) == model)
        let doubled = try GammaGamma().fit(seeded, weights: seeded.map { _ in 2 })
        #expect(isClose(doubled.parameters.p, model.parameters.p, relative: 1e-8))
    }

    @Test func refusesWhatTellsNothing() throws {
        func identifier(_ spending: [RepeatSpending]) -> String? {
            #expect(throws: Diagnostic.self) { try GammaGamma().fit(spending) }?.identifier
        }
        #expect(identifier([]) == "purchases.too-few")
        #expect(identifier((1...90).map { _ in RepeatSpending(repeats: 2, mean: 7) }) == "purchases.too-few")
        #expect(identifier((1...90).map { RepeatSpending(repeats: 0, mean: Double($0)) }) == "purchases.too-few")
        #expect(identifier((1...9).map { RepeatSpending(repeats: $0, mean: 1.7e308) }) == "purchases.too-large")
        #expect(GammaGamma.correlation(of: [RepeatSpending(repeats: 1, mean: 2)]) == nil)
        #expect(GammaGamma.correlation(of: (1...9).map { RepeatSpending(repeats: 1, mean: Double($0)) }) == nil)
        let line = (1...9).map { RepeatSpending(repeats: $0, mean: Double($0) * 10) }
        #expect(GammaGamma.correlation(of: line).map { isClose($0, 1) } == true)
    }

    /// Everybody pays the same each time, but for a little: no spread between customers is left to estimate.
    @Test func customersWhoDontDiffer() throws {
        var simulation = SimulatedPurchases(seed: 3)
        let spending = (0..<500).map { _ -> RepeatSpending in
            let repeats = 1 + simulation.generator.below(5)
            return RepeatSpending(repeats: repeats, mean: simulation.gamma(3 * Double(repeats)) * 10 / Double(repeats))
        }
        let model = try GammaGamma().fit(spending)
        let values = spending.compactMap { model.parameters.expectedValue($0) }
        #expect(values.count == 500 && values.allSatisfy { abs($0 - 30) < 6 })
    }
}
