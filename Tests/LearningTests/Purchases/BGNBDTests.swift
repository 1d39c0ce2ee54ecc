import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

private typealias Reference = PurchaseReference

func isClose(_ value: Double, _ reference: Double, relative: Double) -> Bool {
    abs(value - reference) <= relative * abs(reference)
}

private func list(_ parameters: BGNBDParameters) -> [Double] {
    [parameters.r, parameters.alpha, parameters.a, parameters.b]
}

private func parameters(_ list: [Double]) -> BGNBDParameters {
    BGNBDParameters(r: list[0], alpha: list[1], a: list[2], b: list[3])
}

@Suite struct BGNBDTests {
    private let seeded = Reference.seeded.map {
        PurchaseHistory(
            repeats: $0.repeats, lastRepeat: Double($0.lastDay) / 7, age: Double($0.ageDays) / 7)
    }

    @Test func equalsTheReference() throws {
        let model = try BGNBD().fit(seeded)
        #expect(model.converged && model.atLimit.isEmpty)
        #expect(isClose(model.logLikelihood, Reference.seededLogLikelihood, relative: 1e-13))
        for (value, reference) in zip(list(model.parameters), Reference.seededParameters) {
            #expect(isClose(value, reference))
        }
        for (value, reference) in zip(model.standardErrors, Reference.seededErrors) {
            let value = try #require(value)
            #expect(isClose(value, reference))
        }
    }

    /// Fader, Hardie & Lee (2005) print 0.243, 4.414, 0.793, 2.426 and −9582.4.
    @Test(.enabled(if: CDNOW.isPresent)) func equalsThePublishedModelOfCDNOW() throws {
        let histories = try CDNOW.customers().compactMap { $0.history(lastDay: CDNOW.lastDayOfCalibration) }
        #expect(histories.count == 2357 && histories.reduce(0) { $0 + $1.repeats } == 2457)
        let model = try BGNBD().fit(histories)
        #expect(isClose(model.logLikelihood, Reference.cdnowLogLikelihood, relative: 1e-13))
        for (value, reference) in zip(list(model.parameters), Reference.cdnowParameters) {
            #expect(isClose(value, reference))
        }
        for (value, reference) in zip(model.standardErrors, Reference.cdnowErrors) {
            let value = try #require(value)
            #expect(isClose(value, reference))
        }
        for (value, published) in zip(list(model.parameters), [0.243, 4.414, 0.793, 2.426]) {
            #expect(abs(value - published) < 0.0005)
        }
        #expect(abs(model.logLikelihood + 9582.4) < 0.05)
    }

    /// What the paper compares: expected repeat purchases of the hold-out against the 1,882 days seen there.
    @Test(.enabled(if: CDNOW.isPresent)) func forecastsTheHoldOutOfCDNOW() throws {
        let customers = try CDNOW.customers()
        let histories = customers.compactMap { $0.history(lastDay: CDNOW.lastDayOfCalibration) }
        let later = customers.map { $0.days.keys.count { $0 > CDNOW.lastDayOfCalibration } }
        #expect(later.reduce(0, +) == 1882)
        let model = try BGNBD().fit(histories).parameters
        let expected = histories.map { model.expectedPurchases(in: 39, after: $0) }
        #expect(abs(expected.reduce(0, +) - 1882) < 0.15 * 1882)
        let error = zip(expected, later).reduce(0) { $0 + abs($1.0 - Double($1.1)) }
        let naive = zip(histories, later).reduce(0) { $0 + abs(Double($1.0.repeats) / $1.0.age * 39 - Double($1.1)) }
        #expect(error < naive)
    }

    /// lifetimes stops at five digits.
    @Test func agreesWithLifetimes() {
        for (value, reference) in zip(Reference.lifetimesParameters, Reference.cdnowParameters) {
            #expect(isClose(value, reference, relative: 1e-4))
        }
    }

