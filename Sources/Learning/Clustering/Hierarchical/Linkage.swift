/// How far two clusters are from each other, from the Euclidean distances of their rows.
public enum Linkage: String, Sendable, Hashable, CaseIterable {
    /// √(2 |A||B| / (|A| + |B|)) times the distance of the means: the merge that adds least to the sum of squared
    /// distances, half of whose increase is the height squared (Ward 1963; SciPy's `ward`, R's `ward.D2`).
    case ward
    /// The largest distance.
    case complete
    /// The mean distance (UPGMA).
    case average
    /// The smallest distance.
    case single
}
