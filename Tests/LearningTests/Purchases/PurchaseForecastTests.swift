import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

@Suite struct PurchaseForecastTests {
    private let histories: [PurchaseHistory]
    private let spending: [RepeatSpending]
    private let groups: [Int]

    init() {
        var simulation = SimulatedPurchases(seed: 11)
        let drawn = simulation.histories(900, BGNBDParameters(r: 0.9, alpha: 6, a: 0.8, b: 2.5), ages: 20...50)
        let amounts = simulation.spending(900, GammaGammaParameters(p: 4, q: 4, gamma: 20))
        histories = drawn
        spending = zip(drawn, amounts).map {
            RepeatSpending(repeats: $0.repeats, mean: $0.repeats > 0 ? $1.mean : 0)
        }
        groups = drawn.map { min($0.repeats, 2) }
    }

    private func forecast(rows: [Int], threads: Int = 1) throws -> [GroupForecast?] {
        let histories = rows.map { self.histories[$0] }, spending = rows.map { self.spending[$0] }
        let horizon = LifetimeValue(horizon: 13, periods: 3, discountPerPeriod: 0.01)
        return try PurchaseForecast(
            buying: BGNBD().fit(histories), value: GammaGamma().fit(spending), horizon: horizon, threads: threads
        ).means(histories: histories, spending: spending, groups: rows.map { groups[$0] }, count: 4)
    }

    @Test func meansAreThoseOfTheCustomers() throws {
        let model = try BGNBD().fit(histories), value = try GammaGamma().fit(spending)
        let all = try forecast(rows: Array(histories.indices))
        #expect(all[3] == nil)
        for group in 0..<3 {
            let forecast = try #require(all[group])
            let members = groups.indices.filter { groups[$0] == group }
            #expect(forecast.customers == members.count)
            let expected = members.map { model.parameters.expectedPurchases(in: 13, after: histories[$0]) }
            #expect(isClose(forecast.expectedPurchases.mean, Summary.mean(expected), relative: 1e-12))
            let values = members.map { row -> Double in
                let horizon = LifetimeValue(horizon: 13, periods: 3, discountPerPeriod: 0.01)
                return horizon.discountedPurchases(model.parameters, after: histories[row])
                    * (value.parameters.expectedValue(spending[row]) ?? .nan)
            }
            let mean = try #require(forecast.expectedValue?.mean)
            #expect(isClose(mean, Summary.mean(values), relative: 1e-12))
        }
        #expect(all[0]?.probabilityAlive == MeanWithError(mean: 1, error: 0))
        let threaded = try forecast(rows: Array(histories.indices), threads: 3)
        #expect(threaded == all)
    }

    /// The standard errors are those of refitting to customers drawn anew.
    @Test func errorsAreThoseOfTheBootstrap() throws {
        let all = try forecast(rows: Array(histories.indices))
        let draws = try (0..<80).map { index in
            var generator = SeededGenerator(seed: 3, index: index)
            return try forecast(rows: histories.map { _ in generator.below(histories.count) })
        }
        for group in 0..<3 {
            let forecast = try #require(all[group])
            let drawn = draws.compactMap { $0[group] }
            func check(_ error: Double, _ means: [Double]) {
                let spread = Summary.standardDeviation(means)
                #expect(means.count == 80 && abs(error - spread) <= 0.3 * spread)
            }
            check(forecast.expectedPurchases.error, drawn.map(\.expectedPurchases.mean))
            check(forecast.probabilityAlive.error, drawn.map(\.probabilityAlive.mean))
            check(try #require(forecast.expectedValue?.error), drawn.compactMap(\.expectedValue?.mean))
        }
    }

    @Test func intervalsStayInTheirRange() {
        let small = MeanWithError(mean: 0.1, error: 0.2)
        #expect(small.positiveInterval().low > 0 && small.positiveInterval().contains(0.1))
        let sure = MeanWithError(mean: 0.98, error: 0.03)
        #expect(sure.probabilityInterval().high < 1 && sure.probabilityInterval().contains(0.98))
        #expect(MeanWithError(mean: 1, error: 0).probabilityInterval() == ConfidenceInterval(low: 1, high: 1))
    }
}
