/// Finds the best split of one node, feature by feature.
struct SplitSearch {
    /// One value of a feature. The label stands beside it, so that a sweep reads memory in order.
    struct Entry {
        var value: Double
        var row: Int32
        var label: Int32
    }

    struct Candidate {
        var feature: Int
        /// Rows that go left.
        var count: Int
        var threshold: Double
        var worth: Double
    }

    private let settings: DecisionTree
    private let weights: [Double]
    private let total: [Double]
    /// Splits of equal worth can differ in the last bits; a later one must be better by more than this.
    private let tolerance: Double
    private var left: [Double]
    private var right: [Double]
    private(set) var best: Candidate?

    /// - Parameters:
    ///   - weights: of all rows.
    ///   - total: of the node's rows per class.
    init(_ settings: DecisionTree, weights: [Double], total: [Double]) {
        self.settings = settings
        self.weights = weights
        self.total = total
        tolerance = 1e-11 * total.reduce(0, +)
        left = total
        right = total
    }

    /// Moves row after row from the right side to the left and weighs each place between two different values.
    /// `list` is the node's rows in ascending order of the feature, at least twice the smallest leaf.
    mutating func sweep(_ feature: Int, _ list: Span<Entry>) {
        guard list[0].value < list[list.count - 1].value else { return }
        for label in left.indices { left[label] = 0 }
        right = total
        for count in 1...(list.count - settings.minimumLeaf) {
            let entry = list[count - 1]
            let weight = weights[Int(entry.row)]
            left[Int(entry.label)] += weight
            right[Int(entry.label)] -= weight
            let next = list[count].value
            guard entry.value < next, count >= settings.minimumLeaf else { continue }
            let worth = settings.criterion.worth(left) + settings.criterion.worth(right)
            if let best, worth <= best.worth + tolerance { continue }
            // Halves before the sum, lest large values overflow; the midpoint may round up to the right value.
            let middle = entry.value / 2 + next / 2
            best = Candidate(
                feature: feature, count: count, threshold: middle < next ? middle : entry.value, worth: worth)
        }
    }
}
