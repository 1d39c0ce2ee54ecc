import Basics
import Foundation
import Testing

@testable import Samples

/// Sample means and variances against theory. With 20,000 draws and a fixed seed the tolerances (five standard errors
/// of the mean; 15 % of the variance) leave no room for chance: a wrong formula fails, and nothing else.
@Suite struct DistributionTests {
    static let draws = 20_000

    private func check(
        _ name: String, mean: Double, variance: Double, _ draw: (inout SeededGenerator) -> Double
    ) {
        for seed in 1...3 {
            var generator = SeededGenerator(seed: UInt64(seed), stream: name)
            let values = (0..<Self.draws).map { _ in draw(&generator) }
            let found = values.reduce(0, +) / Double(Self.draws)
            let spread = values.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(Self.draws - 1)
            let error = (variance / Double(Self.draws)).squareRoot()
            #expect(abs(found - mean) < 5 * error, "\(name), seed \(seed): mean \(found), expected \(mean)")
            #expect(
                abs(spread - variance) < 0.15 * variance, "\(name), seed \(seed): variance \(spread), not \(variance)")
        }
    }

    @Test func normalAndLogNormal() {
        check("normal", mean: 0, variance: 1) { $0.normal() }
        check("shifted normal", mean: 45, variance: 121) { $0.normal(mean: 45, sd: 11) }
        let s2 = 0.5 * 0.5
        check("log-normal", mean: exp(s2 / 2), variance: (exp(s2) - 1) * exp(s2)) { $0.logNormal(sigma: 0.5) }
    }

    @Test func normalTails() {
        var generator = SeededGenerator(seed: 4)
        let beyond = (0..<Self.draws).count { _ in abs(generator.normal()) > 1.959964 }
        #expect(abs(Double(beyond) / Double(Self.draws) - 0.05) < 0.008)
    }

    @Test func exponentialAndGamma() {
        check("exponential", mean: 3, variance: 9) { $0.exponential(mean: 3) }
        for (shape, scale) in [(0.3, 2.0), (1, 1), (4, 0.25), (40, 0.5)] {
            check("gamma \(shape)", mean: shape * scale, variance: shape * scale * scale) {
                $0.gamma(shape: shape, scale: scale)
            }
        }
    }

    @Test func counts() {
        for mean in [0.2, 3, 29.9, 30.1, 140] {
            check("poisson \(mean)", mean: mean, variance: mean) { Double($0.poisson(mean)) }
        }
        for (mean, shape) in [(0.7, 0.6), (8, 2.5)] {
            check("negative binomial \(mean)", mean: mean, variance: mean + mean * mean / shape) {
                Double($0.negativeBinomial(mean: mean, shape: shape))
            }
        }
        check("binomial", mean: 3, variance: 2.1) { Double($0.binomial(10, 0.3)) }
        var generator = SeededGenerator(seed: 1)
        #expect(generator.poisson(0) == 0 && generator.poisson(-1) == 0)
        #expect(generator.negativeBinomial(mean: 0, shape: 1) == 0)
        #expect(generator.binomial(-3, 0.5) == 0)
    }

    /// Component i of a Dirichlet with total a has mean aᵢ/a and variance aᵢ(a − aᵢ)/(a²(a + 1)).
    @Test func dirichlet() {
        let concentration = [0.5, 2, 0, 3.5]
        for (index, value) in concentration.enumerated() where value > 0 {
            check("dirichlet \(index)", mean: value / 6, variance: value * (6 - value) / (36 * 7)) {
                $0.dirichlet(concentration)[index]
            }
        }
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<100 {
            let shares = generator.dirichlet(concentration)
            #expect(shares[2] == 0 && abs(shares.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func categories() {
        var generator = SeededGenerator(seed: 3)
        var counts = [0, 0, 0, 0]
        for _ in 0..<Self.draws { counts[generator.category([1, 0, 3, 0])] += 1 }
        #expect(counts[1] == 0 && counts[3] == 0)
        #expect(abs(Double(counts[0]) / Double(Self.draws) - 0.25) < 0.016)
        #expect(generator.category([0, 0]) == 0)
    }
}
