internal import Basics
public import Statistics

/// Components in canonical order: those with the most rows first, then by their means' lexicographic order.
public struct GaussianMixtureModel: Sendable, Hashable, Codable {
    public let covariance: GaussianMixture.Covariance
    /// The components' shares, k.
    public let weights: [Double]
    /// k x p.
    public let means: Matrix
    /// Each row's most probable component, 0..<k: `assign` of the rows fitted.
    public let labels: [Int]
    /// Of each row, the probability of that component.
    public let certainty: [Double]
    /// Of all rows, weighted; natural logarithm.
    public let logLikelihood: Double
    /// Free parameters.
    public let parameterCount: Int
    /// The rows' total weight.
    public let rows: Double
    /// EM's iterations of the best start.
    public let iterations: Int
    /// False where EM met its limit of iterations first.
    public let hasConverged: Bool
    /// Mean log-likelihood of a row at the last expectation step.
    public let lowerBound: Double
    private let parameters: MixtureParameters
    private let density: MixtureDensity
    private let uncertainty: Double

    init(
        parameters: MixtureParameters, solution: MixtureSearch.Solution, x: Matrix, weights: [Double]
    ) throws(Diagnostic) {
        let density = try MixtureDensity(parameters)
        let (probabilities, densities) = density.probabilities(x)
        var labels: [Int] = [], certainty: [Double] = [], logLikelihood = 0.0, uncertainty = 0.0
        for row in 0..<x.rows {
            var best = 0
            for component in 1..<max(parameters.components, 1)
            where probabilities[row, component] > probabilities[row, best] { best = component }
            labels.append(best)
            certainty.append(probabilities[row, best])
            logLikelihood += weights[row] * densities[row]
            uncertainty -= weights[row] * naturalLogarithm(probabilities[row, best])
        }
        self.parameters = parameters
        self.density = density
        covariance = parameters.covariance
        self.weights = parameters.weights
        means = parameters.means
        self.labels = labels
        self.certainty = certainty
        self.logLikelihood = logLikelihood
        self.uncertainty = uncertainty
        parameterCount = parameters.count
        rows = weights.reduce(0, +)
        iterations = solution.iterations
        hasConverged = solution.hasConverged
        lowerBound = solution.lowerBound
    }

    /// One component's covariance matrix, p x p.
    public func covariance(of component: Int) -> Matrix { parameters.covariance(of: component) }

    /// Rows per component by `labels`.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: weights.count)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// Bayesian information criterion (Schwarz 1978): −2 ln L + parameters · ln n; lower is better.
    public var bic: Double { -2 * logLikelihood + Double(parameterCount) * naturalLogarithm(rows) }

    /// Akaike's information criterion: −2 ln L + 2 parameters; lower is better.
    public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

    /// Integrated completed likelihood (Biernacki, Celeux & Govaert 2000), as in mclust: the BIC, raised by
    /// −2 Σ ln (probability of the most probable component); lower is better. Components that overlap are dear.
    public var icl: Double { bic + 2 * uncertainty }

    /// The probability of each component for each row of `x` (n x p, finite), n x k.
    public func probabilities(_ x: Matrix) -> Matrix { density.probabilities(x).0 }

    /// The logarithm of the density at each row of `x`.
    public func logDensities(_ x: Matrix) -> [Double] { density.probabilities(x).densities }

    /// The most probable component of each row of `x`; the lower index among ties.
    public func assign(_ x: Matrix) -> [Int] { density.mostProbable(x).labels }
}
