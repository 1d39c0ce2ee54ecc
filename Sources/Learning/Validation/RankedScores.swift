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
        let order = scores.ascendingOrder()
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

    /// Σ (recall − recall before) * precision over the distinct scores from the highest down. nil without a positive or
    /// a negative row.
    func averagePrecision(multiplicities: [Double]) -> Double? {
        var sum = 0.0
        var positives = 0.0
        var count = 0.0
        var tied = (positive: 0.0, count: 0.0)
        for place in order.indices.reversed() {
            let row = order[place]
            tied.count += multiplicities[row]
            if isPositive[row] { tied.positive += multiplicities[row] }
            guard !isTied[place] else { continue }
            positives += tied.positive
            count += tied.count
            if tied.positive > 0 { sum += tied.positive * (positives / count) }
            tied = (0, 0)
        }
        return positives > 0 && positives < count ? sum / positives : nil
    }
}

/// The curves whose areas `ProbabilityScores` averages.
struct RankedClasses: Sendable {
    private let curves: [RankedScores]

    init(truth: [Int], probabilities: Matrix) {
        precondition(truth.count == probabilities.rows, "\(probabilities.rows) probabilities for \(truth.count) rows")
        curves = (probabilities.columns == 2 ? 1..<2 : 0..<probabilities.columns).map { label in
            RankedScores(scores: probabilities.column(label), isPositive: truth.map { $0 == label })
        }
    }

    func auc(multiplicities: [Double]) -> Double? {
        mean { $0.auc(multiplicities: multiplicities) }
    }

    func averagePrecision(multiplicities: [Double]) -> Double? {
        mean { $0.averagePrecision(multiplicities: multiplicities) }
    }

    private func mean(_ area: (RankedScores) -> Double?) -> Double? {
        let areas = curves.compactMap(area)
        return areas.isEmpty ? nil : Summary.mean(areas)
    }
}
