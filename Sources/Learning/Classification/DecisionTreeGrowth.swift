import Statistics

/// Grows a full tree. Each feature's values are sorted once; a split then divides every feature's list and keeps its
/// order, so that a node is searched in one sweep per feature. An explicit stack, so depth is bounded by memory alone.
struct DecisionTreeGrowth {
    private typealias Node = DecisionTreeModel.Node
    private typealias Entry = SortedColumns.Entry

    /// A node still to be looked at: its rows are `range` of every varying feature's list.
    private struct Task {
        var range: Range<Int>
        var depth: Int
        var node: DecisionTreeModel.Node
        /// The parent's link to it; nil for the root.
        var link: WritableKeyPath<DecisionTreeModel.Split, Int>?
        var parent: Int
        /// Features of more than one value in the parent. The lists of the others are no longer kept in order.
        var varying: [Int]
    }

    private let settings: DecisionTree
    private let classes: Int
    private let labels: [UInt32]
    /// nil where every row weighs 1.
    private let weights: [Double]?
    private let logarithms: [Double]
    /// Feature by feature its different values, ascending, those of rows that aren't here among them.
    private let values: [[Double]]
    /// Feature by feature the rows, ascending within each node.
    private var entries: [SortedColumns.Entry]
    private var goesLeft: [Bool]
    private var waiting: [SortedColumns.Entry]

    init(_ settings: DecisionTree, _ all: SortedColumns, labels: [Int], classes: Int, weights: [Double]) {
        let used = (0..<all.rows).filter { weights[$0] > 0 }
        self.settings = settings
        self.classes = classes
        self.labels = used.map { UInt32(labels[$0]) }
        self.weights = used.allSatisfy { weights[$0] == 1 } ? nil : used.map { weights[$0] }
        let isEntropy = settings.criterion == .entropy && self.weights == nil
        logarithms = isEntropy ? (0...used.count).map { ImpurityCriterion.timesLogarithm(Double($0)) } : []
        let sorted = used.count < all.rows ? all.selecting(used) : all
        (values, entries) = (sorted.values, sorted.entries)
        goesLeft = [Bool](repeating: false, count: used.count)
        waiting = [Entry](repeating: Entry(row: 0, rank: 0), count: used.count)
    }

    mutating func grow() -> [DecisionTreeModel.Node] {
        var nodes: [Node] = []
        let root = node(labels.indices)
        var stack = [
            Task(
                range: labels.indices, depth: 0, node: root, link: nil, parent: 0,
                varying: Array(values.indices))
        ]
        while var task = stack.popLast() {
            let place = nodes.count
            nodes.append(task.node)
            if let link = task.link { nodes[task.parent].split?[keyPath: link] = place }
            guard isDivisible(task), let best = bestSplit(&task) else { continue }
            nodes[place].split = .init(
                feature: best.feature, threshold: best.threshold, missingGoesLeft: best.missingGoesLeft,
                missing: best.missing, left: 0, right: 0)
            let middle = gather(task.range, by: best)
            let left = child(of: task, at: place, \.left, best.feature, task.range.lowerBound..<middle)
            let right = child(of: task, at: place, \.right, best.feature, middle..<task.range.upperBound)
            if isDivisible(left) || isDivisible(right) { divide(task, at: middle, by: best.feature) }
            stack += [right, left]
        }
        return nodes
    }

    private func isDivisible(_ task: Task) -> Bool {
        task.depth < settings.maximumDepth ?? .max && task.range.count >= settings.minimumSplit
            && task.range.count / 2 >= settings.minimumLeaf && task.node.impurity > .ulpOfOne
    }

    /// nil where no feature has two values far enough from the ends. Strikes features of one value off the task's list.
    private func bestSplit(_ task: inout Task) -> SplitSearch.Candidate? {
        entries.withUnsafeBufferPointer { entries in
            task.varying = task.varying.filter { feature in
                let places = places(task.range, feature)
                return entries[places.lowerBound].rank != entries[places.upperBound - 1].rank
            }
            return withRows { rows in
                let search = SplitSearch(settings, rows: rows, total: task.node.weights)
                var best: SplitSearch.Candidate?
                for feature in task.varying {
                    let list = UnsafeBufferPointer(rebasing: entries[places(task.range, feature)])
                    guard let candidate = search.best(feature, list, values: values[feature]),
                        search.isBetter(candidate, than: best)
                    else { continue }
                    best = candidate
                }
                return best
            }
        }
    }

