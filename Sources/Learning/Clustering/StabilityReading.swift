/// How R's `clusterboot` reads a segment's mean Jaccard index (Hennig 2007; package fpc).
public enum StabilityReading: String, Sendable, Hashable, CaseIterable {
    /// At most 0.5: the segment dissolves in new samples.
    case dissolved
    /// Below 0.6: not to be trusted.
    case doubtful
    /// Below 0.75: there is a pattern, but which customers belong is uncertain.
    case pattern
    /// From 0.75.
    case valid
    /// From 0.85.
    case highlyStable = "highly stable"

    public init(jaccard: Double) {
        switch jaccard {
        case 0.85...: self = .highlyStable
        case 0.75...: self = .valid
        case 0.6...: self = .pattern
        case let index where index > 0.5: self = .doubtful
        default: self = .dissolved
        }
    }
}
