public import Statistics

/// Rows divided into clusters by whichever method, in canonical order: the largest first, equal ones by their
/// centroids' lexicographic order.
public struct Partition: Sendable, Hashable, Codable {
    /// How a row that was not fitted is put into a cluster.
    public enum Membership: Sendable, Hashable, Codable {
        /// The nearest of the centroids, the lower index among ties.
        case nearestCentroid
        /// The nearest of the medoids.
        case nearestMedoid(MedoidsModel)
        /// The most probable component.
        case mixture(GaussianMixtureModel)
        /// The most probable class.
        case latentClasses(LatentClassesModel)
    }

    /// k x p: the clusters' means; of medoids the medoids, of latent classes the probabilities of the answers.
    public let centroids: Matrix
    /// Each row's cluster, 0..<k.
    public let labels: [Int]
    /// What the method minimises, where it does: of k-means the sum of squared distances, of medoids the sum of
    /// dissimilarities, of mixtures −2 ln L.
    public let cost: Double
    public let membership: Membership

    public init(centroids: Matrix, labels: [Int], cost: Double, membership: Membership = .nearestCentroid) {
        self.centroids = centroids
        self.labels = labels
        self.cost = cost
        self.membership = membership
    }

    public init(_ model: KMeansModel) {
        self.init(centroids: model.centroids, labels: model.labels, cost: model.inertia)
    }

    public var clusters: Int { centroids.rows }

    /// Rows per cluster.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: clusters)
        for label in labels { sizes[label] += 1 }
        return sizes
    }

    /// The cluster of each row of `x` (n x p, finite).
    public func assign(_ x: Matrix) -> [Int] {
        switch membership {
        case .nearestCentroid: KMeansModel.assign(x, to: centroids)
        case .nearestMedoid(let model): model.assign(x)
        case .mixture(let model): model.assign(x)
        case .latentClasses(let model): model.assign(x)
        }
    }

    /// 0 in the middle of a cluster, 1 halfway between two. For centroids and medoids
    /// Leisch's shadow value (2010), 2 d₁ / (d₁ + d₂); where there are probabilities 2 p₂ / (p₁ + p₂).
    public func shadowValues(_ x: Matrix) -> [Double] {
        switch membership {
        case .nearestCentroid: asCentroids.shadowValues(x)
        case .nearestMedoid(let model): Self.shadows(model.distances(x))
        case .mixture(let model): Self.doubts(model.probabilities(x))
        case .latentClasses(let model): Self.doubts(model.probabilities(x))
        }
    }

    /// For each cluster the one with the nearest centroid, the lower index among ties; nil where k = 1.
    public var nearestClusters: [Int?] {
        if case .nearestMedoid(let model) = membership { return Self.nearest(model.distances(model.medoids)) }
        return asCentroids.nearestClusters
    }

    private var asCentroids: KMeansModel {
        KMeansModel(centroids: centroids, labels: labels, inertia: cost, iterations: 0)
    }
}
