public import Basics
import Foundation

/// Noise for counts that makes them differentially private: whole numbers with P(x) ∝ exp(−|x| / scale), drawn by whole
/// numbers alone, so that no rounding of floats gives the count away (Canonne, Kamath & Steinke 2020, "The discrete Gaussian for
/// differential privacy", algorithm 2).
///
/// A count to which one person adds at most 1 is ε-differentially private with scale 1 / ε. Several counts of the same
/// people share a budget: their ε add up.
public struct DiscreteLaplace: Sendable, Hashable {
    /// The scale is numerator / denominator.
    public let numerator: Int
    public let denominator: Int

    /// - Precondition: both above 0.
    public init(numerator: Int, denominator: Int) {
        precondition(numerator > 0 && denominator > 0, "the scale is above 0; got \(numerator)/\(denominator)")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// For a budget ε in thousandths.
    public init(epsilonThousandths: Int) { self.init(numerator: 1000, denominator: epsilonThousandths) }

    /// Nineteen of twenty draws are no further from 0: P(|x| > m) = 2 a^(m + 1) / (1 + a), a = exp(−1 / scale).
    public var margin: Int {
        let scale = Double(numerator) / Double(denominator)
        return max(0, Int((scale * log(2 / (0.05 * (1 + exp(-1 / scale)))) - 1).rounded(.up)))
    }

    public func draw(_ generator: inout SeededGenerator) -> Int {
        while true {
            let remainder = generator.below(numerator)
            guard bernoulliOfExponential(remainder, numerator, &generator) else { continue }
            var wholes = 0
            while bernoulliOfExponential(1, 1, &generator) { wholes += 1 }
            let size = (remainder + numerator * wholes) / denominator
            let isNegative = generator.below(2) == 0
            // Zero has one sign only.
            if isNegative, size == 0 { continue }
            return isNegative ? -size : size
        }
    }

    /// True with probability exp(−a / b), for 0 ≤ a ≤ b.
    private func bernoulliOfExponential(_ a: Int, _ b: Int, _ generator: inout SeededGenerator) -> Bool {
        var k = 1
        while generator.below(b * k) < a { k += 1 }
        return k % 2 == 1
    }
}
