import Basics
import Foundation
import Statistics

/// What both support vector machines ask of their parameters and rows.
struct SupportVectorChecks {
    let estimator: String

    init(_ estimator: String) { self.estimator = estimator }

    func parameters(
        cost: Double, tolerance: Double, calibrationFolds: Int, threads: Int, classWeights: ClassWeights, classes: Int
    ) throws(Diagnostic) {
        if !(cost > 0 && cost.isFinite) { throw wrong("cost", "a positive number", cost) }
        if !(tolerance > 0 && tolerance.isFinite) { throw wrong("tolerance", "a positive number", tolerance) }
        if calibrationFolds < 0 || calibrationFolds == 1 {
            throw wrong("calibrationFolds", "0 or an Int in 2...", calibrationFolds)
        }
        if threads < 1 { throw wrong("threads", "an Int in 1...", threads) }
        if case .given(let weights) = classWeights,
            weights.count != classes || !weights.allSatisfy({ $0 > 0 && $0.isFinite })
        {
            throw wrong("classWeights", "\(classes) positive numbers", weights)
        }
    }

    /// The rows to learn from.
    func rows(_ x: Matrix, labels: [Int], classes: Int, weights: [Double]?) throws(Diagnostic) -> [Int] {
        try TrainingChecks.check(estimator, x, labels: labels, classes: classes, weights: weights)
        let bound = Double.greatestFiniteMagnitude.squareRoot() / Double(max(1, x.columns))
        if let place = x.values.firstIndex(where: { abs($0) > bound }) {
            throw Diagnostic(
                "learning.too-large",
                "\(estimator) needs values whose squares are finite; column \(place % x.columns + 1) of row "
                    + "\(place / x.columns + 1) is too large",
                suggestion: "standardise the features in the preparation")
        }
        guard let weights else { return Array(labels.indices) }
        let rows = labels.indices.filter { weights[$0] > 0 }
        guard rows.allSatisfy({ weights[$0] == weights[rows[0]] }) else {
            throw Diagnostic(
                "learning.weights", "\(estimator) can weigh classes but not single rows; got rows of unequal weight",
                suggestion: "use class weights, or leave rows out by the weight 0")
        }
        return rows
    }

    func wrong(_ name: String, _ requirement: String, _ value: some CustomStringConvertible) -> Diagnostic {
        TrainingChecks.parameter(name, of: estimator, must: requirement, got: value)
    }
}