    @Test(arguments: Reference.expectedPurchases)
    func expectedPurchases(
        list: [Double], repeats: Int, lastRepeat: Double, age: Double, time: Double, value: Double
    ) {
        let history = PurchaseHistory(repeats: repeats, lastRepeat: lastRepeat, age: age)
        let expected = parameters(list).expectedPurchases(in: time, after: history)
        #expect(isClose(expected, value, relative: 1e-10), "\(expected) instead of \(value)")
        if history.age == 0 { #expect(isClose(parameters(list).expectedPurchases(in: time), value, relative: 1e-10)) }
    }

    @Test(arguments: Reference.expectedOfFaithful)
    func expectedPurchasesOfCustomersWhoHardlyLeave(
        list: [Double], repeats: Int, lastRepeat: Double, age: Double, time: Double, value: Double
    ) {
        let history = PurchaseHistory(repeats: repeats, lastRepeat: lastRepeat, age: age)
        let expected = parameters(list).expectedPurchases(in: time, after: history)
        #expect(isClose(expected, value, relative: 1e-12), "\(expected) instead of \(value)")
    }

    @Test(arguments: Reference.cdnowPredictions)
    func predictions(repeats: Int, lastRepeat: Double, age: Double, alive: Double, purchases: Double) {
        let model = parameters(Reference.cdnowParameters)
        let history = PurchaseHistory(repeats: repeats, lastRepeat: lastRepeat, age: age)
        #expect(isClose(model.probabilityAlive(history), alive, relative: 1e-12))
        #expect(isClose(model.expectedPurchases(in: 39, after: history), purchases, relative: 1e-12))
    }

    @Test(arguments: Reference.cdnowExpectedNew) func newcomers(weeks: Double, purchases: Double) {
        #expect(
            isClose(parameters(Reference.cdnowParameters).expectedPurchases(in: weeks), purchases, relative: 1e-12))
    }

    @Test(arguments: Reference.masses) func masses(list: [Double], count: Int, time: Double, value: Double) {
        #expect(isClose(parameters(list).probability(of: count, in: time), value, relative: 1e-10))
    }

    /// Σ P(X = x) = 1 and Σ x P(X = x) = E[X].
    @Test func massesAddUp() {
        let model = parameters([1.5, 6, 0.8, 3])
        let masses = (0..<400).map { model.probability(of: $0, in: 20) }
        #expect(isClose(masses.reduce(0, +), 1, relative: 1e-10))
        let mean = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        #expect(isClose(mean, model.expectedPurchases(in: 20), relative: 1e-9))
    }

    /// The errors made are as large as the standard errors say.
    @Test(arguments: [[0.8, 6, 0.7, 2.5], [2, 10, 1.5, 4], [0.25, 4.4, 0.8, 2.4]])
    func recoversWhatItWasDrawnFrom(truth: [Double]) throws {
        var squares = 0.0
        for seed in 1...12 {
            var simulation = SimulatedPurchases(seed: UInt64(seed))
            let model = try BGNBD(threads: 2).fit(simulation.histories(3000, parameters(truth), ages: 20...60))
            #expect(model.converged && model.atLimit.isEmpty)
            for index in 0..<4 {
                let error = try #require(model.standardErrors[index])
                // On the scale of logarithms, where the estimates are about normal.
                let estimate = list(model.parameters)[index]
                let deviation = log(estimate / truth[index]) * estimate / error
                #expect(abs(deviation) < 4, "seed \(seed)")
                squares += deviation * deviation / 48
            }
        }
        #expect(0.4 < squares && squares < 1.8)
    }

