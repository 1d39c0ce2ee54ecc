public import Basics
public import Statistics

extension DecisionTree {
    /// The same tree with its `costComplexityAlpha` chosen by cross-validation: the largest whose error rate is within
    /// one standard error of the least (the 1-SE rule of Breiman et al. 1984, ch. 3.4).
    ///
    /// Candidates are the geometric means of neighbouring alphas of the path on all of `x`, at most 50 of them, spread
    /// evenly. `x` and the folds must hold training rows only. Weights weigh the errors too.
    public func choosingAlpha(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil, folds: [Fold], threads: Int = 1
    ) throws(Diagnostic) -> DecisionTree {
        var chosen = self
        chosen.costComplexityAlpha = 0
        let full = try chosen.fit(x, labels: labels, classes: classes, weights: weights)
        chosen.costComplexityAlpha = try chosen.alpha(
            of: full.costComplexityPath.candidates, x, labels: labels, classes: classes, weights: weights, folds: folds,
            threads: threads)
        return chosen
    }

    /// - Parameter candidates: ascending. `self` grows full trees.
    func alpha(
        of candidates: [Double], _ x: Matrix, labels: [Int], classes: Int, weights: [Double]?, folds: [Fold],
        threads: Int
    ) throws(Diagnostic) -> Double {
        let rowWeights = classWeights.rowWeights(labels: labels, classes: classes, weights: weights)
        let errors = try inParallel(folds.count, threads: threads) { number throws(Diagnostic) in
            let fold = folds[number]
            guard fold.training.contains(where: { rowWeights[$0] > 0 }) else {
                return [Double](repeating: 0, count: candidates.count)
            }
            let model = try fit(
                x.selecting(rows: fold.training), labels: fold.training.map { labels[$0] }, classes: classes,
                weights: weights.map { weights in fold.training.map { weights[$0] } })
            return model.errors(
                of: candidates, try model.leaves(x.selecting(rows: fold.test)), labels: fold.test.map { labels[$0] },
                weights: fold.test.map { rowWeights[$0] })
        }
        let tested = folds.flatMap { $0.test.map { rowWeights[$0] } }
        let total = tested.reduce(0, +)
        let rates = candidates.indices.map { place in errors.reduce(0) { $0 + $1[place] } / total }
        let least = rates.min() ?? 0
        // Kish's (1965) effective number of rows; their number where all weigh the same.
        let effective = total * total / tested.reduce(0) { $0 + $1 * $1 }
        let bound = least + (least * (1 - least) / effective).squareRoot()
        return candidates.indices.last { rates[$0] <= bound }.map { candidates[$0] } ?? 0
    }
}

extension DecisionTreeModel {
    /// The weight of the rows that the tree gets wrong, pruned by each of the candidates: all from one prediction.
    /// - Parameter leaves: per row its leaf of the full tree.
    fileprivate func errors(of candidates: [Double], _ leaves: [Int], labels: [Int], weights: [Double]) -> [Double] {
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
        let path = costComplexityPath
        return candidates.map { alpha in
            let collapsed = path.collapsed(alpha: alpha)
            var wrong = 0.0
            var stack = [0]
            while let place = stack.popLast() {
                if let split = nodes[place].split, !collapsed.contains(place) {
                    stack += [split.right, split.left]
                    continue
                }
                let prediction = nodes[place].prediction
                for label in 0..<classes where label != prediction { wrong += reached[place * classes + label] }
            }
            return wrong
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
