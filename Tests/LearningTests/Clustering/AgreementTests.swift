import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct AgreementTests {
    /// scikit-learn 1.9.1; see reference/clustering.py.
    @Test func adjustedRandIndexEqualsTheReference() throws {
        let first = [0, 0, 1, 1, 2, 2, 2, 0, 1, 1], second = [1, 1, 0, 0, 0, 2, 2, 1, 0, 2]
        #expect(abs(AdjustedRandIndex.score(first, second) - 0.4318181818181818) < 1e-15)
        let iris = try KMeans(clusters: 3).fit(Fisher.iris).labels
        #expect(abs(AdjustedRandIndex.score(iris, Fisher.species) - 0.7302382722834697) < 1e-12)
    }

    @Test func adjustedRandIndexIgnoresNamesAndOrder() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<50 {
            let first = (0..<60).map { _ in generator.below(4) }, second = (0..<60).map { _ in generator.below(3) }
            let score = AdjustedRandIndex.score(first, second)
            #expect(score == AdjustedRandIndex.score(first.map { 3 - $0 }, second))
            #expect(abs(score - AdjustedRandIndex.score(second, first)) < 1e-15)
            #expect(AdjustedRandIndex.score(first, first) == 1)
            #expect(abs(score) < 0.25, "unrelated partitions agree by chance only")
        }
        #expect(AdjustedRandIndex.score([0, 0, 0], [1, 1, 1]) == 1)
        #expect(AdjustedRandIndex.score([0, 1, 2], [2, 1, 0]) == 1)
        #expect(AdjustedRandIndex.score([], []) == 1)
    }

    /// scikit-learn 1.9.1; see reference/clustering.py.
    @Test func mutualInformationEqualsTheReference() throws {
        let first = [0, 0, 1, 1, 2, 2, 2, 0, 1, 1], second = [1, 1, 0, 0, 0, 2, 2, 1, 0, 2]
        #expect(abs(NormalisedMutualInformation.score(first, second) - 0.6180656462921544) < 1e-14)
        let iris = try KMeans(clusters: 3).fit(Fisher.iris).labels
        #expect(abs(NormalisedMutualInformation.score(iris, Fisher.species) - 0.7581756800057784) < 1e-12)
        for (k, l, expected) in [
            (2, 3, 0), (4, 7, 0.0016966829732480626), (1, 5, 0), (200, 200, 0.8848085922072398),
            (200, 3, 0.34345531141745705),
        ] {
            let score = NormalisedMutualInformation.score((0..<200).map { $0 % k }, (0..<200).map { $0 / 3 % l })
            #expect(abs(score - expected) < 1e-12, "\(k) and \(l) stripes")
        }
    }

    @Test func mutualInformationIgnoresNamesAndOrder() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<50 {
            let first = (0..<60).map { _ in generator.below(4) }, second = (0..<60).map { _ in generator.below(3) }
            let score = NormalisedMutualInformation.score(first, second)
            #expect(abs(score - NormalisedMutualInformation.score(first.map { 3 - $0 }, second)) < 1e-14)
            #expect(abs(score - NormalisedMutualInformation.score(second, first)) < 1e-14)
            #expect(abs(NormalisedMutualInformation.score(first, first) - 1) < 1e-14)
            #expect(score >= 0 && score < 0.25, "unrelated partitions tell little of each other")
        }
        #expect(NormalisedMutualInformation.score([0, 0, 0], [1, 1, 1]) == 1)
        #expect(NormalisedMutualInformation.score([0, 0, 0], [0, 1, 2]) == 0)
        #expect(NormalisedMutualInformation.score([], []) == 1)
    }

    @Test func jaccardCountsCommonOverAll() {
        let overlap = LabelOverlap([0, 0, 0, 1, 1], [0, 0, 1, 1, 1])
        #expect(overlap.counts == [[2, 1], [0, 2]] && overlap.total == 5)
        let most = 2.0 / 3.0
        let expected: [[Double]] = [[most, 0.2], [0, most]]
        #expect(Jaccard.table(overlap) == expected)
        let matches = Jaccard.bestMatches(of: [0, 0, 0, 1, 1], among: [0, 0, 1, 1, 1])
        #expect(matches == [most, most])
    }

    /// SciPy 1.17.1's linear_sum_assignment; see reference/clustering.py.
    @Test func assignmentEqualsTheReference() {
        var generator = Congruential(state: 9)
        let cost = Matrix(rows: 7, columns: 9, values: (0..<63).map { _ in generator.uniform() })
        #expect(OptimalAssignment.minimising(cost) == [4, 6, 5, 0, 2, 7, 3])
    }

    @Test func assignmentIsAsGoodAsTryingAll() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<30 {
            let cost = Matrix(rows: 4, columns: 5, values: (0..<20).map { _ in Double(generator.below(6)) })
            let found = OptimalAssignment.minimising(cost)
            #expect(Set(found).count == 4)
            let total = found.enumerated().reduce(0) { $0 + cost[$1.offset, $1.element] }
            #expect(total == leastCost(cost, row: 0, free: Set(0..<5)))
        }
        #expect(OptimalAssignment.minimising(Matrix(rows: 0, columns: 0)).isEmpty)
    }

    @Test func matchingUndoesAPermutation() {
        let reference = [0, 0, 1, 1, 2, 2, 2], names = [2, 0, 1]
        let labels = reference.map { names[$0] }
        let mapping = OptimalAssignment.matching(labels, to: reference)
        #expect(labels.map { mapping[$0] } == reference)
        #expect(OptimalAssignment.matching([0, 1, 2, 2], to: [0, 0, 0, 0]) == [1, 2, 0])
    }

    @Test func stabilityAcrossSolutionsIsEntropy() {
        #expect(StabilityAcrossSolutions.score([0, 0, 1, 1], previous: [0, 0, 0, 0]) == [1, 1])
        #expect(StabilityAcrossSolutions.score([0, 0, 2, 2], previous: [0, 0, 0, 1]) == [1, nil, 0])
    }
}

private func leastCost(_ cost: Matrix, row: Int, free: Set<Int>) -> Double {
    guard row < cost.rows else { return 0 }
    return free.map { cost[row, $0] + leastCost(cost, row: row + 1, free: free.subtracting([$0])) }.min() ?? 0
}
