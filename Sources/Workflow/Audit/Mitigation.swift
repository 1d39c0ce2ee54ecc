import Auditing
import Basics
import Learning
import Statistics

/// A way of narrowing gaps between groups that a study can ask for; the first words are its own.
enum MitigationMethod: String, Sendable, Hashable, CaseIterable, Codable {
    case dropProxies = "drop-proxies"
    case residualise
    case reweigh
    case resample
    case boundedAssignment = "bounded-assignment"
    case fairKMeans = "fair-k-means"

    var title: String {
        switch self {
        case .dropProxies: say("Drop proxies")
        case .residualise: say("Residualise features")
        case .reweigh: say("Reweigh customers")
        case .resample: say("Resample in balance")
        case .boundedAssignment: say("Bounded assignment")
        case .fairKMeans: say("Socially fair k-means")
        }
    }

    /// The attribute itself decides who is in which segment, not only what the segments are.
    var isGroupAware: Bool { self == .residualise || self == .boundedAssignment }
}

/// The segmentation again, with a mitigation: as many segments, made of some customers, for all of them.
struct MitigatedSegmentation: Sendable {
    let method: MitigationMethod
    let clustering: ClusteringMethod
    let x: Matrix
    /// Protected group of each customer.
    let groups: [Int]
    /// The report's segments.
    let labels: [Int]
    let centroids: Matrix
    /// Columns that a proxy has no part in.
    let kept: [Int]

    /// Of δ of 0.2: shares of groups within a segment from 4/5 to 5/4 of their shares of all customers.
    static let slack = 0.2

    /// - Parameter rows: the customers to learn from, repeats allowed: all for the segments themselves, a bootstrap
    ///   sample for their stability.
    /// - Returns: a segment of each customer.
    func segments(rows: [Int], starts: Int, seed: UInt64) throws -> [Int] {
        switch method {
        case .dropProxies: try cluster(x.selecting(columns: kept), rows, weights: nil, starts, seed).labels
        case .residualise: try cluster(residuals, rows, weights: nil, starts, seed).labels
        case .reweigh:
            try cluster(
                x, rows,
                weights: Reweighing.weights(groups: rows.map { groups[$0] }, outcomes: rows.map { labels[$0] }),
                starts, seed
            ).labels
        case .resample: try cluster(x, balanced(rows, seed), weights: nil, starts, seed).labels
        case .boundedAssignment:
            BoundedAssignment(slack: Self.slack).assign(
                distances(to: try cluster(x, rows, weights: nil, starts, seed).centroids), groups: groups)
        case .fairKMeans: try fair(rows, starts, seed)
        }
    }

    private func cluster(
        _ x: Matrix, _ rows: [Int], weights: [Double]?, _ starts: Int, _ seed: UInt64
    ) throws -> (labels: [Int], centroids: Matrix) {
        let partition = try Clusterer(clustering, starts: starts, maximumIterations: 100, seed: seed).fit(
            x.selecting(rows: rows), clusters: centroids.rows, weights: weights)
        return (partition.assign(x), partition.centroids)
    }

    private func fair(_ rows: [Int], _ starts: Int, _ seed: UInt64) throws -> [Int] {
        let start = try cluster(x, rows, weights: nil, starts, seed).centroids
        let model = try SociallyFairKMeans().fit(
            x.selecting(rows: rows), groups: rows.map { groups[$0] }, from: start)
        return KMeansModel.assign(x, to: model.centroids)
    }

    /// As many customers of each group as the mean group has.
    private func balanced(_ rows: [Int], _ seed: UInt64) -> [Int] {
        let byGroup = Dictionary(grouping: rows, by: { groups[$0] }).sorted { $0.key < $1.key }.map(\.value)
        var generator = SeededGenerator(seed: seed, stream: "balanced resampling")
        return byGroup.flatMap { members in
            (0..<max(1, rows.count / byGroup.count)).map { _ in members[generator.below(members.count)] }
        }
    }

    /// What is left of each column when its mean in each group is taken out and that of all put in.
    private var residuals: Matrix {
        let count = (groups.max() ?? 0) + 1
        let means = centres(of: x, groups, count)
        let overall = centres(of: x, [Int](repeating: 0, count: x.rows), 1)
        var result = x
        for row in 0..<x.rows {
            for column in 0..<x.columns { result[row, column] += overall[0, column] - means[groups[row], column] }
        }
        return result
    }

    private func distances(to centroids: Matrix) -> Matrix {
        var result = Matrix(rows: x.rows, columns: centroids.rows)
        for row in 0..<x.rows {
            for segment in 0..<centroids.rows {
                var sum = 0.0
                for column in 0..<x.columns {
                    let difference = x[row, column] - centroids[segment, column]
                    sum += difference * difference
                }
                result[row, segment] = sum
            }
        }
        return result
    }
}
