import Basics
import Foundation

/// Random variables on the project's own generator, so that a sample is the same wherever it is drawn.
/// The standard library has none, and C++'s or Foundation's differ between platforms.
extension SeededGenerator {
    /// True with probability `probability`.
    mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// Standard normal by the polar method (Marsaglia & Bray 1964).
    mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
        }
    }

    mutating func normal(mean: Double, sd: Double) -> Double { mean + sd * normal() }

    /// A positive factor with median 1 whose logarithm has standard deviation `sigma`.
    mutating func logNormal(sigma: Double) -> Double { exp(sigma * normal()) }

    mutating func exponential(mean: Double) -> Double { -mean * log(1 - uniform()) }

    /// Gamma with variance `shape * scale²` (Marsaglia & Tsang 2000); shapes below 1 by their boost.
    mutating func gamma(shape: Double, scale: Double = 1) -> Double {
        precondition(shape > 0, "a gamma distribution needs a positive shape; got \(shape)")
        if shape < 1 {
            let boost = pow(1 - uniform(), 1 / shape)
            return gamma(shape: shape + 1, scale: scale) * boost
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let cube = root * root * root
            if log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube * scale }
        }
    }

    /// Poisson by inversion. Large means are cut into parts of at most 30, since Poisson variables add.
    mutating func poisson(_ mean: Double) -> Int {
        var count = 0
        var rest = mean
        while rest > 0 {
            let part = min(rest, 30)
            rest -= part
            var product = uniform()
            let limit = exp(-part)
            while product > limit {
                count += 1
                product *= uniform()
            }
        }
        return count
    }

    /// Negative binomial: a Poisson count whose mean is gamma distributed; variance `mean + mean² / shape`.
    mutating func negativeBinomial(mean: Double, shape: Double) -> Int {
        mean > 0 ? poisson(gamma(shape: shape, scale: mean / shape)) : 0
    }

    /// The number of successes in `trials`.
    mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
        (0..<max(0, trials)).reduce(0) { count, _ in count + (chance(probability) ? 1 : 0) }
    }

    /// An index, drawn in proportion to non-negative `weights`.
    mutating func category(_ weights: [Double]) -> Int {
        var rest = uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }

    /// Shares that sum to 1, as normalised gammas; larger `concentration`s vary less.
    mutating func dirichlet(_ concentration: [Double]) -> [Double] {
        let parts = concentration.map { $0 > 0 ? gamma(shape: $0) : 0 }
        let total = parts.reduce(0, +)
        return total > 0 ? parts.map { $0 / total } : parts.map { _ in 1 / Double(parts.count) }
    }
}
