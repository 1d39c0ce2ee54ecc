import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

/// What no purchase model fits: a message or a named limit, never nonsense.
@Suite struct PurchaseLimitsTests {
    private func identifier(_ histories: [PurchaseHistory], weights: [Double]? = nil) -> String? {
        #expect(throws: Diagnostic.self) { try BGNBD().fit(histories, weights: weights) }?.identifier
    }

    private func history(_ repeats: Int, _ lastRepeat: Double, _ age: Double) -> PurchaseHistory {
        PurchaseHistory(repeats: repeats, lastRepeat: lastRepeat, age: age)
    }

    @Test func refusesWhatTellsNothing() {
        #expect(identifier([]) == "purchases.no-repeats")
        #expect(identifier((1...50).map { history(0, 0, Double($0)) }) == "purchases.no-repeats")
        #expect(identifier([history(0, 0, 0)]) == "purchases.no-repeats")
        #expect(identifier([history(5, 30, 40)]) == "purchases.too-few")
        #expect(identifier(Array(repeating: history(2, 3, 4), count: 1000)) == "purchases.too-few")
        #expect(identifier([history(1, 1, 2), history(0, 0, 3)], weights: [0, 1]) == "purchases.no-repeats")
    }

    @Test func refusesWhatContradictsItself() {
        let bad = [
            history(1, 5, 4), history(0, 1, 4), history(2, 0, 4), history(-1, 0, 4), history(1, .nan, 4),
            history(1, 1, .infinity), history(1, -1, 4), history(1, 1, .nan),
        ]
        for wrong in bad { #expect(identifier([history(0, 0, 3), wrong]) == "purchases.history") }
        #expect(identifier([history(1, 1, 2)], weights: [.nan]) == "learning.weights")
        #expect(identifier([history(1, 1, 2)], weights: [1, 1]) == "learning.weights")
        #expect(throws: Diagnostic.self) { try BGNBD(maximumIterations: 0).fit([history(1, 1, 2)]) }
    }

    @Test func valuesTooLargeAreRefused() {
        let huge = (1...9).map { history(1, 1e307 * Double($0), 1.7e308) }
        #expect(identifier(huge) == "purchases.too-large")
    }

    /// Everybody buys at the same rate and nobody leaves: the limits are named, the forecast is that of the rate.
    @Test func nobodyLeavesAndAllBuyAlike() throws {
        var generator = SeededGenerator(seed: 5)
        let histories = (0..<400).map { _ -> PurchaseHistory in
            let days = (1...200).filter { _ in generator.uniform() < 0.1 }
            return history(days.count, Double(days.last ?? 0), 200)
        }
        let model = try BGNBD().fit(histories)
        #expect(model.converged)
        #expect(model.atLimit.contains("a") || model.parameters.a / model.parameters.b < 1e-3)
        let expected = histories.map { model.parameters.expectedPurchases(in: 100, after: $0) }
        #expect(expected.allSatisfy { $0.isFinite })
        #expect(abs(Summary.mean(expected) - 10) < 0.5)
        #expect(
            zip(model.standardErrors, BGNBDParameters.names).allSatisfy { ($0 == nil) == model.atLimit.contains($1) })
    }

    /// Everybody leaves after the first repeat.
    @Test func everybodyLeaves() throws {
        let histories = (1...300).map { index -> PurchaseHistory in
            index % 3 == 0 ? history(0, 0, 400) : history(1, Double(index % 17 + 1), 400)
        }
        let model = try BGNBD().fit(histories)
        let expected = histories.map { model.parameters.expectedPurchases(in: 100, after: $0) }
        #expect(expected.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(model.parameters.probabilityAlive(history(1, 3, 400)) < 0.05)
    }

    @Test func hugeCounts() throws {
        let histories = (1...200).map { index in
            history(index * 50_000, 300 - Double(index % 20), 300)
        }
        let model = try BGNBD().fit(histories)
        let expected = model.parameters.expectedPurchases(in: 30, after: histories[99])
        #expect(expected.isFinite && expected > 0)
        #expect(isClose(expected, 5_000_000 * 30 / 300, relative: 0.1))
    }

    /// Newcomers of the last day say nothing and harm nothing.
    @Test func anAgeOfZero() throws {
        var simulation = SimulatedPurchases(seed: 4)
        let histories = simulation.histories(
            500, BGNBDParameters(r: 0.8, alpha: 6, a: 0.7, b: 2.5), ages: 20...60)
        let model = try BGNBD().fit(histories)
        let more = try BGNBD().fit(histories + Array(repeating: history(0, 0, 0), count: 100))
        for index in 0..<4 {
            #expect(isClose(more.parameters.values[index], model.parameters.values[index], relative: 1e-8))
        }
        #expect(
            isClose(
                model.parameters.expectedPurchases(in: 12, after: history(0, 0, 0)),
                model.parameters.expectedPurchases(in: 12), relative: 1e-12))
    }

    @Test func historiesFromDays() {
        #expect(PurchaseHistory(days: [10, 3, 10, 17, 99], lastDay: 31, unit: 1) == history(2, 14, 28))
        #expect(PurchaseHistory(days: [3, 17], lastDay: 31) == history(1, 2, 4))
        #expect(PurchaseHistory(days: [40], lastDay: 31) == nil)
        #expect(PurchaseHistory(days: [31], lastDay: 31) == history(0, 0, 0))
    }
}
