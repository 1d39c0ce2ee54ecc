import Foundation
import Statistics

/// A function of up to four parameters at a point: value, gradient, Hessian. Entries of parameters that the function
/// doesn't have stay 0. Additive over customers.
struct CurvedValue: Sendable {
    typealias Vector = SIMD4<Double>

    var value = 0.0
    var gradient = Vector.zero
    /// Rows of the symmetric matrix.
    var hessian = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)

    var isFinite: Bool {
        let sum = gradient + hessian.0 + hessian.1 + hessian.2 + hessian.3
        return value.isFinite && (0..<4).allSatisfy { sum[$0].isFinite }
    }

    static func += (left: inout CurvedValue, right: CurvedValue) { left.add(right, weight: 1) }

    mutating func add(_ other: CurvedValue, weight: Double) {
        value += weight * other.value
        gradient += weight * other.gradient
        addHessian(other.hessian, weight: weight)
    }

    mutating func addHessian(_ rows: (Vector, Vector, Vector, Vector), weight: Double = 1) {
        hessian.0 += weight * rows.0
        hessian.1 += weight * rows.1
        hessian.2 += weight * rows.2
        hessian.3 += weight * rows.3
    }

    /// Adds weight * v vᵀ to the Hessian.
    mutating func addSquare(_ v: Vector, weight: Double) {
        addHessian((v[0] * v, v[1] * v, v[2] * v, v[3] * v), weight: weight)
    }

    func hessian(_ row: Int, _ column: Int) -> Double {
        [hessian.0, hessian.1, hessian.2, hessian.3][row][column]
    }

    /// The same by the logarithms of the parameters: d/d ln θ = θ d/dθ.
    func byLogarithms(of parameters: Vector) -> CurvedValue {
        var result = CurvedValue(value: value, gradient: gradient * parameters)
        let rows = [hessian.0, hessian.1, hessian.2, hessian.3].enumerated().map { index, row in
            var scaled = row * parameters * parameters[index]
            scaled[index] += result.gradient[index]
            return scaled
        }
        result.addHessian((rows[0], rows[1], rows[2], rows[3]))
        return result
    }
}

/// ln θ = J u: the coordinates u in which a model's likelihood is maximised. They are chosen such that where the data
/// can't tell a parameter one coordinate runs away alone, instead of two together.
struct LogarithmicCoordinates: Sendable {
    /// J, row by parameter.
    let rows: [CurvedValue.Vector]

    func values(_ coordinates: [Double]) -> CurvedValue.Vector {
        var result = CurvedValue.Vector.zero
        for (index, row) in rows.enumerated() {
            result[index] = exp(coordinates.indices.reduce(0) { $0 + row[$1] * coordinates[$1] })
        }
        return result
    }

    /// From derivatives by ln θ to those by u: Jᵀ g and Jᵀ H J.
    func derivatives(_ byLogarithms: CurvedValue) -> CurvedValue {
        var result = CurvedValue(value: byLogarithms.value)
        for (i, row) in rows.enumerated() {
            result.gradient += byLogarithms.gradient[i] * row
            for (j, other) in rows.enumerated() {
                let weight = byLogarithms.hessian(i, j)
                result.addHessian((row[0] * other, row[1] * other, row[2] * other, row[3] * other), weight: weight)
            }
        }
        return result
    }

    /// From the covariance of u to that of ln θ: J Σ Jᵀ.
    func covariance(_ ofCoordinates: Matrix) -> Matrix {
        let count = rows.count
        var result = Matrix(rows: count, columns: count)
        for i in 0..<count {
            for j in 0..<count {
                for k in 0..<count {
                    for l in 0..<count { result[i, j] += rows[i][k] * ofCoordinates[k, l] * rows[j][l] }
                }
            }
        }
        return result
    }
}
