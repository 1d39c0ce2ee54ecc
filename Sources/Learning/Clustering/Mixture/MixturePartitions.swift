internal import Basics
internal import Statistics

extension Clusterer {
    /// Share of each column's variance that no component's falls below by more: a flag that a segment's customers all
    /// answer alike would else decide everything.
    static let regularisation = 0.1

    /// Mixtures of several numbers of components, all of the shape of covariance with the least BIC over them.
    func mixtures(_ x: Matrix, clusters: [Int], weights: [Double]?, names: [String]) throws(Diagnostic) -> [Partition] {
        let mixture = GaussianMixture(
            components: 1, starts: min(starts, 5), maximumIterations: maximumIterations,
            regularisation: .relative(Self.regularisation), seed: seed, threads: threads)
        let shapes = context.covariance.map { [$0] } ?? [.diagonal, .tied, .full]
        let selection = try GaussianMixtureSelection(mixture, components: clusters, covariances: shapes)
            .fit(x, weights: weights, names: names)
        return selection.candidates.filter { $0.covariance == selection.best.covariance }.map(Partition.init)
    }

    /// Latent classes of answers.
    func latentClasses(
        _ x: Matrix, clusters: [Int], weights: [Double]?, names: [String]
    ) throws(Diagnostic) -> [Partition] {
        var partitions: [Partition] = []
        for k in clusters {
            partitions.append(
                Partition(
                    try LatentClasses(
                        classes: k, starts: starts, maximumIterations: maximumIterations, seed: seed, threads: threads
                    ).fit(x, weights: weights, names: names)))
        }
        return partitions
    }
}

extension Partition {
    /// Its cost is −2 ln L.
    public init(_ model: GaussianMixtureModel) {
        self.init(
            centroids: model.means, labels: model.labels, cost: -2 * model.logLikelihood, membership: .mixture(model))
    }

    /// Its cost is −2 ln L, its centroids the probabilities of all answers.
    public init(_ model: LatentClassesModel) {
        let probabilities = model.probabilities.map { Array($0.joined()) }
        self.init(
            centroids: Matrix(probabilities), labels: model.labels, cost: -2 * model.logLikelihood,
            membership: .latentClasses(model))
    }

    /// Its centroids are the medoids: rows of the data.
    public init(_ model: MedoidsModel) {
        self.init(centroids: model.medoids, labels: model.labels, cost: model.cost, membership: .nearestMedoid(model))
    }

    /// Bayesian information criterion, of methods with a likelihood; lower is better.
    public var bic: Double? {
        switch membership {
        case .mixture(let model): model.bic
        case .latentClasses(let model): model.bic
        default: nil
        }
    }

    /// Of each row fitted, the probability of its cluster, of methods that give one.
    public var certainty: [Double]? {
        switch membership {
        case .mixture(let model): model.certainty
        case .latentClasses(let model): model.certainty
        default: nil
        }
    }

    /// As shadow values, from probabilities: 2 p₂ / (p₁ + p₂) of the two most probable clusters.
    static func doubts(_ probabilities: Matrix) -> [Double] {
        guard probabilities.columns > 1 else { return [Double](repeating: 0, count: probabilities.rows) }
        return (0..<probabilities.rows).map { row in
            let two = probabilities.row(row).sorted(by: >).prefix(2)
            return 2 * two[1] / (two[0] + two[1])
        }
    }

    /// 2 d₁ / (d₁ + d₂) from distances to the two nearest medoids.
    static func shadows(_ distances: Matrix) -> [Double] {
        guard distances.columns > 1 else { return [Double](repeating: 0, count: distances.rows) }
        return (0..<distances.rows).map { row in
            let two = distances.row(row).sorted().prefix(2)
            return two[1] > 0 ? 2 * two[0] / (two[0] + two[1]) : 1
        }
    }

    /// For each row of a square matrix the column of its least entry off the diagonal; nil where there is one row.
    static func nearest(_ between: Matrix) -> [Int?] {
        (0..<between.rows).map { row in
            (0..<between.rows).filter { $0 != row }.min { between[row, $0] < between[row, $1] }
        }
    }
}
