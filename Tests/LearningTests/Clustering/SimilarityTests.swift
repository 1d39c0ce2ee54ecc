import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct SimilarityTests {
    private func clouds(_ scale: Double) throws -> (Matrix, Partition) {
        var random = SeededGenerator(seed: 9, stream: "similarity")
        let x = Matrix(
            (0..<90).map { row in
                let centre = [0.0, 4, 9][row % 3]
                return [scale * (centre + random.uniform()), scale * random.uniform()]
            })
        return (x, Partition(try KMeans(clusters: 3, seed: 1).fit(x)))
    }

    @Test func rowsAddUpToOneAndPeakAtTheirCluster() throws {
        let (x, partition) = try clouds(1)
        let similarities = try #require(partition.similarities(x))
        for row in 0..<x.rows {
            let values = (0..<3).map { similarities[row, $0] }
            #expect(abs(values.reduce(0, +) - 1) < 1e-12)
            #expect(values.indices.max { values[$0] < values[$1] } == partition.labels[row])
        }
    }

    @Test func theUnitOfTheColumnsIsOfNoAccount() throws {
        let (x, partition) = try clouds(1), (y, scaled) = try clouds(1024)
        let first = try #require(partition.similarities(x)), second = try #require(scaled.similarities(y))
        #expect(zip(first.values, second.values).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func withoutSpreadThereIsNone() {
        let x = Matrix([[0.0], [0], [5], [5]])
        let partition = Partition(centroids: Matrix([[0.0], [5]]), labels: [0, 0, 1, 1], cost: 0)
        #expect(partition.similarities(x) == nil)
    }
}
