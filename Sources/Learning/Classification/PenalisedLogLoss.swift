import Foundation
import Statistics

/// The objective of `LogisticRegression`. Parameters: the coefficients, then the intercept.
struct PenalisedLogLoss {
    let x: Matrix
    let labels: [Int]
    let weights: [Double]
    let penalty: Double

    func loss(_ parameters: [Double]) -> Double {
        var sum = 0.0
        for row in 0..<x.rows {
            let margin = labels[row] == 1 ? logit(row, parameters) : -logit(row, parameters)
            // log(1 + e^-margin) without overflow.
            sum += weights[row] * (max(-margin, 0) + log1p(exp(-abs(margin))))
        }
        return sum + penalty / 2 * parameters.dropLast().reduce(0) { $0 + $1 * $1 }
    }

    /// Hessian⁻¹ * gradient; NaN where the features are too large to be squared.
    func newtonStep(_ parameters: [Double]) -> [Double] {
        let size = parameters.count
        var gradient = parameters.map { penalty * $0 }
        gradient[size - 1] = 0
        var hessian = Matrix(rows: size, columns: size)
        var inputs = [Double](repeating: 1, count: size)
        for row in 0..<x.rows {
            for column in 0..<size - 1 { inputs[column] = x[row, column] }
            let probability = 1 / (1 + exp(-logit(row, parameters)))
            let residual = weights[row] * (probability - Double(labels[row]))
            let curvature = weights[row] * probability * (1 - probability)
            hessian.withUnsafeMutableValues { hessian in
                for i in 0..<size {
                    gradient[i] += residual * inputs[i]
                    let scaled = curvature * inputs[i]
                    for j in 0...i { hessian[i * size + j] += scaled * inputs[j] }
                }
            }
        }
        for i in 0..<size - 1 { hessian[i, i] += penalty }
        guard hessian.values.allSatisfy(\.isFinite) else { return [Double](repeating: .nan, count: size) }
        return solve(hessian, gradient)
    }

    private func logit(_ row: Int, _ parameters: [Double]) -> Double {
        let start = row * x.columns
        return x.withUnsafeValues { values in
            var sum = parameters[x.columns]
            for column in 0..<x.columns { sum += values[start + column] * parameters[column] }
            return sum
        }
    }

    /// Cholesky; `matrix` is positive definite and given by its lower triangle.
    private func solve(_ matrix: Matrix, _ right: [Double]) -> [Double] {
        let size = right.count
        var factor = matrix
        // Only the intercept has no penalty: where all probabilities have saturated this keeps its pivot above zero.
        let floor = Double.ulpOfOne * max(penalty, (0..<size).map { matrix[$0, $0] }.max() ?? 0)
        var solution = right
        for i in 0..<size {
            for j in 0...i {
                var sum = factor[i, j]
                for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
                factor[i, j] = i == j ? max(sum, floor).squareRoot() : sum / factor[j, j]
            }
            for k in 0..<i { solution[i] -= factor[i, k] * solution[k] }
            solution[i] /= factor[i, i]
        }
        for i in (0..<size).reversed() {
            for k in i + 1..<size { solution[i] -= factor[k, i] * solution[k] }
            solution[i] /= factor[i, i]
        }
        return solution
    }
}
