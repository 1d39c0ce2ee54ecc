import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct SingleMovesTests {
    /// A hundred small clouds with weights: what comes out is one of Lloyd's solutions, no worse than what went in, and
    /// no single row would do better elsewhere, by trying every one.
    @Test func noSingleMovePaysAnyMore() throws {
        var generator = SeededGenerator(seed: 11)
        var better = 0
        for trial in 0..<100 {
            let rows = 12 + generator.below(40), columns = 1 + generator.below(3), clusters = 2 + generator.below(4)
            let x = SeededData.blobs(rows, columns, centres: 3, distance: 1, seed: UInt64(trial))
            let weights = (0..<rows).map { _ in Double(1 + generator.below(3)) }
            let lloyd = Lloyd(x: x, weights: weights, maximumIterations: 300)
            let start = generator.sample(clusters, of: rows).flatMap { Array(x.row($0)) }
            let plain = lloyd.run(from: start)
            let solution = SingleMoves.improve(plain, lloyd)
            #expect(solution.inertia <= plain.inertia)
            if solution.inertia < plain.inertia { better += 1 }
            let settled = lloyd.run(from: solution.centroids)
            #expect(settled.centroids == solution.centroids)
            let labels = settled.labels.map { Int($0) }, least = sumOfSquares(x, weights, labels, clusters)
            for row in 0..<rows where labels.count(where: { $0 == labels[row] }) > 1 {
                for cluster in 0..<clusters where labels.contains(cluster) {
                    var moved = labels
                    moved[row] = cluster
                    #expect(sumOfSquares(x, weights, moved, clusters) >= least * (1 - 1e-9))
                }
            }
        }
        #expect(better > 20, "\(better)")
    }

    private func sumOfSquares(_ x: Matrix, _ weights: [Double], _ labels: [Int], _ clusters: Int) -> Double {
        (0..<clusters).reduce(0) { sum, cluster in
            let rows = labels.indices.filter { labels[$0] == cluster }
            let total = rows.reduce(0) { $0 + weights[$1] }
            return (0..<x.columns).reduce(sum) { sum, column in
                let mean = rows.reduce(0) { $0 + weights[$1] * x[$1, column] } / total
                return rows.reduce(sum) { $0 + weights[$1] * (x[$1, column] - mean) * (x[$1, column] - mean) }
            }
        }
    }
}
