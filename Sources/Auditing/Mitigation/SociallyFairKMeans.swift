public import Basics
public import Statistics
import Foundation
import Learning

/// k-means that minimises the mean squared distance of the group that is served worst instead of that of everybody (Ghadiri,
/// Samadi & Vempala 2021, "Socially fair k-means clustering").
///
/// Groups get weights, raised round by round where the cost is above that of the others (multiplicative weights; Arora, Hazan &
/// Kale 2012), and customers are clustered with the weight of their group divided by its size. The best round counts: a
/// heuristic, as the problem is hard; never worse for the worst group than where it starts.
public struct SociallyFairKMeans: Sendable, Hashable {
    public var rounds: Int
    /// How strongly weights follow the costs.
    public var rate: Double
    public var threads: Int

    public init(rounds: Int = 60, rate: Double = 2, threads: Int = 1) {
        self.rounds = rounds
        self.rate = rate
        self.threads = threads
    }

    /// - Parameters:
    ///   - x: n x p.
    ///   - groups: one per row.
    ///   - centroids: k x p, where to start: those of plain k-means.
    public func fit(_ x: Matrix, groups: [Int], from centroids: Matrix) throws(Diagnostic) -> SociallyFairModel {
        precondition(groups.count == x.rows && x.rows > 0, "\(groups.count) groups for \(x.rows) rows")
        let names = Set(groups).sorted(), sizes = names.map { name in groups.count { $0 == name } }
        let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let group = groups.map { place[$0] ?? 0 }
        var shares = [Double](repeating: 1 / Double(names.count), count: names.count)
        var best = model(x, group, sizes, centroids), current = best
        for round in 1...max(1, rounds) {
            let largest = current.costs.max() ?? 0
            guard largest > 0 else { break }
            // Smaller steps towards the end settle between two sides of the optimum.
            let step = rate / Double(round).squareRoot()
            shares = zip(shares, current.costs).map { $0 * exp(step * ($1 / largest - 1)) }
            let total = shares.reduce(0, +)
            shares = shares.map { max($0 / total, 1e-6) }
            let weights = group.map { shares[$0] * Double(x.rows) / Double(sizes[$0]) }
            let fitted = try KMeans(clusters: centroids.rows, threads: threads).fit(
                x, weights: weights, from: current.centroids)
            current = model(x, group, sizes, fitted.centroids)
            if current.worst < best.worst { best = current }
        }
        return best
    }

    private func model(_ x: Matrix, _ group: [Int], _ sizes: [Int], _ centroids: Matrix) -> SociallyFairModel {
        let labels = KMeansModel.assign(x, to: centroids)
        var costs = [Double](repeating: 0, count: sizes.count)
        for row in 0..<x.rows {
            costs[group[row]] += zip(x.row(row), centroids.row(labels[row])).reduce(0) {
                $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
            }
        }
        return SociallyFairModel(
            centroids: centroids, labels: labels, costs: zip(costs, sizes).map { $0 / Double($1) })
    }
}

public struct SociallyFairModel: Sendable, Hashable {
    /// k x p.
    public let centroids: Matrix
    /// The nearest centroid per row.
    public let labels: [Int]
    /// Per group, in ascending order of its number, the mean squared distance.
    public let costs: [Double]

    public var worst: Double { costs.max() ?? 0 }
}
