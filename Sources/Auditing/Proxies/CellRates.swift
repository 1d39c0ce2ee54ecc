import Learning
import Statistics

/// Shares of the groups by cell, learnt on a fold's training customers, each group counted half a customer more than it
/// has, and judged on its test customers.
struct CellRates: Sendable {
    private let cellCount: Int
    /// By cell the training customers, then by cell the test customers.
    private let customers: RowSets

    /// - Parameter cells: of all customers, whole numbers from 0.
    init(_ cells: [Int], _ fold: Fold) {
        cellCount = (cells.max() ?? 0) + 1
        var customers = RowSets(count: 2 * cellCount, rows: cells.count)
        for customer in fold.training { customers.insert(customer, into: cells[customer]) }
        for customer in fold.test { customers.insert(customer, into: cellCount + cells[customer]) }
        self.customers = customers
    }

    /// All customers of a cell have one score, so that the cells' counts are all that is sorted.
    ///
    /// - Parameter groups: the customers of each.
    func auc(_ groups: RowSets) -> Double? {
        let counts = customers.shared(with: groups), groupCount = groups.count
        func total(_ row: Int) -> Int32 {
            counts[row * groupCount..<(row + 1) * groupCount].reduce(0, +)
        }
        let totals = (0..<cellCount).map { Double(total($0)) + 0.5 * Double(groupCount) }
        let tested = (0..<cellCount).map { total(cellCount + $0) }
        var scores = totals, order = Array(0..<cellCount)
        var sum = 0.0, weight = 0.0
        for group in 0..<groupCount {
            for cell in 0..<cellCount {
                scores[cell] = (Double(counts[cell * groupCount + group]) + 0.5) / totals[cell]
            }
            sort(&order, by: scores)
            var below = 0.0, wins = 0.0, positives = 0.0, place = 0
            while place < cellCount {
                var tied = (positive: 0.0, negative: 0.0)
                let score = scores[order[place]]
                while place < cellCount, scores[order[place]] == score {
                    let cell = order[place]
                    let inside = counts[(cellCount + cell) * groupCount + group]
                    tied.positive += Double(inside)
                    tied.negative += Double(tested[cell] - inside)
                    place += 1
                }
                wins += tied.positive * (below + tied.negative / 2)
                below += tied.negative
                positives += tied.positive
            }
            guard positives > 0, below > 0 else { continue }
            sum += positives * (wins / (positives * below))
            weight += positives
        }
        return weight > 0 ? sum / weight : nil
    }

    /// By insertion: there are few cells, and much the same order from group to group.
    private func sort(_ order: inout [Int], by scores: [Double]) {
        for place in order.indices.dropFirst() {
            let cell = order[place]
            var free = place
            while free > 0, scores[order[free - 1]] > scores[cell] {
                order[free] = order[free - 1]
                free -= 1
            }
            order[free] = cell
        }
    }
}
