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
        let means = (0..<x.columns).map { column in
            rows.rows > 0 ? (0..<rows.rows).reduce(0) { $0 + rows[$1, column] } / Double(rows.rows) : 0
        }
        training = Self.centred(rows, means)
        test = Self.centred(x.selecting(rows: fold.test), means)
        var products = Matrix(rows: x.columns, columns: x.columns)
        for row in 0..<training.rows {
            let values = Array(training.row(row))
            for i in values.indices where values[i] != 0 {
                for j in 0...i { products[i, j] += values[i] * values[j] }
            }
        }
        for i in 0..<x.columns {
            products[i, i] += penalty
            for j in 0..<i { products[j, i] = products[i, j] }
        }
        factor = try Cholesky(products).factor
    }

    /// - Parameter groups: of all customers.
    func auc(_ groups: [Int], _ groupCount: Int) -> Double? {
        // The centred columns are orthogonal to a constant, so indicators needn't be centred.
        var products = [[Double]](repeating: [Double](repeating: 0, count: training.columns), count: groupCount)
        for (row, customer) in fold.training.enumerated() {
            let group = groups[customer], start = row * training.columns
            for column in 0..<training.columns { products[group][column] += training.values[start + column] }
        }
        let weights = products.map(solve)
        return weightedAUC(fold.test.map { groups[$0] }, groupCount) { group in
            (0..<test.rows).map { row in
                var sum = 0.0
                for column in 0..<test.columns {
                    sum += test.values[row * test.columns + column] * weights[group][column]
                }
                return sum
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
        Matrix(
            rows: x.rows, columns: x.columns,
            values: x.values.enumerated().map { $1 - means[$0 % x.columns] })
    }
}
