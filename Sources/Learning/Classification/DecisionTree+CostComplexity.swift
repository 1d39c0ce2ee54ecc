public import Basics
public import Statistics

/// What a tree is pruned for.
public enum PruningLoss: String, Sendable, Hashable, Codable {
    /// Rows put into the wrong class: for a rule that is to be followed.
    case error
    /// Squared error of the probabilities, summed over the classes (Brier 1950): for chances. Where one class is rare,
    /// no leaf may ever predict it, and the error would prune everything away.
    case brier
}

extension DecisionTree {
    /// The same tree with its `costComplexityAlpha` chosen by cross-validation: the largest whose loss is within so many
    /// standard errors of the least; 1 is the rule of Breiman et al. 1984, ch. 3.4, for small trees, 0 takes the best.
    ///
    /// Candidates are the geometric means of neighbouring alphas of the path on all of `x`, at most 50 of them, spread
    /// evenly. `x` and the folds must hold training rows only. Weights weigh the losses too.
    public func choosingAlpha(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil, folds: [Fold], loss: PruningLoss = .error,
        standardErrors: Double = 1, threads: Int = 1
    ) throws(Diagnostic) -> DecisionTree {
        var chosen = self
        chosen.costComplexityAlpha = 0
        let sorted = try chosen.sorted(x, labels: labels, classes: classes, weights: weights)
        let full = try chosen.fit(sorted, labels: labels, classes: classes, weights: weights)
        chosen.costComplexityAlpha = try chosen.alpha(
            of: full.costComplexityPath.candidates, x, sorted, labels: labels, classes: classes, weights: weights,
            folds: folds,
            loss: loss, standardErrors: standardErrors, threads: threads)
        return chosen
    }

    /// - Parameters:
    ///   - candidates: ascending. `self` grows full trees.
    ///   - sorted: all of `x`, from which each fold picks its rows.
    func alpha(
        of candidates: [Double], _ x: Matrix, _ sorted: SortedColumns, labels: [Int], classes: Int, weights: [Double]?,
        folds: [Fold],
        loss: PruningLoss, standardErrors: Double, threads: Int
    ) throws(Diagnostic) -> Double {
        let rowWeights = classWeights.rowWeights(labels: labels, classes: classes, weights: weights)
        let parts = try inParallel(folds.count, threads: threads) { number throws(Diagnostic) -> [PruningLosses] in
            let fold = folds[number]
            guard fold.training.contains(where: { rowWeights[$0] > 0 }) else { return [] }
            let model = try fit(
                sorted.selecting(fold.training), labels: fold.training.map { labels[$0] }, classes: classes,
                weights: weights.map { weights in fold.training.map { weights[$0] } })
            return model.losses(
                loss, of: candidates, try model.leaves(x.selecting(rows: fold.test)),
                labels: fold.test.map { labels[$0] }, weights: fold.test.map { rowWeights[$0] })
        }.filter { !$0.isEmpty }
        let totals = candidates.indices.map { place in parts.reduce(PruningLosses()) { $0 + $1[place] } }
        guard let least = totals.min(by: { $0.mean < $1.mean }) else { return 0 }
        let bound = least.mean + standardErrors * least.standardError
        return candidates.indices.last { totals[$0].mean <= bound }.map { candidates[$0] } ?? 0
    }
}

/// Weighted sums over tested rows.
private struct PruningLosses: Sendable {
    var weight = 0.0
    var squaredWeight = 0.0
    var loss = 0.0
    var squaredLoss = 0.0

    var mean: Double { loss / weight }

    /// With Kish's (1965) effective number of rows, which is their number where all weigh the same.
    var standardError: Double {
        (max(0, squaredLoss / weight - mean * mean) * squaredWeight / (weight * weight)).squareRoot()
    }

    static func + (first: PruningLosses, second: PruningLosses) -> PruningLosses {
        PruningLosses(
            weight: first.weight + second.weight, squaredWeight: first.squaredWeight + second.squaredWeight,
            loss: first.loss + second.loss, squaredLoss: first.squaredLoss + second.squaredLoss)
    }
}

extension DecisionTreeModel {
    /// The losses of the tree pruned by each of the candidates: all from one prediction.
    /// - Parameter leaves: per row its leaf of the full tree.
    fileprivate func losses(
        _ loss: PruningLoss, of candidates: [Double], _ leaves: [Int], labels: [Int], weights: [Double]
    ) -> [PruningLosses] {
        // Per node the weight of the rows that come to it, by class.
        var reached = [Double](repeating: 0, count: nodes.count * classes)
        for (row, leaf) in leaves.enumerated() { reached[leaf * classes + labels[row]] += weights[row] }
        for (place, node) in nodes.enumerated().reversed() {
            guard let split = node.split else { continue }
            for label in 0..<classes {
                reached[place * classes + label] =
                    reached[split.left * classes + label] + reached[split.right * classes + label]
            }
        }
        let perClass = nodes.indices.map { losses(loss, at: $0) }
        let path = costComplexityPath
        let weight = weights.reduce(0, +), squaredWeight = weights.reduce(0) { $0 + $1 * $1 }
        return candidates.map { alpha in
            let collapsed = path.collapsed(alpha: alpha)
            var sums = PruningLosses(weight: weight, squaredWeight: squaredWeight)
            var stack = [0]
            while let place = stack.popLast() {
                if let split = nodes[place].split, !collapsed.contains(place) {
                    stack += [split.right, split.left]
                    continue
                }
                for label in 0..<classes {
                    let loss = perClass[place][label], weight = reached[place * classes + label]
                    sums.loss += weight * loss
                    sums.squaredLoss += weight * loss * loss
                }
            }
            return sums
        }
    }

    /// Of a row of each class, if the node is its leaf.
    private func losses(_ loss: PruningLoss, at place: Int) -> [Double] {
        switch loss {
        case .error:
            let prediction = nodes[place].prediction
            return (0..<classes).map { $0 == prediction ? 0 : 1 }
        case .brier:
            let shares = nodes[place].shares(smoothing: smoothing)
            let squares = shares.reduce(0) { $0 + $1 * $1 }
            return shares.map { squares - 2 * $0 + 1 }
        }
    }
}

extension CostComplexityPath {
    /// One alpha inside each interval in which the best subtree stays the same; the last one leaves only the root.
    var candidates: [Double] {
        var distinct: [Double] = []
        for alpha in alphas where alpha > distinct.last ?? -1 { distinct.append(max(alpha, 0)) }
        let means = zip(distinct, distinct.dropFirst()).map { ($0 * $1).squareRoot() } + distinct.suffix(1)
        guard means.count > 50 else { return means }
        return (0..<50).map { means[$0 * (means.count - 1) / 49] }
    }
}
