import Foundation
import Statistics

/// Maximises a smooth function of up to four parameters inside a box, by Newton's method with projection (Bertsekas
/// 1982).
///
/// Where the function isn't concave the Hessian's diagonal is enlarged until it is (Marquardt 1963); a step that doesn't
/// ascend is halved; steps are at most 2 long, as the parameters are logarithms. A parameter that presses against the
/// box is held there.
struct BoxedNewton {
    /// Of many customers so many show which of several starts leads to the highest maximum.
    static let mostForStarts = 2_500

    var bounds: ClosedRange<Double>
    var maximumIterations: Int

    struct Maximum {
        let parameters: [Double]
        let at: CurvedValue
        let converged: Bool
        /// Indices of the parameters inside the box; the others lie on its bounds.
        let free: [Int]
        /// Inverse of the negative Hessian over the free parameters, rows and columns of the others 0; nil where the
        /// function is flat in some direction.
        let covariance: Matrix?
    }

    /// The highest of the maxima that several starts lead to; nil where no value is finite.
    func highest(from starts: [[Double]], _ function: ([Double]) -> CurvedValue) -> Maximum? {
        var best: Maximum?
        for start in starts {
            let maximum = maximise(from: start, function)
            // A maximum reached again from another start differs in its last digits alone.
            let bar = best.map { $0.at.value + 1e-9 * abs($0.at.value) } ?? -.infinity
            if maximum.at.isFinite, maximum.at.value > bar { best = maximum }
        }
        return best
    }

    func maximise(from start: [Double], _ function: ([Double]) -> CurvedValue) -> Maximum {
        var parameters = start.map(clamped)
        var current = function(parameters)
        var iterations = 0
        var converged = false
        while iterations < maximumIterations, !converged, current.isFinite {
            iterations += 1
            let (step, isNewton) = ascent(current, free: unpressed(parameters, current.gradient))
            var scale = min(1, 2 / max(step.map(abs).max() ?? 0, 1e-300))
            var next = parameters, candidate = current
            // Near the maximum the function changes by less than its rounding.
            let bar = current.value - 1e-13 * abs(current.value)
            repeat {
                next = parameters.indices.map { clamped(parameters[$0] + scale * step[$0]) }
                candidate = function(next)
                scale /= 2
            } while !(candidate.isFinite && candidate.value >= bar) && scale > 1e-12
            guard candidate.isFinite, candidate.value >= bar else { break }
            let change = zip(parameters, next).map { abs($0 - $1) }.max() ?? 0
            // A gain below the rounding of the value: this step, which squares the distance, was the last that counts.
            let gain = parameters.indices.reduce(0) { $0 + step[$1] * current.gradient[$1] }
            (parameters, current) = (next, candidate)
            converged = change < 1e-10 || (isNewton && gain < 1e-14 * abs(current.value))
        }
        let free = parameters.indices.filter {
            bounds.lowerBound + 1e-6 < parameters[$0] && parameters[$0] < bounds.upperBound - 1e-6
        }
        return Maximum(
            parameters: parameters, at: current, converged: converged, free: free,
            covariance: current.isFinite ? inverse(current, parameters: start.count, free: free) : nil)
    }

    private func clamped(_ value: Double) -> Double { min(max(value, bounds.lowerBound), bounds.upperBound) }

    private func unpressed(_ parameters: [Double], _ gradient: CurvedValue.Vector) -> [Int] {
        parameters.indices.filter {
            !(parameters[$0] <= bounds.lowerBound && gradient[$0] <= 0)
                && !(parameters[$0] >= bounds.upperBound && gradient[$0] >= 0)
        }
    }

    private func ascent(_ at: CurvedValue, free: [Int]) -> (step: [Double], isNewton: Bool) {
        var step = [Double](repeating: 0, count: 4)
        let matrix = negativeHessian(at, free: free)
        var damping = 0.0
        while damping < 1e12 {
            if let factor = triangularFactor(matrix, count: free.count, damping: damping) {
                for (index, value) in zip(free, solve(factor, free.map { at.gradient[$0] })) { step[index] = value }
                return (step, damping == 0)
            }
            damping = damping == 0 ? 1e-3 : damping * 10
        }
        return (step, false)
    }

    private func inverse(_ at: CurvedValue, parameters: Int, free: [Int]) -> Matrix? {
        guard let factor = triangularFactor(negativeHessian(at, free: free), count: free.count, damping: 0) else {
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

/// L of A + damping · |diagonal of A| = L Lᵀ, lower triangle, row-major; nil where that isn't positive definite.
private func triangularFactor(_ matrix: [Double], count: Int, damping: Double) -> [Double]? {
    var factor = matrix
    let largest = (0..<count).map { abs(matrix[$0 * count + $0]) }.max() ?? 0
    for i in 0..<count {
        for j in 0...i {
            let isDiagonal = i == j
            var sum = factor[i * count + j]
            if isDiagonal { sum += damping * max(abs(sum), 1e-12 * largest) }
            let size = abs(sum)
            for k in 0..<j { sum -= factor[i * count + k] * factor[j * count + k] }
            if isDiagonal {
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
