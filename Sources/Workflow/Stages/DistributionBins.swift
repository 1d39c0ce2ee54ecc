import Findings
import Statistics

/// A number feature's known values in about tenths of the customers.
struct DistributionBins {
    let edges: [Double]
    let counts: [Int]

    /// - Parameter values: in ascending order.
    /// - Returns: nil where fewer than two bins have enough customers.
    init?(sorted values: [Double], threshold: Int) {
        guard let last = values.last else { return nil }
        var edges: [Double] = []
        // Equal values share a bin, so there may be fewer than ten.
        for tenth in 1..<10 {
            let edge = Summary.quantile(sorted: values, Double(tenth) / 10)
            if edge < last, edge > edges.last ?? -.infinity { edges.append(edge) }
        }
        let ends = edges.map { edge in values.sortedCount { $0 <= edge } } + [values.count]
        let counts = zip(ends, [0] + ends).map { $0 - $1 }
        let joined = Self.joined([counts], edges: edges, threshold: threshold)
        guard !joined.edges.isEmpty else { return nil }
        self.edges = joined.edges
        self.counts = joined.counts[0]
    }

    var distribution: Distribution {
        let total = Double(max(1, counts.reduce(0, +)))
        return Distribution(edges: edges, shares: counts.map { Double($0) / total })
    }

    /// Values up to each edge and above the one before; values beyond the last edge at the end.
    static func counts(_ values: [Double], _ edges: [Double]) -> [Int] {
        var counts = [Int](repeating: 0, count: edges.count + 1)
        for value in values { counts[edges.firstIndex { value <= $0 } ?? edges.count] += 1 }
        return counts
    }

    /// Neighbouring bins joined until each has enough in every one of several counts.
    static func joined(
        _ counts: [[Int]], edges: [Double], threshold: Int
    ) -> (edges: [Double], counts: [[Int]]) {
        var edges = edges, counts = counts
        while !edges.isEmpty,
            let small = counts[0].indices.first(where: { bin in counts.contains { $0[bin] < threshold } })
        {
            // With the next bin; the last one with that before it.
            let edge = min(small, edges.count - 1)
            edges.remove(at: edge)
            for index in counts.indices {
                counts[index][edge] += counts[index][edge + 1]
                counts[index].remove(at: edge + 1)
            }
        }
        return (edges, counts)
    }
}

extension [Double] {
    /// How many satisfy a condition that, in their order, the first ones do and all others don't.
    func sortedCount(where isMet: (Double) -> Bool) -> Int {
        var met = 0, rest = count
        while met < rest {
            let middle = (met + rest) / 2
            if isMet(self[middle]) { met = middle + 1 } else { rest = middle }
        }
        return met
    }
}
