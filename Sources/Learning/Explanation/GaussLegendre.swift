import Foundation

/// The Gauss-Legendre rule on 0 … 1: `Σ weight * f(node)` is the integral of every polynomial f of degree up to
/// `2 count − 1`. Nodes are zeros of the Legendre polynomial, found by Newton's method (Press et al., Numerical Recipes,
/// 4.6).
struct GaussLegendre: Sendable {
    let nodes: [Double]
    let weights: [Double]

    init(count: Int) {
        var nodes: [Double] = []
        var weights: [Double] = []
        for index in 0..<count {
            var x = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
            var slope = 1.0
            // Converges in three or four steps from here; the last ones polish.
            for _ in 0..<10 {
                let value: Double
                (value, slope) = Self.legendre(count, at: x)
                x -= value / slope
            }
            nodes.append((1 - x) / 2)
            weights.append(1 / ((1 - x * x) * slope * slope))
        }
        self.nodes = nodes
        self.weights = weights
    }

    /// The Legendre polynomial and its derivative, by the three-term recurrence.
    private static func legendre(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
        var (before, value) = (0.0, 1.0)
        for k in 0..<degree {
            (before, value) = (value, (Double(2 * k + 1) * x * value - Double(k) * before) / Double(k + 1))
        }
        return (value, Double(degree) * (x * value - before) / (x * x - 1))
    }
}
