import Basics
public import Statistics

extension DecisionTree {
    /// The same tree with its `costComplexityAlpha` chosen by cross-validation: the largest whose error rate is within
    /// one standard error of the least (the 1-SE rule of Breiman et al. 1984, ch. 3.4).
    ///
    /// Candidates are the geometric means of neighbouring alphas of the path on all of `x`, at most 50 of them, spread
    /// evenly. `x` and the folds must hold training rows only.
    public func choosingAlpha(
        _ x: Matrix, labels: [Int], classes: Int, folds: [Fold], threads: Int = 1
    ) throws -> DecisionTree {
        var full = self
        full.costComplexityAlpha = 0
        let grown = full
        let candidates = try grown.fit(x, labels: labels, classes: classes).costComplexityPath.candidates
        let validation = CrossValidation(folds: folds, threads: threads)
        let pipeline = MatrixPipeline(grown, x: x, classes: classes)
        let errors = try validation.map(pipeline, labels: labels) { fitted, fold in
            let held = x.selecting(rows: fold.test)
            let path = fitted.model.costComplexityPath
            return try candidates.map { alpha in
                let predicted = try fitted.model.pruned(alpha: alpha, along: path).predict(held)
                return zip(fold.test, predicted).count { labels[$0] != $1 }
            }
        }
        let tested = Double(folds.reduce(0) { $0 + $1.test.count })
        let rates = candidates.indices.map { place in Double(errors.reduce(0) { $0 + $1[place] }) / tested }
        let least = rates.min() ?? 0
        let bound = least + (least * (1 - least) / tested).squareRoot()
        var chosen = self
        chosen.costComplexityAlpha = candidates.indices.last { rates[$0] <= bound }.map { candidates[$0] } ?? 0
        return chosen
    }
}

extension CostComplexityPath {
    /// One alpha inside each interval in which the best subtree stays the same; the last one leaves only the root.
    fileprivate var candidates: [Double] {
        var distinct: [Double] = []
        for alpha in alphas where alpha > distinct.last ?? -1 { distinct.append(max(alpha, 0)) }
        let means = zip(distinct, distinct.dropFirst()).map { ($0 * $1).squareRoot() } + distinct.suffix(1)
        guard means.count > 50 else { return means }
        return (0..<50).map { means[$0 * (means.count - 1) / 49] }
    }
}
