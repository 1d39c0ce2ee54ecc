/// A tree laid flat for prediction: what a row needs on its way down, and nothing else.
struct TreePaths: Sendable {
    struct Step: Sendable {
        var threshold: Double
        /// Negative for a leaf.
        var feature: Int32
        /// The next node by whether the row goes left.
        var left: Int32
        var right: Int32
        var missingGoesLeft: Bool
    }

    let steps: [Step]

    init(_ tree: DecisionTreeModel) {
        steps = tree.nodes.map { node in
            guard let split = node.split else {
                return Step(threshold: 0, feature: -1, left: 0, right: 0, missingGoesLeft: false)
            }
            return Step(
                threshold: split.threshold, feature: Int32(split.feature), left: Int32(split.left),
                right: Int32(split.right), missingGoesLeft: split.missingGoesLeft)
        }
    }

    /// The leaf below `node` of the row whose values begin at `start`.
    func leaf(_ values: UnsafeBufferPointer<Double>, from start: Int, below node: Int = 0) -> Int {
        leaf(below: node) { values[start + $0] }
    }

    /// The leaf below `node` of a row by its values.
    @inline(__always) func leaf(below node: Int, _ value: (Int) -> Double) -> Int {
        steps.withUnsafeBufferPointer { steps in
            var node = node
            while steps[node].feature >= 0 { node = steps[node].next(value(Int(steps[node].feature))) }
            return node
        }
    }
}

extension TreePaths.Step {
    @inline(__always) func goesLeft(_ value: Double) -> Bool { value.isNaN ? missingGoesLeft : value <= threshold }

    @inline(__always) func next(_ value: Double) -> Int { Int(goesLeft(value) ? left : right) }
}
