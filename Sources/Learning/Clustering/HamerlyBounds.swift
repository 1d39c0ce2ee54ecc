extension Lloyd {
    /// Per row, an upper bound of the distance to its own centroid and a lower bound of that to any other.
    struct Bounds {
        /// Rounding errors of a distance stay below this relative size for any sensible number of features.
        private static let slack = 1e-12
        /// More than the rounding of one addition.
        private static let step = 1e-15

        private(set) var upper: [Double]
        private(set) var lower: [Double]

        init(rows: Int) {
            upper = [Double](repeating: .infinity, count: rows)
            lower = [Double](repeating: 0, count: rows)
        }

        /// After the row's distances were taken.
        @inline(__always)
        mutating func set(_ row: Int, nearest: Double, second: Double) {
            upper[row] = nearest.squareRoot() * (1 + Self.slack)
            lower[row] = second.squareRoot() * (1 - Self.slack)
        }

        /// The row was moved by force: look at it again.
        mutating func forget(_ row: Int) {
            upper[row] = .infinity
            lower[row] = 0
        }

        /// After the centroids moved by `drifts`.
        mutating func widen(by drifts: [Double], labels: [Int]) {
            let padded = drifts.map { $0 * (1 + Self.slack) }
            var farthest = 0
            for cluster in padded.indices where padded[cluster] > padded[farthest] { farthest = cluster }
            var runnerUp = 0.0
            for cluster in padded.indices where cluster != farthest { runnerUp = max(runnerUp, padded[cluster]) }
            for row in labels.indices {
                let label = labels[row]
                upper[row] = (upper[row] + padded[label]) * (1 + Self.step)
                lower[row] = (lower[row] - (label == farthest ? runnerUp : padded[farthest])) * (1 - Self.step)
            }
        }

        /// Half the distance of each centroid to its nearest other: a row closer than that is in the right place.
        func halfGaps(_ centroids: [Double], clusters: Int, columns: Int) -> [Double] {
            var gaps = [Double](repeating: .infinity, count: clusters)
            for first in 0..<clusters {
                for second in 0..<first {
                    var sum = 0.0
                    for column in 0..<columns {
                        let difference = centroids[first * columns + column] - centroids[second * columns + column]
                        sum += difference * difference
                    }
                    gaps[first] = min(gaps[first], sum)
                    gaps[second] = min(gaps[second], sum)
                }
            }
            return gaps.map { 0.5 * $0.squareRoot() * (1 - Self.slack) }
        }
    }
}
