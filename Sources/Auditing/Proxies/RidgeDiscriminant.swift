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
    private let test: Matrix
    private let factor: Matrix

    /// - Parameter x: of all customers.
    init(_ x: Matrix, _ fold: Fold, penalty: Double = 1) throws(Diagnostic) {
        self.fold = fold
        let rows = x.selecting(rows: fold.training)
        let means = Covariance.means(of: rows)
        training = Self.centred(rows, means)
        test = Self.centred(x.selecting(rows: fold.test), means)
        var products = Covariance.matrix(of: rows, ddof: 0)
        for i in 0..<x.columns {
            for j in 0..<x.columns { products[i, j] *= Double(rows.rows) }
            products[i, i] += penalty
        }
        factor = try Cholesky(products).factor
    }

    /// - Parameter groups: of all customers.
    func auc(_ groups: [Int], _ groupCount: Int) -> Double? {
        // The centred columns are orthogonal to a constant, so indicators needn't be centred.
        let columns = training.columns
        var products = [Double](repeating: 0, count: groupCount * columns)
        training.withUnsafeValues { values in
            products.withUnsafeMutableBufferPointer { products in
                for (row, customer) in fold.training.enumerated() {
                    let start = groups[customer] * columns
                    for column in 0..<columns { products[start + column] += values[row * columns + column] }
                }
            }
        }
        let weights = (0..<groupCount).map { solve(Array(products[$0 * columns..<($0 + 1) * columns])) }
        return weightedAUC(fold.test.map { groups[$0] }, groupCount) { group in
            test.withUnsafeValues { values in
                weights[group].withUnsafeBufferPointer { weights in
                    (0..<test.rows).map { row in
                        var sum = 0.0
                        for column in 0..<columns { sum += values[row * columns + column] * weights[column] }
                        return sum
                    }
                }
            }
        }
    }

    /// Forward and backward substitution.
    private func solve(_ right: [Double]) -> [Double] {
        var solution = right
        for i in solution.indices {
            for k in 0..<i { solution[i] -= factor[i, k] * solution[k] }
            solution[i] = factor[i, i] > 0 ? solution[i] / factor[i, i] : 0
        }
        for i in solution.indices.reversed() {
            for k in i + 1..<max(i + 1, solution.count) { solution[i] -= factor[k, i] * solution[k] }
            solution[i] = factor[i, i] > 0 ? solution[i] / factor[i, i] : 0
        }
        return solution
    }

    private static func centred(_ x: Matrix, _ means: [Double]) -> Matrix {
        var result = x
        for row in 0..<x.rows {
            for column in 0..<x.columns { result[row, column] -= means[column] }
        }
        return result
    }
}
