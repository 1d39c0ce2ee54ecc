/// FasterPAM (Schubert & Rousseeuw 2021): swaps a medoid for another row whenever that lowers the cost, until no swap
/// of any medoid for any row does. What every medoid's swap would bring is known from one pass over a row's
/// dissimilarities; a swap is made as soon as it pays.
///
/// Rows are tried in the order of their total dissimilarity, the most central first, so that the order of the data
/// doesn't matter (but for rows that tie).
/// Complexity: O(n²) per round, few rounds.
struct MedoidSwap {
    let dissimilarity: Dissimilarity
    /// One per row, not negative.
    let weights: [Double]
    let maximumRounds: Int

    /// - Parameters:
    ///   - medoids: the start.
    ///   - candidates: the rows that may be medoids, in the order in which to try them.
    func run(from medoids: [Int], candidates: [Int]) -> [Int] {
        var state = State(medoids: medoids, dissimilarity: dissimilarity, weights: weights)
        // With one medoid BUILD's is the best there is.
        guard medoids.count > 1, let last = candidates.indices.last else { return medoids }
        // Less than rounding would go round in circles.
        let least = 1e-12 * state.cost
        var place = 0, unchanged = 0
        for _ in 0..<maximumRounds * candidates.count {
            let candidate = candidates[place]
            if !state.medoids.contains(candidate), let swap = state.best(for: candidate), swap.change < -least {
                state.replace(swap.medoid, with: candidate)
                unchanged = 0
            } else {
                unchanged += 1
            }
            if unchanged == candidates.count { break }
            place = place == last ? 0 : place + 1
        }
        return state.medoids
    }

    /// Each row's two nearest medoids, and what losing a medoid would cost.
    struct State {
        private(set) var medoids: [Int]
        private let dissimilarity: Dissimilarity
        private let weights: [Double]
        private var rows: [Row]
        private var losses: [Double] = []

        private struct Row {
            /// Places in `medoids`.
            var first = 0, second = 0
            var nearest = Double.infinity, next = Double.infinity
        }

        init(medoids: [Int], dissimilarity: Dissimilarity, weights: [Double]) {
            self.medoids = medoids
            self.dissimilarity = dissimilarity
            self.weights = weights
            rows = [Row](repeating: Row(), count: dissimilarity.rows)
            for row in rows.indices { rows[row] = search(row) }
            losses = removalLosses()
        }

        /// Weighted sum of dissimilarities to the nearest medoid.
        var cost: Double {
            var sum = 0.0
            for (row, weight) in zip(rows, weights) { sum += weight * row.nearest }
            return sum
        }

        /// The medoid that the candidate had best replace, the first among ties, and the change of cost.
        func best(for candidate: Int) -> (medoid: Int, change: Double)? {
            var changes = losses, shared = 0.0
            dissimilarity.withUnsafeRows { base, stride -> Void? in
                let distances = base + candidate * stride
                rows.withUnsafeBufferPointer { rows in
                    weights.withUnsafeBufferPointer { weights in
                        changes.withUnsafeMutableBufferPointer { changes in
                            for index in rows.indices {
                                let row = rows[index], distance = distances[index]
                                guard distance < row.next else { continue }
                                if distance < row.nearest {
                                    shared += weights[index] * (distance - row.nearest)
                                    changes[row.first] += weights[index] * (row.nearest - row.next)
                                } else {
                                    changes[row.first] += weights[index] * (distance - row.next)
                                }
                            }
                        }
                    }
                }
            }
            var best = 0
            for place in changes.indices where changes[place] < changes[best] { best = place }
            return medoids.isEmpty ? nil : (best, changes[best] + shared)
        }

        mutating func replace(_ place: Int, with candidate: Int) {
            medoids[place] = candidate
            for index in rows.indices {
                let distance = dissimilarity[candidate, index]
                if rows[index].first == place || rows[index].second == place {
                    rows[index] = search(index)
                } else if distance < rows[index].nearest {
                    rows[index] = Row(
                        first: place, second: rows[index].first, nearest: distance, next: rows[index].nearest)
                } else if distance < rows[index].next {
                    rows[index].second = place
                    rows[index].next = distance
                }
            }
            losses = removalLosses()
        }

        private func search(_ index: Int) -> Row {
            var row = Row()
            for (place, medoid) in medoids.enumerated() {
                let distance = dissimilarity[medoid, index]
                if distance < row.nearest {
                    row = Row(first: place, second: row.first, nearest: distance, next: row.nearest)
                } else if distance < row.next {
                    row.second = place
                    row.next = distance
                }
            }
            return row
        }

        private func removalLosses() -> [Double] {
            var losses = [Double](repeating: 0, count: medoids.count)
            for (row, weight) in zip(rows, weights) { losses[row.first] += weight * (row.next - row.nearest) }
            return losses
        }
    }
}
