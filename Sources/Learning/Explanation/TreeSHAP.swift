public import Basics
public import Statistics

/// Why a tree predicts what it predicts: each feature's share in the distance between a row's probabilities and the mean
/// probabilities. Exact Shapley values (Shapley 1953) of the path-dependent game of Lundberg et al. 2020 (Nature Machine
/// Intelligence 2): what the tree says of a row of which some features are unknown is the mean over both branches of each
/// unknown question, by the training weights behind them. As shap's TreeExplainer with
/// `feature_perturbation="tree_path_dependent"`.
///
/// They say what the *model* relies on for a row, not what would happen if the feature were changed; features that say
/// the same share the credit by the order in which the tree happens to ask.
///
/// A leaf on whose way m features are asked is a game of m players. Weights k! (m − 1 − k)! / m! are the integrals of
/// t^k (1 − t)^(m − 1 − k) over 0 … 1, so the value of feature i in it is
/// `(o_i − z_i) ∫ Π_{j ≠ i} (o_j t + z_j (1 − t)) dt`, where o is 1 if the row answers all questions on j as the leaf
/// asks and 0 otherwise, and z is the share of the training weight that does. The Gauss-Legendre rule of ⌈m / 2⌉ nodes
/// integrates it exactly, and as nothing is subtracted under the integral, without loss of digits.
///
/// - Complexity: O(rows * leaves * m * classes); each pattern of answers is integrated once per block of rows.
public struct TreeSHAP: Sendable, Hashable {
    public var threads: Int

    public init(threads: Int = 1) { self.threads = threads }

    /// - Parameter x: rows x features, missing values (NaN) allowed.
    /// - Throws: if `x` has other columns than the tree was fitted to, or infinite values.
    public func values(of model: DecisionTreeModel, at x: Matrix) throws(Diagnostic) -> ShapleyValues {
        try model.check(x)
        let probabilities = model.nodeProbabilities
        let leaves = LeafGame.all(model)
        let parts = inParallel((x.rows + Self.block - 1) / Self.block, threads: threads) { block in
            let rows = block * Self.block..<min((block + 1) * Self.block, x.rows)
            return TreeSHAPBlock(model, x, rows: rows).values(leaves, probabilities)
        }
        var base = [Double](repeating: 0, count: model.classes)
        for leaf in leaves {
            for label in base.indices { base[label] += leaf.share * probabilities[leaf.node, label] }
        }
        return ShapleyValues(
            rows: x.rows, features: model.features, classes: model.classes, baseValues: base,
            values: parts.flatMap(\.self))
    }

    private static let block = 1024
}

/// What each feature adds to a row's prediction.
public struct ShapleyValues: Sendable, Hashable {
    public let rows: Int
    public let features: Int
    public let classes: Int
    /// Per class the mean prediction over the training weights. With a row's values of all features it adds up to the
    /// row's prediction.
    public let baseValues: [Double]
    /// Rows x features x classes, the last running fastest.
    public let values: [Double]

    public subscript(row: Int, feature: Int, label: Int) -> Double {
        values[(row * features + feature) * classes + label]
    }
}

/// A leaf as a game of the features on its way.
struct LeafGame: Sendable {
    struct Player: Sendable {
        var feature: Int
        /// Nodes that ask about the feature, and whether the way goes left there.
        var questions: [(node: Int, left: Bool)] = []
        /// Share of the training weight that answers them as the leaf asks, where it comes to each.
        var share = 1.0
    }

    var node: Int
    /// Share of the training weight that ends here.
    var share: Double
    var players: [Player]

    static func all(_ tree: DecisionTreeModel) -> [LeafGame] {
        var leaves: [LeafGame] = []
        var stack = [LeafGame(node: 0, share: 1, players: [])]
        while let game = stack.popLast() {
            guard let split = tree.nodes[game.node].split else {
                leaves.append(game)
                continue
            }
            let place = game.players.firstIndex { $0.feature == split.feature } ?? game.players.count
            for (child, isLeft) in [(split.right, false), (split.left, true)] {
                let share = tree.nodes[child].weight / tree.nodes[game.node].weight
                var below = game
                below.node = child
                below.share *= share
                if place == below.players.count { below.players.append(Player(feature: split.feature)) }
                below.players[place].questions.append((game.node, isLeft))
                below.players[place].share *= share
                stack.append(below)
            }
        }
        return leaves
    }

    /// Per player, what its answers add to the chance that the leaf is reached.
    /// - Parameter answers: per player 1 if the row answers as the leaf asks, else 0.
    func integrals(_ answers: [Double], _ rule: GaussLegendre) -> [Double] {
        var sums = [Double](repeating: 0, count: players.count)
        for (t, weight) in zip(rule.nodes, rule.weights) {
            let factors = zip(players, answers).map { $1 * t + $0.share * (1 - t) }
            let product = factors.reduce(weight, *)
            for player in players.indices { sums[player] += product / factors[player] }
        }
        return players.indices.map { sums[$0] * (answers[$0] - players[$0].share) }
    }
}
