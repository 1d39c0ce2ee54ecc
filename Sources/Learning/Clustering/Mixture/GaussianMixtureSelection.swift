public import Basics
public import Statistics

/// Fits mixtures of several numbers of components and shapes of covariance and takes the one with the least BIC
/// (Fraley & Raftery 2002), the simpler among ties: fewer parameters, then fewer components.
public struct GaussianMixtureSelection: Sendable, Hashable {
    /// Everything but components and covariance.
    public var mixture: GaussianMixture
    public var components: [Int]
    public var covariances: [GaussianMixture.Covariance]

    public init(
        _ mixture: GaussianMixture = GaussianMixture(components: 1), components: [Int],
        covariances: [GaussianMixture.Covariance] = GaussianMixture.Covariance.allCases
    ) {
        self.mixture = mixture
        self.components = components
        self.covariances = covariances
    }

    /// A shape that lets a component lose its extent is left out; where none is left, its error is thrown.
    public func fit(
        _ x: Matrix, weights: [Double]? = nil, names: [String] = []
    ) throws(Diagnostic) -> GaussianMixtureSelectionModel {
        precondition(!components.isEmpty && !covariances.isEmpty, "a selection among no mixtures")
        var candidates: [GaussianMixtureModel] = [], problem: Diagnostic?
        for covariance in covariances {
            do {
                var models: [GaussianMixtureModel] = []
                for count in components {
                    var mixture = mixture
                    mixture.components = count
                    mixture.covariance = covariance
                    models.append(try mixture.fit(x, weights: weights, names: names))
                }
                candidates += models
            } catch {
                guard error.identifier == "learning.mixture" else { throw error }
                problem = problem ?? error
            }
        }
        guard let model = GaussianMixtureSelectionModel(candidates) else {
            throw problem ?? Diagnostic("learning.mixture", "GaussianMixtureSelection fitted no mixture")
        }
        return model
    }
}

public struct GaussianMixtureSelectionModel: Sendable, Hashable {
    /// By covariance, then by components, in the order asked for.
    public let candidates: [GaussianMixtureModel]
    public let best: GaussianMixtureModel

    init?(_ candidates: [GaussianMixtureModel]) {
        let best = candidates.min {
            ($0.bic, $0.parameterCount, $0.weights.count) < ($1.bic, $1.parameterCount, $1.weights.count)
        }
        guard let best else { return nil }
        self.candidates = candidates
        self.best = best
    }
}
