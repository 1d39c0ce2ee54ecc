import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct MeasureTests {
    /// scikit-learn 1.9.1 on striped labels (row % k); see reference/clustering.py.
    @Test(arguments: [
        (120, 4, 4, 2.0, 1, 4, [0.4113882185442399, 0.5707485954496707, 81.0403905729052, 0.8417311368686216]),
        (150, 3, 3, 0.6, 2, 5, [-0.05041438007069499, -0.064308324315098, 0.8655569138353751, 17.32447426938375]),
        (200, 2, 2, 0.0, 3, 6, [-0.07240789993102972, -0.13669761276178263, 0.3009218869797773, 20.9389891220761]),
        (90, 5, 5, 1.5, 4, 5, [0.21631864392746683, 0.34596379795334514, 22.862932707068133, 1.275337991397773]),
    ])
    func indicesEqualTheReference(
        rows: Int, columns: Int, centres: Int, distance: Double, seed: UInt64, clusters: Int, expected: [Double]
    ) throws {
        let x = SeededData.blobs(rows, columns, centres: centres, distance: distance, seed: seed)
        let labels = (0..<rows).map { $0 % clusters }
        let silhouette = try Silhouette().fit(x, labels: labels)
        let harabasz = try #require(CalinskiHarabasz.score(x, labels: labels))
        let davies = try #require(DaviesBouldin.score(x, labels: labels))
        for (value, expected) in zip([silhouette.mean, silhouette.widths[0], harabasz, davies], expected) {
            #expect(abs(value - expected) < 1e-9 * max(1, abs(expected)))
        }
    }

    @Test func manyLabellingsInOnePassEqualOneByOne() throws {
        let x = SeededData.noise(70, 3, seed: 2)
        let labellings = try (1...6).map { try KMeans(clusters: $0, starts: 2).fit(x).labels }
        let together = try Silhouette().fit(x, labellings: labellings)
        for (labels, model) in zip(labellings, together) {
            let alone = try Silhouette(threads: 2).fit(x, labels: labels)
            #expect(zip(alone.widths, model.widths).allSatisfy { abs($0 - $1) < 1e-12 })
            #expect(zip(plainWidths(x, labels), model.widths).allSatisfy { abs($0 - $1) < 1e-12 })
        }
        #expect(together[0].widths == [Double](repeating: 0, count: 70))
    }

    @Test func singletonsDuplicatesAndGapsInTheLabels() throws {
        let x = Matrix([[0], [0], [3], [3], [9]])
        let model = try Silhouette().fit(x, labels: [0, 0, 2, 2, 5])
        #expect(model.widths == [1, 1, 1, 1, 0])
        #expect(model.clusterMeans[2] == 1 && model.clusterMeans[1].isNaN)
        #expect(try Silhouette().fit(Matrix([[1], [1], [1]]), labels: [0, 0, 1]).widths == [0, 0, 0])
        #expect(CalinskiHarabasz.score(x, labels: [0, 0, 0, 0, 0]) == nil)
        #expect(DaviesBouldin.score(x, labels: [0, 1, 2, 3, 4]) == nil)
        #expect(CalinskiHarabasz.score(x, labels: [0, 0, 2, 2, 5]) == 1)
        #expect(DaviesBouldin.score(x, labels: [0, 0, 2, 2, 5]) == 0)
    }

    @Test func sampleIsStatedStratifiedAndClose() throws {
        let x = SeededData.blobs(400, 3, centres: 3, distance: 1.5, seed: 6)
        let labels = try KMeans(clusters: 3, starts: 3).fit(x).labels
        let all = try Silhouette().fit(x, labels: labels)
        let sampled = try Silhouette(sampleLimit: 200, sampleSize: 100).fit(x, labels: labels)
        let rows = try #require(sampled.rows)
        #expect(all.rows == nil && all.n == 400)
        #expect(sampled.n == 100 && Set(rows).count == 100 && rows == rows.sorted())
        for label in 0..<3 {
            let share = Double(labels.count { $0 == label }) / 4
            #expect(abs(Double(sampled.labels.count { $0 == label }) - share) <= 1)
        }
        #expect(abs(sampled.mean - all.mean) < 0.05)
    }

    @Test func labelsAreChecked() {
        let x = Matrix([[1], [2]])
        #expect(
            diagnosticSummary { _ = try Silhouette().fit(x, labels: [0]) }
                == "Silhouette needs one label per row: 2; got 1")
        #expect(
            diagnosticSummary { _ = try Silhouette().fit(x, labels: [0, -1]) }
                == "Silhouette needs labels from 0; got a negative one")
    }
}

/// Rousseeuw's definition, literally.
private func plainWidths(_ x: Matrix, _ labels: [Int]) -> [Double] {
    (0..<x.rows).map { row in
        func mean(to cluster: Int) -> Double {
            let others = (0..<x.rows).filter { labels[$0] == cluster && $0 != row }
            let distances = others.map { Distance.squared(x, row, Array(x.row($0)), 0).squareRoot() }
            return distances.reduce(0, +) / Double(others.count)
        }
        let inside = mean(to: labels[row])
        guard let outside = Set(labels).subtracting([labels[row]]).map({ mean(to: $0) }).min() else { return 0 }
        return inside.isNaN ? 0 : (outside - inside) / max(inside, outside)
    }
}
