internal import Statistics

/// Weights, means and covariances of a mixture of k components in p dimensions.
struct MixtureParameters: Sendable, Hashable, Codable {
    var covariance: GaussianMixture.Covariance
    /// k, positive, adding up to 1.
    var weights: [Double]
    /// k x p.
    var means: Matrix
    /// full: k p x p, one component's matrix below the other; tied: p x p; diagonal: k x p; spherical: k x 1.
    var covariances: Matrix

    var components: Int { weights.count }
    var columns: Int { means.columns }

    /// The covariance matrix of one component, p x p.
    func covariance(of component: Int) -> Matrix {
        let p = columns
        switch covariance {
        case .full: return covariances.selecting(rows: Array(component * p..<(component + 1) * p))
        case .tied: return covariances
        case .diagonal, .spherical:
            var matrix = Matrix(rows: p, columns: p)
            for index in 0..<p { matrix[index, index] = covariances[component, covariance == .diagonal ? index : 0] }
            return matrix
        }
    }

    /// The components in another order.
    func selecting(_ order: [Int]) -> MixtureParameters {
        var result = self, p = columns
        result.weights = order.map { weights[$0] }
        result.means = means.selecting(rows: order)
        switch covariance {
        case .full: result.covariances = covariances.selecting(rows: order.flatMap { $0 * p..<($0 + 1) * p })
        case .diagonal, .spherical: result.covariances = covariances.selecting(rows: order)
        case .tied: p = 0
        }
        return result
    }

    /// Free parameters: means, covariances, and all weights but one.
    var count: Int {
        let k = components, p = columns
        let free =
            switch covariance {
            case .full: k * p * (p + 1) / 2
            case .tied: p * (p + 1) / 2
            case .diagonal: k * p
            case .spherical: k
            }
        return free + k * p + k - 1
    }
}
