import Statistics

/// The Shapley values of some rows, leaf by leaf.
struct TreeSHAPBlock {
    private let features: Int
    private let classes: Int
    private let rows: Int
    /// Node by node a bit for each row that goes left, 64 to a word.
    private let goesLeft: [UInt64]
    private let words: Int

    init(_ model: DecisionTreeModel, _ x: Matrix, rows: Range<Int>) {
        features = model.features
        classes = model.classes
        self.rows = rows.count
        let words = (rows.count + 63) / 64
        self.words = words
        var goesLeft = [UInt64](repeating: 0, count: model.nodes.count * words)
        x.withUnsafeValues { values in
            for (node, step) in TreePaths(model).steps.enumerated() where step.feature >= 0 {
                for (place, row) in rows.enumerated() {
                    let isLeft: UInt64 = step.goesLeft(values[row * x.columns + Int(step.feature)]) ? 1 : 0
                    goesLeft[node * words + place / 64] |= isLeft << UInt64(place % 64)
                }
            }
        }
        self.goesLeft = goesLeft
    }

    /// Rows x features x classes.
    func values(_ leaves: [LeafGame], _ probabilities: Matrix) -> [Double] {
        var result = [Double](repeating: 0, count: rows * features * classes)
        var integrals = LeafIntegrals(largest: leaves.map(\.players.count).max() ?? 0)
        result.withUnsafeMutableBufferPointer { result in
            for leaf in leaves where !leaf.players.isEmpty {
                let worth = Array(probabilities.row(leaf.node)), targets = leaf.players.map { $0.feature * classes }
                integrals.begin(leaf)
                for word in 0..<words {
                    let answers = leaf.players.map { self.answers($0, word) }
                    for bit in 0..<min(64, rows - word * 64) {
                        let start = integrals.place(leaf, answers, bit)
                        let row = (word * 64 + bit) * features * classes
                        for player in targets.indices {
                            let value = integrals.values[start + player]
                            for label in worth.indices { result[row + targets[player] + label] += value * worth[label] }
                        }
                    }
                }
            }
        }
        return result
    }

    /// A bit for each row of the word: whether it answers all of the player's questions as the leaf asks.
    private func answers(_ player: LeafGame.Player, _ word: Int) -> UInt64 {
        player.questions.reduce(.max) { answers, question in
            let isLeft = goesLeft[question.node * words + word]
            return answers & (question.left ? isLeft : ~isLeft)
        }
    }
}

/// The players' values in one leaf. There are but few patterns of answers, so each is integrated once.
private struct LeafIntegrals {
    /// Leaves with more players than these would need too long a table.
    private static let tabled = 10

    private(set) var values: [Double] = []
    /// By pattern, where in `values` its own begin; -1 where it wasn't met yet.
    private var places: [Int]
    /// By the number of nodes.
    private let rules: [GaussLegendre]

    init(largest: Int) {
        places = [Int](repeating: -1, count: 1 << min(largest, Self.tabled))
        rules = (0...(largest + 1) / 2).map { GaussLegendre(count: $0) }
    }

    mutating func begin(_ leaf: LeafGame) {
        values.removeAll(keepingCapacity: true)
        for pattern in 0..<1 << min(leaf.players.count, Self.tabled) { places[pattern] = -1 }
    }

    /// Where in `values` those of a row begin.
    /// - Parameters:
    ///   - answers: per player, a bit for each row.
    ///   - bit: the row's.
    mutating func place(_ leaf: LeafGame, _ answers: [UInt64], _ bit: Int) -> Int {
        guard answers.count <= Self.tabled else {
            values.removeAll(keepingCapacity: true)
            return append(leaf, answers, bit)
        }
        var pattern = 0
        for player in answers.indices { pattern |= Int(answers[player] >> UInt64(bit) & 1) << player }
        if places[pattern] < 0 { places[pattern] = append(leaf, answers, bit) }
        return places[pattern]
    }

    private mutating func append(_ leaf: LeafGame, _ answers: [UInt64], _ bit: Int) -> Int {
        let start = values.count
        values += leaf.integrals(answers.map { Double($0 >> UInt64(bit) & 1) }, rules[(answers.count + 1) / 2])
        return start
    }
}
