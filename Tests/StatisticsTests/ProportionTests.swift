import Basics
import Statistics
import Testing

private typealias Reference = DistributionReference

@Suite struct ProportionTests {
    private func matches(_ interval: ConfidenceInterval?, low: Double, high: Double) -> Bool {
        guard let interval else { return false }
        // statsmodels leaves ends such as 3e-17 where the exact end is 0.
        return abs(interval.low - low) < 1e-12 * max(1, abs(low))
            && (interval.high == high || abs(interval.high - high) < 1e-12 * max(1, abs(high)))
    }

    @Test(arguments: Reference.wilson)
    func wilson(count: Int, total: Int, level: Double, low: Double, high: Double) {
        #expect(matches(Proportion(count, of: total).wilsonInterval(level: level), low: low, high: high))
    }

    @Test(arguments: Reference.newcombe)
    func newcombe(count: Int, total: Int, otherCount: Int, otherTotal: Int, low: Double, high: Double) {
        let other = Proportion(otherCount, of: otherTotal)
        #expect(matches(Proportion(count, of: total).newcombeInterval(from: other), low: low, high: high))
    }

    @Test(arguments: Reference.katz)
    func katz(count: Int, total: Int, otherCount: Int, otherTotal: Int, low: Double, high: Double) {
        let other = Proportion(otherCount, of: otherTotal)
        #expect(matches(Proportion(count, of: total).katzInterval(to: other), low: low, high: high))
    }

    /// Newcombe 1998, table II, example (a): 56/70 against 48/80.
    @Test func newcombesOwnExample() throws {
        let interval = try #require(Proportion(56, of: 70).newcombeInterval(from: Proportion(48, of: 80)))
        #expect(NumberFormat.fixed(interval.low, digits: 4) == "0.0524")
        #expect(NumberFormat.fixed(interval.high, digits: 4) == "0.3339")
    }

    @Test func nothingOfNobody() {
        let nobody = Proportion(0, of: 0), some = Proportion(1, of: 2)
        #expect(nobody.rate == nil && nobody.wilsonInterval() == nil)
        #expect(nobody.difference(from: some) == nil && some.difference(from: nobody) == nil)
        #expect(nobody.newcombeInterval(from: some) == nil && some.newcombeInterval(from: nobody) == nil)
        #expect(nobody.ratio(to: some) == nil && some.ratio(to: nobody) == nil)
        #expect(nobody.katzInterval(to: some) == nil && some.katzInterval(to: nobody) == nil)
        #expect(some.ratio(to: Proportion(0, of: 5)) == nil)
        #expect(Proportion(0, of: 5).ratio(to: some) == 0)
    }

    @Test func everyIntervalHoldsItsEstimateAndTurnsWithTheOrder() throws {
        for total in 1...6 {
            for count in 0...total {
                for otherTotal in [1, 3, 7] {
                    for otherCount in 0...otherTotal {
                        let own = Proportion(count, of: total), other = Proportion(otherCount, of: otherTotal)
                        let rate = try #require(own.rate)
                        #expect(own.wilsonInterval()?.contains(rate) == true)
                        let difference = try #require(own.difference(from: other))
                        let interval = try #require(own.newcombeInterval(from: other))
                        #expect(
                            interval.contains(difference) && interval.low >= -1.000_001 && interval.high <= 1.000_001)
                        let turned = try #require(other.newcombeInterval(from: own))
                        #expect(abs(turned.low + interval.high) < 1e-12)
                        let katz = try #require(own.katzInterval(to: other))
                        if let ratio = own.ratio(to: other) { #expect(katz.contains(ratio)) }
                        let inverse = try #require(other.katzInterval(to: own))
                        #expect(isInverse(katz.low, inverse.high) && isInverse(katz.high, inverse.low))
                    }
                }
            }
        }
    }

    private func isInverse(_ first: Double, _ second: Double) -> Bool {
        first == 0 ? second == .infinity : second == 0 ? first == .infinity : abs(first * second - 1) < 1e-12
    }

    /// Wilson's coverage of a rate of 0.1 with 50 customers, by the binomial distribution: 0.9703 (SciPy 1.17.1), and
    /// over all rates never far below 0.95 on average.
    @Test func wilsonCoversWhatItClaims() {
        var coverages: [Double] = []
        for percent in 5...95 {
            let rate = Double(percent) / 100
            var probability = (0..<50).reduce(1.0) { product, _ in product * (1 - rate) }, covered = 0.0
            for count in 0...50 {
                if Proportion(count, of: 50).wilsonInterval()?.contains(rate) == true { covered += probability }
                probability *= Double(50 - count) / Double(count + 1) * rate / (1 - rate)
            }
            coverages.append(covered)
        }
        #expect(abs(Summary.mean(coverages) - 0.95) < 0.005)
        #expect(coverages.allSatisfy { $0 > 0.92 })
    }
}
