import Foundation
import Statistics

/// Maximises a smooth function of up to four parameters inside a box, by Newton's method with projection (Bertsekas 1982).
///
/// Where the function isn't concave the Hessian is shifted until it is; a step that doesn't ascend is halved; steps are
/// at most 2 long, as the parameters are logarithms. A parameter that presses against the box is held there.
struct BoxedNewton {
    var bounds: ClosedRange<Double>
    var maximumIterations: Int

    struct Maximum {
        let parameters: [Double]
        let at: CurvedValue
        let iterations: Int
        let converged: Bool
        /// Indices of the parameters inside the box; the others are held at its bounds.
        let free: [Int]
        /// Inverse of the negative Hessian over the free parameters, rows and columns of the others 0; nil where the
        /// function is flat in some direction.
        let covariance: Matrix?
    }

    func maximise(from start: [Double], _ function: ([Double]) -> CurvedValue) -> Maximum {
        var parameters = start.map(clamped)
        var current = function(parameters)
        var iterations = 0
        var converged = false
        while iterations < maximumIterations, !converged, current.isFinite {
            iterations += 1
            let step = ascent(current, parameters: start.count, free: free(parameters, current.gradient))
            var scale = min(1, 2 / max(step.map(abs).max() ?? 0, 1e-300))
            var next = parameters, candidate = current
            // Near the maximum the function changes by less than its rounding.
            let bar = current.value - 1e-13 * abs(current.value)
            repeat {
                next = zip(parameters, step).map { clamped($0 + scale * $1) }
                candidate = function(next)
                scale /= 2
            } while !(candidate.isFinite && candidate.value >= bar) && scale > 1e-12
            guard candidate.isFinite, candidate.value >= bar else { break }
            let change = zip(parameters, next).map { abs($0 - $1) }.max() ?? 0
            // A gain below the rounding of the value: this step, which squares the distance, was the last that counts.
            let gain = step.indices.reduce(0) { $0 + step[$1] * current.gradient[$1] }
            (parameters, current) = (next, candidate)
            converged = change < 1e-10 || gain < 1e-14 * abs(current.value)
        }
        let free = free(parameters, current.gradient)
        return Maximum(
            parameters: parameters, at: current, iterations: iterations, converged: converged, free: free,
            covariance: current.isFinite ? inverse(current, parameters: start.count, free: free) : nil)
    }

    private func clamped(_ value: Double) -> Double { min(max(value, bounds.lowerBound), bounds.upperBound) }

    private func free(_ parameters: [Double], _ gradient: CurvedValue.Vector) -> [Int] {
        parameters.indices.filter {
            !(parameters[$0] <= bounds.lowerBound && gradient[$0] <= 0)
                && !(parameters[$0] >= bounds.upperBound && gradient[$0] >= 0)
        }
    }

    private func ascent(_ at: CurvedValue, parameters: Int, free: [Int]) -> [Double] {
        var step = [Double](repeating: 0, count: parameters)
        let matrix = negativeHessian(at, free: free)
        let size = free.map { abs(at.hessian($0, $0)) }.max() ?? 0
        var shift = 0.0
        while shift < 1e12 * max(size, 1) {
            if let factor = triangularFactor(matrix, count: free.count, shift: shift) {
                for (index, value) in zip(free, solve(factor, free.map { at.gradient[$0] })) { step[index] = value }
                break
            }
            shift = shift == 0 ? 1e-4 * max(size, 1e-8) : shift * 10
        }
        return step
    }

    private func inverse(_ at: CurvedValue, parameters: Int, free: [Int]) -> Matrix? {
        guard let factor = triangularFactor(negativeHessian(at, free: free), count: free.count, shift: 0) else {
            return nil
        }
        var result = Matrix(rows: parameters, columns: parameters)
        for (place, column) in free.enumerated() {
            let unit = free.indices.map { $0 == place ? 1.0 : 0 }
            for (row, value) in zip(free, solve(factor, unit)) { result[row, column] = value }
        }
        return result
    }

    private func negativeHessian(_ at: CurvedValue, free: [Int]) -> [Double] {
        free.flatMap { i in free.map { j in -at.hessian(i, j) } }
    }
}

/// L of A + shift·I = L Lᵀ, lower triangle, row-major; nil where that isn't positive definite.
private func triangularFactor(_ matrix: [Double], count: Int, shift: Double) -> [Double]? {
    var factor = matrix
    for i in 0..<count {
        for j in 0...i {
            var sum = factor[i * count + j] + (i == j ? shift : 0)
            let size = abs(sum)
            for k in 0..<j { sum -= factor[i * count + k] * factor[j * count + k] }
            if i == j {
                guard sum > 1e-12 * size else { return nil }
                factor[i * count + j] = sum.squareRoot()
            } else {
                factor[i * count + j] = sum / factor[j * count + j]
            }
        }
    }
    return factor
}

private func solve(_ factor: [Double], _ right: [Double]) -> [Double] {
    let count = right.count
    var solution = right
    for i in 0..<count {
        for k in 0..<i { solution[i] -= factor[i * count + k] * solution[k] }
        solution[i] /= factor[i * count + i]
    }
    for i in (0..<count).reversed() {
        for k in i + 1..<max(count, i + 1) { solution[i] -= factor[k * count + i] * solution[k] }
        solution[i] /= factor[i * count + i]
    }
    return solution
}
