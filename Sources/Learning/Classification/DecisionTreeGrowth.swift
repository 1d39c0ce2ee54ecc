import Statistics

/// Grows a full tree. Each feature's values are sorted once; a split then divides every feature's list and keeps its
/// order, so that a node is searched in one sweep per feature. An explicit stack, so depth is bounded by memory alone.
struct DecisionTreeGrowth {
    private typealias Node = DecisionTreeModel.Node

    /// A node still to be looked at: its rows are `range` of every feature's list.
    private struct Task {
        var range: Range<Int>
        var depth: Int
        var node: DecisionTreeModel.Node
        /// The parent's link to it; nil for the root.
        var link: WritableKeyPath<DecisionTreeModel.Split, Int>?
        var parent: Int
    }

    private let settings: DecisionTree
    private let features: Int
    private let classes: Int
    /// Rows with a weight.
    private let rows: Int
    private let weights: [Double]
    private let root: DecisionTreeModel.Node
    /// Feature by feature its `rows` entries, ascending within each node.
    private var entries: [SplitSearch.Entry]
    private var goesLeft: [Bool]

    init(_ settings: DecisionTree, _ x: Matrix, labels: [Int], classes: Int, weights: [Double]) {
        let used = (0..<x.rows).filter { weights[$0] > 0 }
        self.settings = settings
        self.features = x.columns
        self.classes = classes
        self.rows = used.count
        self.weights = weights
        root = Self.node(used.lazy.map { (labels[$0], weights[$0]) }, classes, settings.criterion)
        goesLeft = [Bool](repeating: false, count: x.rows)
        entries = []
        entries.reserveCapacity(rows * features)
        for feature in 0..<features {
            let column = used.map { SplitSearch.Entry(value: x[$0, feature], row: Int32($0), label: Int32(labels[$0])) }
            entries += column.sorted { $0.value < $1.value || ($0.value == $1.value && $0.row < $1.row) }
        }
    }

    mutating func grow() -> [DecisionTreeModel.Node] {
        var nodes: [Node] = []
        var stack = [Task(range: 0..<rows, depth: 0, node: root, link: nil, parent: 0)]
        while let task = stack.popLast() {
            let place = nodes.count
            nodes.append(task.node)
            if let link = task.link { nodes[task.parent].split?[keyPath: link] = place }
            guard isDivisible(task), let best = bestSplit(task) else { continue }
            nodes[place].split = .init(feature: best.feature, threshold: best.threshold, left: 0, right: 0)
            let middle = task.range.lowerBound + best.count
            let left = child(of: task, at: place, \.left, best.feature, task.range.lowerBound..<middle)
            let right = child(of: task, at: place, \.right, best.feature, middle..<task.range.upperBound)
            if isDivisible(left) || isDivisible(right) { divide(task.range, by: best) }
            stack += [right, left]
        }
        return nodes
    }

    private func isDivisible(_ task: Task) -> Bool {
        task.depth < settings.maximumDepth ?? .max && task.range.count >= settings.minimumSplit
            && task.range.count / 2 >= settings.minimumLeaf && task.node.impurity > .ulpOfOne
    }

    /// nil where no feature has two values far enough from the ends.
    private func bestSplit(_ task: Task) -> SplitSearch.Candidate? {
        var search = SplitSearch(settings, weights: weights, total: task.node.weights)
        for feature in 0..<features { search.sweep(feature, entries.span.extracting(places(task.range, feature))) }
        return search.best
    }

    private func places(_ range: Range<Int>, _ feature: Int) -> Range<Int> {
        feature * rows + range.lowerBound..<feature * rows + range.upperBound
    }

    /// The node of the rows in `range` of the feature that its parent is split by.
    private func child(
        of task: Task, at parent: Int, _ link: WritableKeyPath<DecisionTreeModel.Split, Int>, _ feature: Int,
        _ range: Range<Int>
    ) -> Task {
        let members = entries[places(range, feature)].lazy.map { (Int($0.label), weights[Int($0.row)]) }
        let node = Self.node(members, classes, settings.criterion)
        return Task(range: range, depth: task.depth + 1, node: node, link: link, parent: parent)
    }

    private static func node(
        _ members: some Sequence<(Int, Double)>, _ classes: Int, _ criterion: ImpurityCriterion
    ) -> Node {
        var counts = [Int](repeating: 0, count: classes)
        var weights = [Double](repeating: 0, count: classes)
        for (label, weight) in members {
            counts[label] += 1
            weights[label] += weight
        }
        return Node(split: nil, counts: counts, weights: weights, impurity: criterion.impurity(weights))
    }

    /// Parts the rows of `range` in every feature's list into left and right, each side in its old order.
    private mutating func divide(_ range: Range<Int>, by split: SplitSearch.Candidate) {
        for (index, entry) in entries[places(range, split.feature)].enumerated() {
            goesLeft[Int(entry.row)] = index < split.count
        }
        var waiting: [SplitSearch.Entry] = []
        waiting.reserveCapacity(range.count - split.count)
        for feature in 0..<features where feature != split.feature {
            var place = places(range, feature).lowerBound
            for index in places(range, feature) {
                let entry = entries[index]
                if goesLeft[Int(entry.row)] {
                    entries[place] = entry
                    place += 1
                } else {
                    waiting.append(entry)
                }
            }
            for entry in waiting {
                entries[place] = entry
                place += 1
            }
            waiting.removeAll(keepingCapacity: true)
        }
    }
}
