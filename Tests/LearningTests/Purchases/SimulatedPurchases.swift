import Basics
import Foundation

@testable import Learning

/// Customers drawn from the models themselves.
struct SimulatedPurchases {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed, stream: "purchases") }

    /// Ages are uniform on a range, in the unit of the parameters.
    mutating func histories(
        _ count: Int, _ parameters: BGNBDParameters, ages: ClosedRange<Double>
    ) -> [PurchaseHistory] {
        (0..<count).map { _ in
            let rate = gamma(parameters.r) / parameters.alpha
            let first = gamma(parameters.a), second = gamma(parameters.b)
            let leaving = first / (first + second)
            let age = ages.lowerBound + generator.uniform() * (ages.upperBound - ages.lowerBound)
            var history = PurchaseHistory(repeats: 0, lastRepeat: 0, age: age)
            var now = exponential() / rate
            while now <= age {
                history.repeats += 1
                history.lastRepeat = now
                if generator.uniform() < leaving { break }
                now += exponential() / rate
            }
            return history
        }
    }

    mutating func spending(_ count: Int, _ parameters: GammaGammaParameters) -> [RepeatSpending] {
        (0..<count).map { _ in
            let rate = gamma(parameters.q) / parameters.gamma, repeats = 1 + generator.below(8)
            return RepeatSpending(
                repeats: repeats, mean: gamma(parameters.p * Double(repeats)) / rate / Double(repeats))
        }
    }

    mutating func exponential() -> Double { -log(1 - generator.uniform()) }

    /// Marsaglia & Tsang 2000.
    mutating func gamma(_ shape: Double) -> Double {
        guard shape >= 1 else { return gamma(shape + 1) * pow(1 - generator.uniform(), 1 / shape) }
        let d = shape - 1 / 3.0, c = 1 / (9 * d).squareRoot()
        while true {
            let normal = generator.standardNormal(), v = pow(1 + c * normal, 3)
            guard v > 0 else { continue }
            if log(1 - generator.uniform()) < normal * normal / 2 + d - d * v + d * log(v) { return d * v }
        }
    }
}
