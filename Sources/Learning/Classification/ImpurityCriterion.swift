import Foundation

/// How mixed the classes of a node are: 0 where there is but one.
public enum ImpurityCriterion: String, Sendable, Hashable, Codable {
    /// 1 - Σ share² (Breiman et al. 1984).
    case gini
    /// -Σ share log2 share, in bits.
    case entropy

    /// Of the classes' weights, whose sum is positive.
    func impurity(_ weights: [Double]) -> Double {
        let total = weights.reduce(0, +)
        switch self {
        case .gini: return 1 - weights.reduce(0) { $0 + $1 * $1 } / (total * total)
        case .entropy:
            return weights.reduce(0) { sum, weight in
                weight > 0 ? sum - weight / total * log2(weight / total) : sum
            }
        }
    }

    /// The worth of one side of a split: -weight * impurity, but for a term that is the same for all splits of a node.
    func worth(_ weights: [Double]) -> Double {
        var total = 0.0
        var sum = 0.0
        switch self {
        case .gini:
            for weight in weights {
                total += weight
                sum += weight * weight
            }
            return total > 0 ? sum / total : 0
        case .entropy:
            for weight in weights where weight > 0 {
                total += weight
                sum += weight * log2(weight)
            }
            return total > 0 ? sum - total * log2(total) : 0
        }
    }
}
