import Learning

/// Shares of the groups by cell, learnt on a fold's training customers, each group counted half a customer more than it
/// has, and judged on its test customers.
struct CellRates {
    /// Cells x groups, row by row.
    private let training: [Int]
    private let test: [Int]
    private let groupCount: Int

    init(_ cells: [Int], count: Int, _ groups: [Int], _ groupCount: Int, _ fold: Fold) {
        func table(_ rows: [Int]) -> [Int] {
            var table = [Int](repeating: 0, count: count * groupCount)
            for row in rows { table[cells[row] * groupCount + groups[row]] += 1 }
            return table
        }
        self.groupCount = groupCount
        training = table(fold.training)
        test = table(fold.test)
    }

    /// All customers of a cell have one score, so that the cells' counts are all that is sorted.
    var auc: Double? {
        let cells = 0..<training.count / max(1, groupCount)
        func total(_ table: [Int], _ cell: Int) -> Int {
            (0..<groupCount).reduce(0) { $0 + table[cell * groupCount + $1] }
        }
        let totals = cells.map { total(training, $0) }, tested = cells.map { total(test, $0) }
        var sum = 0.0, weight = 0.0
        for group in 0..<groupCount {
            let scores = cells.map {
                (Double(training[$0 * groupCount + group]) + 0.5) / (Double(totals[$0]) + 0.5 * Double(groupCount))
            }
            let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
            var below = 0.0, wins = 0.0, positives = 0.0, place = 0
            while place < order.count {
                var tied = (positive: 0.0, negative: 0.0)
                let score = scores[order[place]]
                while place < order.count, scores[order[place]] == score {
                    let cell = order[place]
                    let inside = test[cell * groupCount + group]
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
}