    /// Of many customers a part says where to begin: the end is that of all starts on all of them.
    @Test func aPartOfManyCustomersFindsTheStart() throws {
        var simulation = SimulatedPurchases(seed: 4)
        let histories = simulation.histories(8000, BGNBDParameters(r: 0.6, alpha: 4, a: 0.7, b: 2), ages: 20...60)
        let patterns = HistoryPatterns(histories, weights: nil)
        #expect(patterns.thinned(to: BoxedNewton.mostForStarts)?.histories.count == BoxedNewton.mostForStarts)
        let model = try BGNBD().fit(histories)
        #expect(model.converged && model.atLimit.isEmpty)
        let all = BoxedNewton(bounds: -12...12, maximumIterations: 200).highest(
            from: [[-1, -2, -1, 1], [1, -2, 0, 2]]
        ) {
            BGNBDParameters.coordinates.derivatives(
                patterns.likelihood(BGNBDParameters(BGNBDParameters.coordinates.values($0)), threads: 1))
        }
        let expected = BGNBDParameters.coordinates.values(try #require(all).parameters)
        for index in 0..<4 { #expect(abs(model.parameters.values[index] / expected[index] - 1) < 1e-7) }
    }

    @Test func gradientAndHessianAreThoseOfTheLikelihood() {
        let patterns = HistoryPatterns(seeded, weights: seeded.indices.map { Double($0 % 3) })
        for logarithms in [[-1.0, 1, 0, 1], [0.5, 2, -1, 0], [1.0, 3, 1.5, 2.5]] {
            func at(_ shifts: [Int: Double]) -> CurvedValue {
                let moved = logarithms.enumerated().map { $1 + (shifts[$0] ?? 0) }
                return patterns.likelihood(parameters(moved.map { exp($0) }), threads: 1)
            }
            let here = at([:]), h = 1e-5
            for i in 0..<4 {
                let up = at([i: h]), down = at([i: -h])
                #expect(abs(here.gradient[i] - (up.value - down.value) / (2 * h)) < 1e-4)
                for j in 0..<4 {
                    let slope = (up.gradient[j] - down.gradient[j]) / (2 * h)
                    #expect(abs(here.hessian(i, j) - slope) < 1e-5 * max(1, abs(slope)))
                }
            }
        }
    }

    @Test func orderThreadsWeightsAndUnitsDontMatter() throws {
        let model = try BGNBD().fit(seeded)
        #expect(try BGNBD().fit(seeded.reversed()) == model)
        #expect(try BGNBD(threads: 4).fit(seeded) == model)
        let twice = try BGNBD().fit(seeded + seeded)
        #expect(try BGNBD().fit(seeded, weights: seeded.map { _ in 2 }) == twice)
        #expect(isClose(twice.logLikelihood, 2 * model.logLikelihood, relative: 1e-12))
        let days = try BGNBD().fit(
            seeded.map { PurchaseHistory(repeats: $0.repeats, lastRepeat: $0.lastRepeat * 7, age: $0.age * 7) })
        #expect(isClose(days.parameters.alpha, 7 * model.parameters.alpha))
        #expect(isClose(days.parameters.b, model.parameters.b))
        let zeros = try BGNBD().fit(
            seeded + [PurchaseHistory(repeats: 9, lastRepeat: 1, age: 2)], weights: seeded.map { _ in 1 } + [0])
        #expect(zeros == model)
    }

    @Test func manyThreadsOverManyBlocks() throws {
        var simulation = SimulatedPurchases(seed: 7)
        let histories = simulation.histories(9000, parameters([0.8, 6, 0.7, 2.5]), ages: 20...60)
        #expect(try BGNBD(threads: 1).fit(histories) == BGNBD(threads: 3).fit(histories))
    }

    @Test func aliveFallsWithSilenceAndIsOneWithoutRepeats() {
        let model = parameters(Reference.cdnowParameters)
        #expect(model.probabilityAlive(PurchaseHistory(repeats: 0, lastRepeat: 0, age: 500)) == 1)
        let silences = stride(from: 0.0, through: 400, by: 20).map {
            model.probabilityAlive(PurchaseHistory(repeats: 6, lastRepeat: 30, age: 30 + $0))
        }
        #expect(zip(silences, silences.dropFirst()).allSatisfy { $0 > $1 } && silences.allSatisfy { 0 < $0 && $0 < 1 })
    }
}
