public import Basics
import Foundation

extension SeededGenerator {
    /// Successes among `trials`, each with the chance given: the cumulative probability is searched from the mode outwards,
    /// which takes about as many steps as the standard deviation is long (Devroye 1986, X.4).
    public mutating func binomial(_ trials: Int, _ chance: Double) -> Int {
        guard trials > 0, chance > 0 else { return 0 }
        guard chance < 1 else { return trials }
        let n = Double(trials), odds = chance / (1 - chance)
        let mode = min(trials, Int((n + 1) * chance)), m = Double(mode)
        let atMode = exp(
            GammaFunction.logarithm(n + 1) - GammaFunction.logarithm(m + 1) - GammaFunction.logarithm(n - m + 1)
                + m * log(chance) + (n - m) * log1p(-chance))
        var left = uniform() - atMode, low = mode, high = mode, atLow = atMode, atHigh = atMode
        while left >= 0, low > 0 || high < trials {
            if high < trials {
                atHigh *= Double(trials - high) / Double(high + 1) * odds
                high += 1
                left -= atHigh
                if left < 0 { return high }
            }
            if low > 0 {
                atLow *= Double(low) / Double(trials - low + 1) / odds
                low -= 1
                left -= atLow
                if left < 0 { return low }
            }
        }
        return mode
    }

    /// How many of `trials` fall on each of several places, with chances in proportion to the weights: what counting draws
    /// with replacement would give.
    public mutating func multinomial(_ trials: Int, weights: [Int]) -> [Int] {
        var left = trials, weight = weights.reduce(0, +)
        return weights.map { own in
            guard own > 0, weight > 0 else { return 0 }
            let found = own == weight ? left : binomial(left, Double(own) / Double(weight))
            left -= found
            weight -= own
            return found
        }
    }
}
