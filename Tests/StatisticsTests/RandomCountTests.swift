import Basics
import Statistics
import Testing

@Suite struct RandomCountTests {
    /// Against the probabilities of SciPy 1.17.1, `scipy.stats.binom.pmf`, by a chi-square test far in its tail.
    @Test func binomialHasItsProbabilities() {
        var random = SeededGenerator(seed: 11, stream: "binomial")
        let expected = [0.1073741824, 0.268435456, 0.301989888, 0.201326592, 0.088080384, 0.026424115, 0.005505024]
        var counts = [Int](repeating: 0, count: 11)
        let draws = 40_000
        for _ in 0..<draws { counts[random.binomial(10, 0.2)] += 1 }
        var square = 0.0
        for (count, share) in zip(counts, expected) {
            square +=
                (Double(count) - share * Double(draws)) * (Double(count) - share * Double(draws))
                / (share * Double(draws))
        }
        #expect(square < 27, "chi-square of 7 cells: \(square)")
        #expect(random.binomial(0, 0.5) == 0 && random.binomial(7, 0) == 0 && random.binomial(7, 1) == 7)
    }

    @Test(arguments: [10, 1000, 1_000_000]) func multinomialHasItsMeansAndSpreads(trials: Int) {
        var random = SeededGenerator(seed: 12, stream: "multinomial")
        let weights = [5, 0, 1, 94], draws = 2000
        let all = (0..<draws).map { _ in random.multinomial(trials, weights: weights) }
        #expect(all.allSatisfy { $0.reduce(0, +) == trials && $0[1] == 0 })
        for place in [0, 2, 3] {
            let values = all.map { Double($0[place]) }, share = Double(weights[place]) / 100
            let sd = (Double(trials) * share * (1 - share)).squareRoot()
            #expect(abs(Summary.mean(values) - Double(trials) * share) < 4 * sd / Double(draws).squareRoot())
            #expect(abs(Summary.standardDeviation(values) / sd - 1) < 0.08)
        }
    }
}
