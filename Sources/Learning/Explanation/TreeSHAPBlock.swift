import Statistics

/// The Shapley values of some rows, leaf by leaf.
struct TreeSHAPBlock {
    /// Leaves with at most so many players keep what they have integrated, by the pattern of the answers.
    private static let tabled = 10

    private let features: Int
    private let classes: Int
    private let rows: Int
    /// Node by node, a bit for each row that goes left, 64 to a word.
    private let goesLeft: [[UInt64]]

    init(_ model: DecisionTreeModel, _ x: Matrix, rows: Range<Int>) {
        features = model.features
        classes = model.classes
        self.rows = rows.count
        goesLeft = x.withUnsafeValues { values in
            TreePaths(model).steps.map { step in
                guard step.feature >= 0 else { return [] }
                var words = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
                for (place, row) in rows.enumerated()
                where step.goesLeft(values[row * x.columns + Int(step.feature)]) {
                    words[place / 64] |= 1 << UInt64(place % 64)
                }
                return words
            }
        }
    }

    /// Rows x features x classes.
    func values(_ leaves: [LeafGame], _ probabilities: Matrix) -> [Double] {
        var result = [Double](repeating: 0, count: rows * features * classes)
        var integrals = Integrals(largest: leaves.map(\.players.count).max() ?? 0)
        for leaf in leaves where !leaf.players.isEmpty {
            let worth = Array(probabilities.row(leaf.node))
            let answers = leaf.players.map { player in
                (0..<(rows + 63) / 64).map { word in
                    player.questions.reduce(UInt64.max) {
                        $0 & ($1.left ? goesLeft[$1.node][word] : ~goesLeft[$1.node][word])
                    }
                }
            }
            integrals.begin(leaf)
            for row in 0..<rows {
                let start = integrals.place(leaf) { (answers[$0][row / 64] >> UInt64(row % 64)) & 1 }
                for (index, player) in leaf.players.enumerated() {
                    let value = integrals.values[start + index]
                    let place = (row * features + player.feature) * classes
                    for label in 0..<classes { result[place + label] += value * worth[label] }
                }
            }
        }
        return result
    }

    /// The players' values in one leaf, by the pattern of the answers.
    private struct Integrals {
        private(set) var values: [Double] = []
        private var places: [Int]
        private var rules: [GaussLegendre]

        init(largest: Int) {
            places = [Int](repeating: -1, count: 1 << min(largest, tabled))
            rules = (0...(largest + 1) / 2).map { GaussLegendre(count: $0) }
        }

        mutating func begin(_ leaf: LeafGame) {
            values.removeAll(keepingCapacity: true)
            if leaf.players.count <= tabled {
                for pattern in 0..<1 << leaf.players.count { places[pattern] = -1 }
            }
        }

        /// Where in `values` those of a row begin.
        mutating func place(_ leaf: LeafGame, _ answer: (Int) -> UInt64) -> Int {
            let count = leaf.players.count
            guard count <= tabled else {
                values.removeAll(keepingCapacity: true)
                return append(leaf, answer)
            }
            var pattern: UInt64 = 0
            for player in 0..<count { pattern |= answer(player) << UInt64(player) }
            if places[Int(pattern)] < 0 { places[Int(pattern)] = append(leaf, answer) }
            return places[Int(pattern)]
        }

        private mutating func append(_ leaf: LeafGame, _ answer: (Int) -> UInt64) -> Int {
            let start = values.count, count = leaf.players.count
            values += [Double](repeating: 0, count: count)
            leaf.integrate(
                leaf.players.indices.map { Double(answer($0)) }, into: &values[start...], rules[(count + 1) / 2])
            return start
        }
    }
}
