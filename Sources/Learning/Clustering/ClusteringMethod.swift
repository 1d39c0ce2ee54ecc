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

    /// Of a method that merges the nearest two clusters again and again; nil for the others.
    public var linkage: Linkage? {
        switch self {
        case .ward: .ward
        case .complete: .complete
        case .average: .average
        case .single: .single
        default: nil
        }
    }
}
