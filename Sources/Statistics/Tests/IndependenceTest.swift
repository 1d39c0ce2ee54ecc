import Basics

/// The outcome of a test that two classifications are independent.
public struct IndependenceTest: Sendable, Hashable {
    public enum Method: String, Sendable, Hashable {
        /// The chi-square distribution.
        case asymptotic
        /// Random tables with the same margins.
        case permutation
    }

    /// Pearson's chi-square, without continuity correction.
    public var statistic: Double
    public var degreesOfFreedom: Int
    public var p: Double
    public var method: Method
}

extension ContingencyTable {
    /// Pearson's chi-square test. Statistic 0, no degrees of freedom and p 1 where fewer than two rows or columns hold
    /// anybody.
    public func chiSquareTest() -> IndependenceTest {
        let table = withoutEmptyLines
        let degreesOfFreedom = max(0, table.counts.count - 1) * max(0, table.columnTotals.count - 1)
        guard degreesOfFreedom > 0 else {
            return IndependenceTest(statistic: 0, degreesOfFreedom: 0, p: 1, method: .asymptotic)
        }
        let statistic = Self.statistic(table.counts, expected: table.expected)
        return IndependenceTest(
            statistic: statistic, degreesOfFreedom: degreesOfFreedom,
            p: ChiSquare.survival(statistic, degreesOfFreedom: Double(degreesOfFreedom)), method: .asymptotic)
    }

    /// The chi-square test; where an expected count is below 5, and the chi-square distribution a poor guide, its p is
    /// the share of `shuffles` random tables of the same margins whose statistic is at least as large, the table itself
    /// counted among them (Davison & Hinkley 1997, 4.3): never 0.
    ///
    /// - Parameter stream: a name for the use, so that tests of one run don't share their random numbers.
    public func independenceTest(seed: UInt64, stream: String = "", shuffles: Int = 2000) -> IndependenceTest {
        var test = chiSquareTest()
        let table = withoutEmptyLines, expected = table.expected
        guard test.degreesOfFreedom > 0, expected.contains(where: { $0.contains { $0 < 5 } }) else { return test }
        var generator = SeededGenerator(seed: seed, stream: "independence test \(stream)")
        let rowTotals = table.rowTotals, columnTotals = table.columnTotals
        var asExtreme = 1
        for _ in 0..<shuffles {
            let random = Self.random(rowTotals: rowTotals, columnTotals: columnTotals, using: &generator)
            // A table as extreme as this one must count as such whatever the order of its sums.
            if Self.statistic(random, expected: expected) >= test.statistic * (1 - 1e-12) { asExtreme += 1 }
        }
        test.p = Double(asExtreme) / Double(shuffles + 1)
        test.method = .permutation
        return test
    }

    private static func statistic(_ counts: [[Int]], expected: [[Double]]) -> Double {
        var sum = 0.0
        for (observedRow, expectedRow) in zip(counts, expected) {
            for (observed, expected) in zip(observedRow, expectedRow) {
                sum += (Double(observed) - expected) * (Double(observed) - expected) / expected
            }
        }
        return sum
    }
}
