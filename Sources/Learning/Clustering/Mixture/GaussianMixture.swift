public import Basics
public import Statistics

/// A mixture of Gaussian distributions, fitted by expectation-maximisation (Dempster, Laird & Rubin 1977) from k-means
/// starts; the most likely of several starts (the earlier among ties). Every row belongs to each component with a
/// probability.
///
/// Steps, stopping rule and information criteria are those of scikit-learn's `GaussianMixture`. The model depends on
/// the seed alone, not on threads or processor.
public struct GaussianMixture: Sendable, Hashable {
    /// The shape of a component's covariance matrix.
    public enum Covariance: String, Sendable, Hashable, CaseIterable, Codable {
        /// One variance per component.
        case spherical
        /// One variance per component and column.
        case diagonal
        /// One matrix that all components share.
        case tied
        /// A matrix per component.
        case full
    }

    /// What is added to every variance, so that a component can't shrink to a point or a plane.
    public enum Regularisation: Sendable, Hashable {
        /// The same for all columns.
        case absolute(Double)
        /// A share of each column's variance.
        case relative(Double)
    }

    public var components: Int
    public var covariance: Covariance
    public var starts: Int
    public var maximumIterations: Int
    /// EM ends where the mean log-likelihood of a row changes by less.
    public var tolerance: Double
    public var regularisation: Regularisation
    public var seed: UInt64
    /// Blocks of rows run in parallel.
    public var threads: Int

    public init(
        components: Int, covariance: Covariance = .full, starts: Int = 5, maximumIterations: Int = 200,
        tolerance: Double = 1e-3, regularisation: Regularisation = .absolute(1e-6), seed: UInt64 = 1, threads: Int = 1
    ) {
        self.components = components
        self.covariance = covariance
        self.starts = starts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.regularisation = regularisation
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p, no missing values.
    ///   - weights: n, not negative; nil for equal weights. A weight counts like so many copies of the row.
    ///   - names: the columns' names, for messages.
    /// - Throws: what is wrong with the parameters or the data; a covariance that is singular in spite of the
    ///   regularisation.
    /// - Complexity: O(n k p²) per iteration, O(n k p) where the covariance is spherical or diagonal.
    public func fit(
        _ x: Matrix, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> GaussianMixtureModel {
        try check(x, weights: weights, names: names)
        let weights = weights ?? [Double](repeating: 1, count: x.rows)
        let search = MixtureSearch(self, x, weights: weights)
        var best: MixtureSearch.Solution?
        for start in 0..<starts {
            var generator = SeededGenerator(seed: seed, stream: "mixture", index: start)
            let groups = try KMeans(clusters: components, starts: 1, seed: generator.next()).fit(x, weights: weights)
            let solution = try search.run(from: search.parameters(groups))
            if best.map({ solution.lowerBound > $0.lowerBound }) ?? true { best = solution }
        }
        guard let best else { preconditionFailure("at least one start was checked for") }
        return try model(best, search, x, weights: weights)
    }

    /// The solution with its components in canonical order: those with the most rows first, then by their means.
    func model(
        _ solution: MixtureSearch.Solution, _ search: MixtureSearch, _ x: Matrix, weights: [Double]
    ) throws(Diagnostic) -> GaussianMixtureModel {
        let density = try MixtureDensity(solution.parameters)
        let (labels, _) = density.mostProbable(x)
        var totals = [Double](repeating: 0, count: components)
        for (label, weight) in zip(labels, weights) { totals[label] += weight }
        let means = solution.parameters.means
        let order = (0..<components).sorted { first, second in
            if totals[first] != totals[second] { return totals[first] > totals[second] }
            if means.row(first).elementsEqual(means.row(second)) { return first < second }
            return means.row(first).lexicographicallyPrecedes(means.row(second))
        }
        return try GaussianMixtureModel(
            parameters: solution.parameters.selecting(order), solution: solution, x: x, weights: weights)
    }

    private func check(_ x: Matrix, weights: [Double]?, names: [String]) throws(Diagnostic) {
        try x.requireFinite(for: "GaussianMixture", names: names)
        if let weights { try requireWeights(weights, rows: x.rows, for: "GaussianMixture") }
        let rows = weights?.count { $0 > 0 } ?? x.rows
        try requireParameter("components", of: "GaussianMixture", components, in: 1...rows)
        try requireParameter("starts", of: "GaussianMixture", starts, in: 1...Int.max)
        try requireParameter("maximumIterations", of: "GaussianMixture", maximumIterations, in: 1...Int.max)
        let amount =
            switch regularisation {
            case .absolute(let value), .relative(let value): value
            }
        for (name, value) in [("tolerance", tolerance), ("regularisation", amount)] {
            guard value >= 0, value.isFinite else {
                throw Diagnostic(
                    "learning.parameter",
                    "The '\(name)' parameter of GaussianMixture must be finite and not negative; got \(value)")
            }
        }
    }
}
