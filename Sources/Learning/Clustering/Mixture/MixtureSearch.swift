internal import Basics
internal import Statistics

/// Expectation-maximisation from one start. Both steps share a pass over the rows: what a row adds to the next means
/// and covariances is summed about the present means, from which the next ones differ little, so that nothing cancels.
struct MixtureSearch: Sendable {
    typealias Lanes = SIMD8<Double>

    struct Solution: Sendable {
        var parameters: MixtureParameters
        /// Mean log-likelihood of a row at the last expectation step.
        var lowerBound: Double
        var iterations: Int
        var hasConverged: Bool
    }

    private let settings: GaussianMixture
    private let x: Matrix
    private let weights: [Double]
    private let total: Double
    private let rows: LaneRows
    private let laneWeights: [Lanes]
    /// Added to the variances, one per column.
    private let floor: [Double]
    /// Means and (n-fold) covariance of all rows, for a shared covariance.
    private let centre: [Double]
    private let scatter: Matrix

    init(_ settings: GaussianMixture, _ x: Matrix, weights: [Double]) {
        self.settings = settings
        self.x = x
        self.weights = weights
        total = weights.reduce(0, +)
        rows = LaneRows(x)
        var lanes = [Lanes](repeating: .zero, count: rows.count)
        for (row, weight) in weights.enumerated() { lanes[row / 8][row % 8] = weight }
        laneWeights = lanes
        let (all, centres) = MixtureSums.about(
            x, labels: [Int](repeating: 0, count: x.rows), weights: weights, clusters: 1)
        centre = Array(centres.row(0))
        scatter = all.scatter[0]
        switch settings.regularisation {
        case .absolute(let value): floor = [Double](repeating: value, count: x.columns)
        case .relative(let share):
            // A constant column has no variance to take a share of.
            let rows = weights.reduce(0, +), variances = (0..<x.columns).map { all.scatter[0][$0, $0] / rows }
            let least = 1e-6 * max(variances.max() ?? 0, .leastNormalMagnitude)
            floor = variances.map { $0 > 0 ? $0 * share : max(least, 1e-12) }
        }
    }

    /// The maximisation step from the groups of k-means.
    func parameters(_ groups: KMeansModel) -> MixtureParameters {
        var (sums, centres) = MixtureSums.about(
            x, labels: groups.labels, weights: weights, clusters: settings.components)
        for empty in 0..<settings.components where sums.sizes[empty] == 0 {
            for column in 0..<x.columns { centres[empty, column] = groups.centroids[empty, column] }
        }
        return maximised(sums, about: centres)
    }

    func run(from start: MixtureParameters) throws(Diagnostic) -> Solution {
        var solution = Solution(parameters: start, lowerBound: -.infinity, iterations: 0, hasConverged: false)
        while solution.iterations < settings.maximumIterations {
            let density = try MixtureDensity(solution.parameters)
            let (sums, logLikelihood) = expectation(density, solution.parameters.means)
            let change = logLikelihood / total - solution.lowerBound
            solution.parameters = maximised(sums, about: solution.parameters.means)
            solution.lowerBound = logLikelihood / total
            solution.iterations += 1
            if abs(change) < settings.tolerance {
                solution.hasConverged = true
                break
            }
        }
        return solution
    }

    /// Sums over all rows about the present means, block by block in one order.
    private func expectation(
        _ density: MixtureDensity, _ means: Matrix
    ) -> (sums: MixtureSums, logLikelihood: Double) {
        let blocks = rowBlocks(rows.count, size: 256), kind = settings.covariance
        let parts = inParallel(blocks.count, threads: settings.threads) { index in
            var part = MixtureAccumulator(components: settings.components, columns: x.columns, covariance: kind)
            for group in blocks[index] {
                rows.withGroup(group) { part.add($0, weights: laneWeights[group], density, means: means) }
            }
            return part.totals
        }
        var totals = parts[0]
        for part in parts.dropFirst() { for index in totals.indices { totals[index] += part[index] } }
        return MixtureAccumulator.sums(
            totals, components: settings.components, columns: x.columns, covariance: kind)
    }

    /// The most likely parameters given the sums about some means.
    private func maximised(_ sums: MixtureSums, about means: Matrix) -> MixtureParameters {
        let k = settings.components, p = x.columns
        // As scikit-learn, so that an empty component divides by something.
        let sizes = sums.sizes.map { $0 + 10 * Double.ulpOfOne }, all = sizes.reduce(0, +)
        var result = MixtureParameters(
            covariance: settings.covariance, weights: sizes.map { $0 / all }, means: means,
            covariances: Matrix(rows: 0, columns: p))
        for component in 0..<k {
            for column in 0..<p { result.means[component, column] += sums.means[component, column] / sizes[component] }
        }
        /// Of the covariance about the new mean.
        func entry(_ component: Int, _ row: Int, _ column: Int) -> Double {
            let shift =
                sums.means[component, row] / sizes[component] * (sums.means[component, column] / sizes[component])
            return sums.scatter[component][row, column] / sizes[component] - shift
                + (row == column ? floor[row] : 0)
        }
        switch settings.covariance {
        case .full:
            result.covariances = Matrix(
                (0..<k).flatMap { component in
                    (0..<p).map { row in (0..<p).map { entry(component, max(row, $0), min(row, $0)) } }
                })
        case .diagonal:
            result.covariances = Matrix((0..<k).map { component in (0..<p).map { entry(component, $0, $0) } })
        case .spherical:
            result.covariances = Matrix(
                (0..<k).map { component in [(0..<p).reduce(0) { $0 + entry(component, $1, $1) } / Double(p)] })
        case .tied:
            var shared = Matrix(rows: p, columns: p)
            for row in 0..<p {
                for column in 0..<p {
                    var between = 0.0
                    for component in 0..<k {
                        between +=
                            sizes[component] * (result.means[component, row] - centre[row])
                            * (result.means[component, column] - centre[column])
                    }
                    shared[row, column] = (scatter[row, column] - between) / all + (row == column ? floor[row] : 0)
                }
            }
            result.covariances = shared
        }
        return result
    }
}
