/// Class probabilities from those of pairs: the p that minimises Σ_i Σ_j≠i (r_ji p_i - r_ij p_j)² with Σ p = 1, where
/// r_ij is the probability of class i among i and j (the second method of Wu, Lin & Weng 2004, solved exactly).
struct PairwiseCoupling {
    private let classes: Int
    private let pairs: [(first: Int, second: Int)]

    init(classes: Int) {
        self.classes = classes
        pairs = KernelMachine.pairs(classes)
    }

    /// - Parameter pairwise: per pair, in the order of `KernelMachine.pairs`, the probability of its first class.
    func probabilities(_ pairwise: [Double]) -> [Double] {
        guard classes > 1 else { return [Double](repeating: 1, count: classes) }
        var r = [Double](repeating: 0, count: classes * classes)
        for ((first, second), probability) in zip(pairs, pairwise) {
            // As libsvm: certainty would make the equations singular.
            let clipped = min(max(probability, 1e-7), 1 - 1e-7)
            r[first * classes + second] = clipped
            r[second * classes + first] = 1 - clipped
        }
        let p = solve(r)
        let sum = p.reduce(0, +)
        return p.map { $0 / sum }
    }

    /// At the minimum Q p = λ 1 with Σ p = 1, so p is proportional to the z of (Q + 1 1ᵀ) z = 1, whose matrix is
    /// positive definite: Cholesky.
    private func solve(_ r: [Double]) -> [Double] {
        let n = classes
        var factor = [Double](repeating: 1, count: n * n)
        for i in 0..<n {
            for j in 0..<n {
                if i == j {
                    for k in 0..<n where k != i { factor[i * n + i] += r[k * n + i] * r[k * n + i] }
                } else {
                    factor[i * n + j] -= r[j * n + i] * r[i * n + j]
                }
            }
        }
        var z = [Double](repeating: 1, count: n)
        for i in 0..<n {
            for j in 0...i {
                var sum = factor[i * n + j]
                for k in 0..<j { sum -= factor[i * n + k] * factor[j * n + k] }
                factor[i * n + j] = i == j ? max(sum, .leastNormalMagnitude).squareRoot() : sum / factor[j * n + j]
            }
            for k in 0..<i { z[i] -= factor[i * n + k] * z[k] }
            z[i] /= factor[i * n + i]
        }
        for i in (0..<n).reversed() {
            for k in i + 1..<n { z[i] -= factor[k * n + i] * z[k] }
            z[i] /= factor[i * n + i]
        }
        // The minimum has no negative entries; rounding has.
        return z.map { max($0, 0) }
    }
}
