import Basics
import Foundation
import Learning
import Statistics

/// Ridge regression of group indicators on columns, which for two groups orders customers as a linear discriminant does
/// (Hastie, Tibshirani & Friedman 2009, section 4.2). What depends on the columns alone is worked out once, so that
/// permuted groups cost one pass over the customers.
struct RidgeDiscriminant: Sendable {
    private let fold: Fold
    /// Centred on the training customers.
    private let training: Matrix
    /// Columns x test customers, likewise centred.
    private let test: Matrix
    private let factor: Matrix

    /// - Parameter x: of all customers.
    init(_ x: Matrix, _ fold: Fold, penalty: Double = 1) throws(Diagnostic) {
        self.fold = fold
        let rows = x.selecting(rows: fold.training)
        let means = Covariance.means(of: rows)
        training = Self.centred(rows, means)
        test = Self.centred(x.selecting(rows: fold.test), means).transposed
        var products = Covariance.matrix(of: rows, ddof: 0)
        for i in 0..<x.columns {
            for j in 0..<x.columns { products[i, j] *= Double(rows.rows) }
            products[i, i] += penalty
        }
        factor = try Cholesky(products).factor
    }

    /// The area under the ROC curve of each group against the rest, weighted by the groups' sizes; nil where no group has
    /// both members and others.
    ///
    /// - Parameter groups: of all customers.
    func auc(_ groups: [Int], _ groupCount: Int) -> Double? {
        var weights = sums(groups, groupCount)
        solve(&weights, groupCount)
        let scores = scores(weights, groupCount)
        let truth = fold.test.map { groups[$0] }
        var sum = 0.0, weight = 0.0
        for group in 0..<groupCount {
            var inside: [Double] = [], outside: [Double] = []
            for (score, own) in zip(scores.row(group), truth) {
                if own == group { inside.append(score) } else { outside.append(score) }
            }
            guard let auc = MannWhitney.share(of: inside, above: outside) else { continue }
            sum += Double(inside.count) * auc
            weight += Double(inside.count)
        }
        return weight > 0 ? sum / weight : nil
    }

    /// Groups x columns: over the group's training customers. The centred columns are orthogonal to a constant, so
    /// indicators needn't be centred.
    private func sums(_ groups: [Int], _ groupCount: Int) -> [Double] {
        let columns = training.columns
        var sums = [Double](repeating: 0, count: groupCount * columns)
        training.withUnsafeValues { values in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let values = values.baseAddress, let sums = sums.baseAddress else { return }
                for (row, customer) in fold.training.enumerated() {
                    let own = sums + groups[customer] * columns, added = values + row * columns
                    for column in 0..<columns { own[column] += added[column] }
                }
            }
        }
        return sums
    }

    /// Forward and backward substitution, of each group's sums.
    private func solve(_ weights: inout [Double], _ groupCount: Int) {
        let columns = training.columns
        factor.withUnsafeValues { factor in
            weights.withUnsafeMutableBufferPointer { weights in
                // Group by group within a row of the factor: no sum waits for the one before it.
                func subtract(_ factor: Double, _ k: Int, from i: Int) {
                    for group in 0..<groupCount {
                        weights[group * columns + i] -= factor * weights[group * columns + k]
                    }
                }
                func divide(_ i: Int) {
                    let diagonal = factor[i * columns + i]
                    for group in 0..<groupCount {
                        weights[group * columns + i] = diagonal > 0 ? weights[group * columns + i] / diagonal : 0
                    }
                }
                for i in 0..<columns {
                    for k in 0..<i { subtract(factor[i * columns + k], k, from: i) }
                    divide(i)
                }
                for i in (0..<columns).reversed() {
                    for k in i + 1..<max(i + 1, columns) { subtract(factor[k * columns + i], k, from: i) }
                    divide(i)
                }
            }
        }
    }

    /// Groups x test customers.
    private func scores(_ weights: [Double], _ groupCount: Int) -> Matrix {
        Matrix(rows: groupCount, columns: training.columns, values: weights).times(test)
    }

    private static func centred(_ x: Matrix, _ means: [Double]) -> Matrix {
        var result = x
        result.withUnsafeMutableValues { values in
            for row in 0..<x.rows {
                for column in 0..<x.columns { values[row * x.columns + column] -= means[column] }
            }
        }
        return result
    }
}