    private func withRows<Result>(_ body: (SplitRows) -> Result) -> Result {
        labels.withUnsafeBufferPointer { labels in
            logarithms.withUnsafeBufferPointer { logarithms in
                guard let weights else {
                    return body(SplitRows(labels: labels, weights: nil, logarithms: logarithms))
                }
                return weights.withUnsafeBufferPointer {
                    body(SplitRows(labels: labels, weights: $0, logarithms: logarithms))
                }
            }
        }
    }

    private func places(_ range: Range<Int>, _ feature: Int) -> Range<Int> {
        feature * labels.count + range.lowerBound..<feature * labels.count + range.upperBound
    }

    /// Brings the split feature's rows without a value behind those that go the same way.
    /// - Returns: where the right side begins.
    private mutating func gather(_ range: Range<Int>, by split: SplitSearch.Candidate) -> Int {
        let cut = range.lowerBound + split.count
        guard split.missing > 0, split.missingGoesLeft else { return cut }
        let all = places(range, split.feature)
        let missing = Array(entries[all.suffix(split.missing)])
        let start = all.lowerBound + split.count
        let moved = Array(entries[start..<all.upperBound - split.missing])
        entries.replaceSubrange(start..<all.upperBound, with: missing + moved)
        return cut + split.missing
    }

    /// The node of the rows in `range` of the feature that its parent is split by.
    private func child(
        of task: Task, at parent: Int, _ link: WritableKeyPath<DecisionTreeModel.Split, Int>, _ feature: Int,
        _ range: Range<Int>
    ) -> Task {
        let members = entries[places(range, feature)].lazy.map { Int($0.row) }
        return Task(
            range: range, depth: task.depth + 1, node: node(members), link: link, parent: parent,
            varying: task.varying)
    }

    private func node(_ members: some Sequence<Int>) -> DecisionTreeModel.Node {
        var counts = [Int](repeating: 0, count: classes)
        var sums = [Double](repeating: 0, count: classes)
        for row in members {
            let label = Int(labels[row])
            counts[label] += 1
            if let weights { sums[label] += weights[row] }
        }
        if weights == nil { sums = counts.map(Double.init) }
        return Node(split: nil, counts: counts, weights: sums, impurity: settings.criterion.impurity(sums))
    }

    /// Parts the rows of the task in every varying feature's list into left and right, each side in its old order.
    private mutating func divide(_ task: Task, at middle: Int, by feature: Int) {
        for (place, entry) in zip(task.range, entries[places(task.range, feature)]) {
            goesLeft[Int(entry.row)] = place < middle
        }
        let lists = task.varying.filter { $0 != feature }.map { places(task.range, $0) }
        entries.withUnsafeMutableBufferPointer { entries in
            waiting.withUnsafeMutableBufferPointer { waiting in
                goesLeft.withUnsafeBufferPointer { goesLeft in
                    for list in lists {
                        Self.part(UnsafeMutableBufferPointer(rebasing: entries[list]), waiting, goesLeft)
                    }
                }
            }
        }
    }

    /// Writes each entry to both sides and moves on the one it belongs to, which spares a branch that can't be foreseen.
    private static func part(
        _ list: UnsafeMutableBufferPointer<SortedColumns.Entry>,
        _ waiting: UnsafeMutableBufferPointer<SortedColumns.Entry>, _ goesLeft: UnsafeBufferPointer<Bool>
    ) {
        var lefts = 0
        var rights = 0
        for entry in list {
            let isLeft = goesLeft[Int(entry.row)] ? 1 : 0
            list[lefts] = entry
            waiting[rights] = entry
            lefts += isLeft
            rights += 1 - isLeft
        }
        for place in 0..<rights { list[lefts + place] = waiting[place] }
    }
}
