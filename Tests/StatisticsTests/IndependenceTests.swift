import Basics
import Testing

@testable import Statistics

private typealias Reference = DistributionReference

@Suite struct IndependenceTests {
    @Test(arguments: Reference.tables)
    func tables(
        counts: [[Int]], statistic: Double, degreesOfFreedom: Int, p: Double, cramersV: Double, residuals: [Double]
    ) {
        let table = ContingencyTable(counts), test = table.chiSquareTest()
        #expect(isClose(test.statistic, statistic))
        #expect(test.degreesOfFreedom == degreesOfFreedom)
        #expect(isClose(test.p, p))
        #expect(abs(table.cramersV - cramersV) < 1e-12)
        #expect(zip(table.adjustedResiduals.flatMap { $0 }, residuals).allSatisfy { abs($0 - $1) < 1e-10 })
    }

    @Test func emptyLinesSayNothing() {
        let table = ContingencyTable([[10, 0, 20], [0, 0, 0], [30, 0, 40]])
        let compact = ContingencyTable([[10, 20], [30, 40]])
        #expect(table.chiSquareTest() == compact.chiSquareTest())
        #expect(table.cramersV == compact.cramersV)
        #expect(table.independenceTest(seed: 1) == compact.independenceTest(seed: 1))
        #expect(table.adjustedResiduals[1].allSatisfy { $0.isNaN })
        for degenerate in [[], [[]], [[0, 0]], [[5, 6]], [[5], [6]], [[5, 0], [6, 0]]] as [[[Int]]] {
            let test = ContingencyTable(degenerate).independenceTest(seed: 1)
            #expect(test.statistic == 0 && test.degreesOfFreedom == 0 && test.p == 1)
            #expect(ContingencyTable(degenerate).cramersV == 0)
        }
    }

    @Test func crossTabulates() {
        let table = ContingencyTable(
            rows: [0, 1, 1, -1, 2], rowCount: 3, columns: [1, 0, 0, 0, -1], columnCount: 2)
        #expect(table.counts == [[0, 1], [2, 0], [0, 0]])
        #expect(table.rowTotals == [1, 2, 0] && table.columnTotals == [2, 1] && table.total == 3)
    }

    @Test func permutesOnlyWhereCountsAreSmall() {
        #expect(ContingencyTable([[10, 20], [30, 40]]).independenceTest(seed: 1).method == .asymptotic)
        #expect(ContingencyTable([[3, 1], [1, 3]]).independenceTest(seed: 1).method == .permutation)
    }

    /// Four standard errors about the exact p.
    @Test(arguments: Reference.exactP) func permutationComesNearTheExactP(counts: [[Int]], p: Double) {
        let table = ContingencyTable(counts)
        let test = table.independenceTest(seed: 3, shuffles: 10_000)
        #expect(abs(test.p - p) < 4 * (p * (1 - p) / 10_000).squareRoot() + 1e-4)
        #expect(test == table.independenceTest(seed: 3, shuffles: 10_000))
        #expect(test.statistic == table.chiSquareTest().statistic)
    }

    @Test func permutationIsNeverZero() {
        let table = ContingencyTable([[4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 4, 0], [0, 0, 0, 4]])
        #expect(table.independenceTest(seed: 1, shuffles: 99).p == 0.01)
    }

    @Test func randomTablesKeepTheirMargins() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let counts = (0..<3).map { _ in (0..<4).map { _ in generator.below(9) } }
            let table = ContingencyTable(counts)
            let random = ContingencyTable(
                ContingencyTable.random(rowTotals: table.rowTotals, columnTotals: table.columnTotals, using: &generator)
            )
            #expect(random.rowTotals == table.rowTotals)
            #expect(random.columnTotals == table.columnTotals)
        }
    }

    /// 10 of 30 with 12 draws, the frequent results against their probabilities; the 0.1 % point of 7 degrees of
    /// freedom is 24.3.
    @Test func hypergeometricDraws() {
        var generator = SeededGenerator(seed: 6)
        var counts = [Double](repeating: 0, count: 11)
        for _ in 0..<20_000 {
            counts[hypergeometric(successes: 10, population: 30, draws: 12, using: &generator)] += 1
        }
        var statistic = 0.0
        for result in 1...7 {
            let expected = 20_000 * choose(10, result) * choose(20, 12 - result) / choose(30, 12)
            statistic += (counts[result] - expected) * (counts[result] - expected) / expected
        }
        #expect(statistic < 24.3)
        #expect(counts.reduce(0, +) == 20_000)
    }

    private func choose(_ n: Int, _ k: Int) -> Double {
        (0..<k).reduce(1.0) { product, i in product * Double(n - i) / Double(i + 1) }
    }

    @Test func hypergeometricOfLargeNumbers() {
        var generator = SeededGenerator(seed: 6)
        let draws = (0..<2000).map { _ in
            Double(hypergeometric(successes: 400_000, population: 1_000_000, draws: 300_000, using: &generator))
        }
        let sd = 224.5  // √(300,000 · 0.4 · 0.6 · 0.7)
        #expect(abs(Summary.mean(draws) - 120_000) < 4 * sd / 2000.0.squareRoot())
        #expect(abs(Summary.standardDeviation(draws) / sd - 1) < 0.07)
    }
}

@Suite struct AdjustmentTests {
    @Test func holm() {
        let adjusted = holmAdjusted(Reference.holm.map(\.p))
        #expect(zip(adjusted, Reference.holm).allSatisfy { isClose($0, $1.adjusted) })
        #expect(holmAdjusted([]) == [])
        let withMissing = holmAdjusted([0.01, .nan, 0.04])
        #expect(withMissing[0] == 0.02 && withMissing[1].isNaN && withMissing[2] == 0.04)
    }

    @Test func kolmogorovSmirnov() throws {
        let first = [0.1, 0.5, 0.5, 1.2, .nan, 3.4, 2.2, 0.7]
        let second = [0.5, 1.9, 2.5, 2.2, 4.1, 5.0, 3.3, 2.8, 1.0]
        let reference = Reference.kolmogorovSmirnov[0]
        let test = try #require(KolmogorovSmirnovTest(first, second))
        #expect(isClose(test.statistic, reference.statistic) && isClose(test.p, reference.p))
        #expect(KolmogorovSmirnovTest(second, first) == test)
        #expect(KolmogorovSmirnovTest(first, first)?.statistic == 0)
        #expect(KolmogorovSmirnovTest(first, first)?.p == 1)
        #expect(KolmogorovSmirnovTest([1, 2], [3, 4])?.statistic == 1)
        #expect(KolmogorovSmirnovTest([.nan], second) == nil)
    }
}
