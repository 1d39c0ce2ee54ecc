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

    /// x log2 x, which is 0 at 0.
    static func timesLogarithm(_ value: Double) -> Double { value > 0 ? value * log2(value) : 0 }
}
