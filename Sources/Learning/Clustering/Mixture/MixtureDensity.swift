internal import Basics
internal import Statistics

/// The logarithms of each component's weighted density, of eight rows at once.
struct MixtureDensity: Sendable, Hashable, Codable {
    typealias Lanes = SIMD8<Double>

    let components: Int
    let columns: Int
    private let means: [Double]
    /// ln weight − ½ p ln 2π − ½ ln |Σ|
    private let constants: [Double]
    /// Per component: the rows of the Cholesky factor below the diagonal, one after the other, and 1 / its diagonal;
    /// or 1 / standard deviations where there is nothing below.
    private let lower: [Double]
    private let inverse: [Double]
    private let isTriangular: Bool

    /// - Throws: a covariance matrix that is not positive definite.
    init(_ parameters: MixtureParameters) throws(Diagnostic) {
        let k = parameters.components, p = parameters.columns
        components = k
        columns = p
        means = parameters.means.values
        isTriangular = parameters.covariance == .full || parameters.covariance == .tied
        var constants: [Double] = [], lower: [Double] = [], inverse: [Double] = []
        for component in 0..<k {
            let factor = try Self.factor(parameters.covariance(of: component))
            var logDeterminant = 0.0
            for row in 0..<p {
                if isTriangular { lower.append(contentsOf: factor.row(row).prefix(row)) }
                inverse.append(1 / factor[row, row])
                logDeterminant += naturalLogarithm(factor[row, row])
            }
            // A component whose weight has sunk to zero is never met.
            let weight = max(parameters.weights[component], .leastNormalMagnitude)
            constants.append(naturalLogarithm(weight) - 0.5 * Double(p) * 1.8378770664093453 - logDeterminant)
        }
        self.constants = constants
        self.lower = lower
        self.inverse = inverse
    }

    /// The lower triangle L of Σ = L Lᵀ.
    private static func factor(_ matrix: Matrix) throws(Diagnostic) -> Matrix {
        var factor = Matrix(rows: matrix.rows, columns: matrix.columns)
        for column in 0..<matrix.rows {
            var rest = matrix[column, column]
            for k in 0..<column { rest -= factor[column, k] * factor[column, k] }
            guard rest > 0, rest.isFinite else {
                throw Diagnostic(
                    "learning.mixture", "GaussianMixture met a component without extent in some direction",
                    suggestion: "raise the regularisation, lower the number of components, or share covariances")
            }
            let pivot = rest.squareRoot()
            factor[column, column] = pivot
            for row in column + 1..<max(matrix.rows, column + 1) {
                var sum = matrix[row, column]
                for k in 0..<column { sum -= factor[row, k] * factor[column, k] }
                factor[row, column] = sum / pivot
            }
        }
        return factor
    }

    /// - Parameters:
    ///   - rows: `columns` lanes, one per column.
    ///   - scratch: `columns` lanes.
    ///   - result: `components` lanes.
    func logarithms(
        _ rows: UnsafePointer<Lanes>, scratch: UnsafeMutablePointer<Lanes>, into result: UnsafeMutablePointer<Lanes>
    ) {
        let p = columns
        means.withUnsafeBufferPointer { means in
            inverse.withUnsafeBufferPointer { inverse in
                lower.withUnsafeBufferPointer { lower in
                    var next = 0
                    for component in 0..<components {
                        var square = Lanes.zero
                        for row in 0..<p {
                            var value = rows[row] - means[component * p + row]
                            if isTriangular {
                                for column in 0..<row { value -= lower[next + column] * scratch[column] }
                                next += row
                            }
                            value *= inverse[component * p + row]
                            scratch[row] = value
                            square += value * value
                        }
                        let logarithm = constants[component] - 0.5 * square
                        // Farther than numbers reach: as far from one component as from the other.
                        result[component] = logarithm.replacing(
                            with: -.greatestFiniteMagnitude, where: .!(logarithm .> -.greatestFiniteMagnitude))
                    }
                }
            }
        }
    }

    /// Turns logarithms of weighted densities into probabilities; returns the logarithm of the density.
    func normalise(_ logarithms: UnsafeMutablePointer<Lanes>) -> Lanes {
        var highest = logarithms[0]
        for component in 1..<max(components, 1) {
            highest.replace(with: logarithms[component], where: logarithms[component] .> highest)
        }
        var sum = Lanes.zero
        for component in 0..<components {
            logarithms[component] = LaneFunctions.exponential(logarithms[component] - highest)
            sum += logarithms[component]
        }
        for component in 0..<components { logarithms[component] /= sum }
        return highest + LaneFunctions.logarithm(sum)
    }

    /// Probabilities of the components for each row of `x`, n x k, and the logarithm of each row's density.
    func probabilities(_ x: Matrix) -> (Matrix, densities: [Double]) {
        precondition(x.columns == columns, "\(x.columns) columns for a mixture in \(columns)")
        let groups = LaneRows(x)
        var result = Matrix(rows: x.rows, columns: components), densities = [Double](repeating: 0, count: x.rows)
        var scratch = [Lanes](repeating: .zero, count: columns), parts = [Lanes](repeating: .zero, count: components)
        for group in 0..<groups.count {
            let density = scratch.withUnsafeMutableBufferPointer { scratch in
                parts.withUnsafeMutableBufferPointer { parts in
                    groups.withGroup(group) { rows -> Lanes in
                        guard let scratch = scratch.baseAddress, let parts = parts.baseAddress else { return .zero }
                        logarithms(rows, scratch: scratch, into: parts)
                        return normalise(parts)
                    }
                }
            }
            for lane in 0..<min(8, x.rows - group * 8) {
                densities[group * 8 + lane] = density[lane]
                for component in 0..<components { result[group * 8 + lane, component] = parts[component][lane] }
            }
        }
        return (result, densities)
    }

    /// Each row's most probable component, the lower index among ties, and its probability.
    func mostProbable(_ x: Matrix) -> (labels: [Int], probabilities: [Double]) {
        let (all, _) = probabilities(x)
        var labels: [Int] = [], highest: [Double] = []
        for row in 0..<x.rows {
            var best = 0
            for component in 1..<max(components, 1) where all[row, component] > all[row, best] { best = component }
            labels.append(best)
            highest.append(all[row, best])
        }
        return (labels, highest)
    }
}

/// Rows in groups of eight, column by column; the last group is filled up with zeros.
struct LaneRows: Sendable {
    let columns: Int
    let count: Int
    private let lanes: [SIMD8<Double>]

    init(_ x: Matrix) {
        columns = x.columns
        count = (x.rows + 7) / 8
        var lanes = [SIMD8<Double>](repeating: .zero, count: count * x.columns)
        x.withUnsafeValues { values in
            for row in 0..<x.rows {
                for column in 0..<x.columns {
                    lanes[row / 8 * x.columns + column][row % 8] = values[row * x.columns + column]
                }
            }
        }
        self.lanes = lanes
    }

    /// Needs at least one column.
    @inline(__always)
    func withGroup<Result>(_ group: Int, _ body: (UnsafePointer<SIMD8<Double>>) -> Result) -> Result {
        lanes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("rows without columns") }
            return body(base + group * columns)
        }
    }
}
