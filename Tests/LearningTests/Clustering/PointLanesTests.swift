import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct PointLanesTests {
    /// To the bit: no processor may fuse a product with a sum or add up in another order.
    @Test func nearestIsTheDefinition() {
        var generator = SeededGenerator(seed: 3)
        for trial in 0..<60 {
            let rows = 1 + generator.below(20), columns = 1 + generator.below(30), count = 1 + generator.below(20)
            let x = Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in generator.uniform() })
            let points = (0..<count * columns).map { _ in generator.uniform() }
            let found = PointLanes(points, columns: columns).nearest(x)
            for row in 0..<rows {
                let distances = (0..<count).map { Distance.squared(x, row, points, $0) }
                let best = distances.indices.min { distances[$0] < distances[$1] } ?? 0
                #expect(found.labels[row] == best && found.squared[row] == distances[best], "trial \(trial)")
                let others = distances.indices.filter { $0 != best }.map { distances[$0] }
                #expect(found.second[row] == others.min() ?? .infinity, "trial \(trial)")
            }
        }
    }

    @Test func tiesGoToTheLowerIndex() {
        let points = PointLanes([Double](repeating: 1, count: 11), columns: 1)
        let found = points.nearest(Matrix([[0], [1], [3]]))
        #expect(found.labels == [0, 0, 0])
        #expect(found.squared == [1, 0, 4] && found.second == [1, 0, 4])
    }
}

@Suite struct ExactSumsTests {
    /// Sums whose terms nearly cancel, in whatever order they come and go.
    @Test func noBitIsLost() {
        var generator = SeededGenerator(seed: 4)
        let n = 3000
        let values = (0..<n).map { _ in (generator.uniform() - 0.5) * (generator.below(3) == 0 ? 1e6 : 1) }
        let x = Matrix(rows: n, columns: 1, values: values)
        let weights = (0..<n).map { _ in generator.uniform() }
        let lloyd = Lloyd(x: x, weights: weights, maximumIterations: 1)
        let backwards = Lloyd(
            x: Matrix(rows: n, columns: 1, values: values.reversed()), weights: weights.reversed(),
            maximumIterations: 1)
        let mean = lloyd.run(from: [0]).centroids[0]
        #expect(mean == backwards.run(from: [0]).centroids[0])
        let expected = compensated(zip(values, weights).map { $0 * $1 }) / compensated(weights)
        #expect(abs(mean - expected) <= abs(expected) * 1e-15)
    }

    /// Neumaier's sum.
    private func compensated(_ terms: [Double]) -> Double {
        var sum = 0.0, correction = 0.0
        for term in terms {
            let next = sum + term
            correction += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
            sum = next
        }
        return sum + correction
    }
}
