import Foundation
import Learning
import Statistics

/// The tree's definition, as slow as it reads: every cut of every node by every feature, weighed by the impurity itself.
struct PlainTree {
    var settings: DecisionTree
    var x: Matrix
    var labels: [Int]
    var classes: Int
    var weights: [Double]

    struct Cut {
        var feature: Int
        var threshold: Double
        var missingGoesLeft: Bool
        var decrease: Double
    }

    /// Depth first, nil for a leaf.
    func cuts(_ rows: [Int], depth: Int = 0) -> [Cut?] {
        guard depth < settings.maximumDepth ?? .max, rows.count >= settings.minimumSplit, impurity(rows) > 1e-12,
            let cut = best(rows)
        else { return [nil] }
        let left = rows.filter { goesLeft($0, cut) }, right = rows.filter { !goesLeft($0, cut) }
        return [cut] + cuts(left, depth: depth + 1) + cuts(right, depth: depth + 1)
    }

    private func goesLeft(_ row: Int, _ cut: Cut) -> Bool {
        let value = x[row, cut.feature]
        return value.isNaN ? cut.missingGoesLeft : value <= cut.threshold
    }

    private func best(_ rows: [Int]) -> Cut? {
        var best: Cut?
        for feature in 0..<x.columns {
            let values = Set(rows.map { x[$0, feature] }.filter { !$0.isNaN }).sorted()
            let hasMissing = rows.contains { x[$0, feature].isNaN }
            let thresholds = zip(values, values.dropFirst()).map { $0 / 2 + $1 / 2 }
            let tried =
                thresholds.map { ($0, false) }
                + (hasMissing ? thresholds.map { ($0, true) } + [(.infinity, false)] : [])
            for (threshold, missingGoesLeft) in tried {
                var cut = Cut(feature: feature, threshold: threshold, missingGoesLeft: missingGoesLeft, decrease: 0)
                let left = rows.filter { goesLeft($0, cut) }, right = rows.filter { !goesLeft($0, cut) }
                guard min(left.count, right.count) >= settings.minimumLeaf else { continue }
                cut.decrease =
                    weight(rows) * impurity(rows) - weight(left) * impurity(left) - weight(right) * impurity(right)
                if !hasMissing { cut.missingGoesLeft = left.count > right.count }
                if cut.decrease > (best?.decrease ?? -.infinity) + 1e-9 { best = cut }
            }
        }
        return best
    }

    private func weight(_ rows: [Int]) -> Double { rows.reduce(0) { $0 + weights[$1] } }

    private func impurity(_ rows: [Int]) -> Double {
        let shares = (0..<classes).map { label in weight(rows.filter { labels[$0] == label }) / weight(rows) }
        return settings.criterion == .gini
            ? 1 - shares.reduce(0) { $0 + $1 * $1 }
            : shares.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
    }
}
