import Statistics

/// Scores sorted once, so that the area under the ROC curve of many weightings of the rows costs one sweep each.
struct RankedScores: Sendable {
    /// Rows in ascending order of their scores.
    private let order: [Int]
    /// Per place in `order`: is the score that of the place before?
    private let isTied: [Bool]
    private let isPositive: [Bool]

    init(scores: [Double], isPositive: [Bool]) {
        precondition(scores.count == isPositive.count, "\(scores.count) scores for \(isPositive.count) rows")
        let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        self.order = order
        isTied = order.indices.map { $0 > 0 && scores[order[$0]] == scores[order[$0 - 1]] }
        self.isPositive = isPositive
    }

    /// Mann & Whitney (1947): the share of pairs of a positive and a negative row in which the positive one has the
    /// higher score; ties count half. nil without pairs. Each row counts as often as its multiplicity says.
    func auc(multiplicities: [Double]) -> Double? {
        var below = 0.0
        var wins = 0.0
        var positives = 0.0
        var tied = (positive: 0.0, negative: 0.0)
        for (place, row) in order.enumerated() {
            if !isTied[place] {
                wins += tied.positive * (below + tied.negative / 2)
                below += tied.negative
                tied = (0, 0)
            }
            if isPositive[row] {
                tied.positive += multiplicities[row]
                positives += multiplicities[row]
            } else {
                tied.negative += multiplicities[row]
            }
        }
        wins += tied.positive * (below + tied.negative / 2)
        let pairs = positives * (below + tied.negative)
        return pairs > 0 ? wins / pairs : nil
    }
}

/// The curves whose areas `ProbabilityScores.auc` averages.
struct RankedClasses: Sendable {
    private let curves: [RankedScores]

    init(truth: [Int], probabilities: Matrix) {
        precondition(truth.count == probabilities.rows, "\(probabilities.rows) probabilities for \(truth.count) rows")
        curves = (probabilities.columns == 2 ? 1..<2 : 0..<probabilities.columns).map { label in
            RankedScores(scores: probabilities.column(label), isPositive: truth.map { $0 == label })
        }
    }

    func auc(multiplicities: [Double]) -> Double? {
        let areas = curves.compactMap { $0.auc(multiplicities: multiplicities) }
        return areas.isEmpty ? nil : Summary.mean(areas)
    }
}
