import Findings
import Learning
import Statistics

/// How near all customers are to each segment, and which segments run into each other.
struct SimilarityStage {
    let partition: Partition
    /// Customers x dimensions of the space in which they were grouped.
    let x: Matrix
    /// Of each customer (`Partition.shadowValues`).
    let shadows: [Double]
    let disclosure: SegmentDisclosure

    private var threshold: Int { disclosure.threshold }

    /// One per segment; nil for a segment whose size is withheld, as the upper end would tell it.
    func profiles() -> [SimilarityProfile?] {
        guard partition.clusters > 1, let similarities = partition.similarities(x) else {
            return [SimilarityProfile?](repeating: nil, count: partition.clusters)
        }
        return (0..<partition.clusters).map { segment in
            disclosure.hidden.contains(segment) ? nil : profile(similarities.column(segment))
        }
    }

    private func profile(_ values: [Double]) -> SimilarityProfile? {
        var counts = [Int](repeating: 0, count: 10)
        for value in values { counts[min(9, max(0, Int(value * 10)))] += 1 }
        let bins = Self.joined(counts, threshold: threshold)
        let middle = counts[3..<7].reduce(0, +)
        // Only a sum of whole bins may be told.
        let isCut = [3, 7].allSatisfy { border in bins.contains { $0.range.lowerBound == border } }
        guard bins.count > 1 else { return nil }
        return SimilarityProfile(
            bins: bins.map {
                SimilarityBin(
                    low: Double($0.range.lowerBound) / 10, high: Double($0.range.upperBound) / 10,
                    share: Double($0.count) / Double(values.count))
            }, between: isCut ? Double(middle) / Double(values.count) : nil)
    }

    /// Tenths, joined with the next until nobody or enough customers are in each.
    static func joined(_ counts: [Int], threshold: Int) -> [(range: Range<Int>, count: Int)] {
        var bins: [(range: Range<Int>, count: Int)] = []
        func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }
        for (index, count) in counts.enumerated() {
            if let last = bins.last, isSmall(last.count) {
                bins[bins.count - 1] = (last.range.lowerBound..<index + 1, last.count + count)
            } else {
                bins.append((index..<index + 1, count))
            }
        }
        while bins.count > 1, let last = bins.last, isSmall(last.count) {
            bins.removeLast()
            let before = bins.removeLast()
            bins.append((before.range.lowerBound..<last.range.upperBound, before.count + last.count))
        }
        return bins
    }

    /// Pairs of segments with enough customers between them.
    func neighbours() -> [Neighbourhood] {
        let labels = partition.labels, clusters = partition.clusters
        let next = partition.nextClusters(x, but: labels)
        var sums = Matrix(rows: clusters, columns: clusters)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: clusters), count: clusters)
        for row in labels.indices {
            guard let other = next[row] else { continue }
            sums[labels[row], other] += shadows[row]
            counts[labels[row]][other] += 1
        }
        return (0..<clusters).flatMap { first in
            (first + 1..<max(clusters, first + 1)).compactMap { second in
                let count = counts[first][second] + counts[second][first]
                guard count >= threshold, disclosure.hidden.isDisjoint(with: [first, second]) else { return nil }
                let sizes = disclosure.sizes
                return Neighbourhood(
                    first: first + 1, second: second + 1,
                    shadow: (sums[first, second] / Double(sizes[first]) + sums[second, first] / Double(sizes[second]))
                        / 2)
            }
        }
    }
}
