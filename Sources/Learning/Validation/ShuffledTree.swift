import Basics
import Statistics

/// Scores of a decision tree on rows of which some features are shuffled.
///
/// Where a row ends is all that matters, so rows are counted by leaf and class, and only those are followed anew whose way
/// to their leaf asks about a shuffled feature, from the first such question on.
struct ShuffledTree: Sendable {
    /// Scores that counts by leaf and class are enough for.
    static let measures: Set<ScoreMeasure> = [.accuracy, .balancedAccuracy, .macroF1, .auc]

    private let tree: DecisionTreeModel
    private let paths: TreePaths
    private let x: Matrix
    private let labels: [Int]
    private let score: PermutationImportance.Score
    private let leaves: [Int]
    /// Rows by leaf and class: nodes x classes.
    private let counts: [Int]
    private let predictions: [Int]
    /// The probabilities of each leaf, once for every class that its rows may be of.
    private let ranked: RankedClasses?

    init(_ tree: DecisionTreeModel, _ x: Matrix, labels: [Int], score: PermutationImportance.Score) throws(Diagnostic) {
        precondition(labels.count == x.rows, "\(labels.count) labels for \(x.rows) rows")
        self.tree = tree
        (self.x, self.labels, self.score) = (x, labels, score)
        paths = TreePaths(tree)
        leaves = try tree.leaves(x)
        var counts = [Int](repeating: 0, count: tree.nodes.count * tree.classes)
        for (leaf, label) in zip(leaves, labels) { counts[leaf * tree.classes + label] += 1 }
        self.counts = counts
        let probabilities = tree.nodeProbabilities
        predictions = probabilities.mostProbableClasses
        let nodes = tree.nodes.indices.flatMap { [Int](repeating: $0, count: tree.classes) }
        ranked =
            score == .auc
            ? RankedClasses(
                truth: nodes.indices.map { $0 % tree.classes }, probabilities: probabilities.selecting(rows: nodes))
            : nil
    }

    var original: Double { get throws(Diagnostic) { try value(counts) } }

    /// - Parameter orders: of each shuffle, per row the one whose values it gets.
    func scores(_ group: FeatureGroup, _ orders: some Sequence<[Int]>) throws(Diagnostic) -> [Double] {
        let first = firstQuestions(group)
        let asked = leaves.indices.filter { first[leaves[$0]] >= 0 }
        // Place of a shuffled feature's values in `columns`, or -1.
        var place = [Int](repeating: -1, count: tree.features)
        for (index, column) in group.columns.enumerated() { place[column] = index * x.rows }
        let columns = group.columns.flatMap { x.column($0) }
        var result: [Double] = []
        for order in orders {
            var counts = counts
            for row in asked {
                let leaf = leaves[row]
                let moved = x.withUnsafeValues { values in
                    paths.leaf(below: first[leaf]) { feature in
                        place[feature] < 0
                            ? values[row * tree.features + feature] : columns[place[feature] + order[row]]
                    }
                }
                counts[leaf * tree.classes + labels[row]] -= 1
                counts[moved * tree.classes + labels[row]] += 1
            }
            result.append(try value(counts))
        }
        return result
    }

    /// Per node the highest node above it that asks about a feature of the group; -1 where there is none.
    private func firstQuestions(_ group: FeatureGroup) -> [Int] {
        var first = [Int](repeating: -1, count: tree.nodes.count)
        for (place, node) in tree.nodes.enumerated() {
            guard let split = node.split else { continue }
            let asked = first[place] >= 0 ? first[place] : group.columns.contains(split.feature) ? place : -1
            first[split.left] = asked
            first[split.right] = asked
        }
        return first
    }

    private func value(_ counts: [Int]) throws(Diagnostic) -> Double {
        if let ranked { return try score.checked(ranked.auc(multiplicities: counts.map(Double.init))) }
        var confusion = [[Int]](repeating: [Int](repeating: 0, count: tree.classes), count: tree.classes)
        for (node, predicted) in predictions.enumerated() {
            for label in 0..<tree.classes { confusion[label][predicted] += counts[node * tree.classes + label] }
        }
        return try score.checked(score.value(ConfusionMatrix(counts: confusion)))
    }
}
