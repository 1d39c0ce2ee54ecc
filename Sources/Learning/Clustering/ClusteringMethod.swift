/// The ways to divide rows into clusters, by the names that a study gives them.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable, Codable {
    case kMeans = "k-means"
    case miniBatchKMeans = "mini-batch-k-means"
    case ward
    case complete
    case average
    case single
    case mixture
    case medoids
    case latentClasses = "latent-classes"
}
