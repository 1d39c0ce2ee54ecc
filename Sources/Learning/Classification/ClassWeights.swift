/// How much each class counts in a fit, multiplied with the weights of the rows.
public enum ClassWeights: Sendable, Hashable, Codable {
    /// Every row 1.
    case uniform
    /// Inversely to the class's share: rows / (classes present * rows of the class), as scikit-learn's 'balanced'.
    case balanced
    /// One weight per class.
    case given([Double])

    /// The weight of each row.
    func rowWeights(labels: [Int], classes: Int, weights: [Double]?) -> [Double] {
        let base = weights ?? [Double](repeating: 1, count: labels.count)
        if case .uniform = self { return base }
        let factors = factors(labels: labels, classes: classes)
        return zip(base, labels).map { $0 * factors[$1] }
    }

    /// The factor of each class; 0 for a balanced class without rows.
    func factors(labels: [Int], classes: Int) -> [Double] {
        switch self {
        case .uniform: return [Double](repeating: 1, count: classes)
        case .given(let given): return given
        case .balanced:
            let counts = labels.reduce(into: [Int](repeating: 0, count: classes)) { $0[$1] += 1 }
            let present = counts.count { $0 > 0 }
            return counts.map { $0 > 0 ? Double(labels.count) / Double(present * $0) : 0 }
        }
    }
}
