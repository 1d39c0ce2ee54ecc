/// A leaf in words: the conditions on the way to it, merged to one range per feature.
public struct LeafRule: Sendable, Hashable {
    /// `above < x <= upTo`; a nil end is open.
    public struct Condition: Sendable, Hashable {
        public var feature: Int
        public var above: Double?
        public var upTo: Double?

        public init(feature: Int, above: Double? = nil, upTo: Double? = nil) {
            self.feature = feature
            self.above = above
            self.upTo = upTo
        }
    }

    /// The leaf's place in the tree's nodes.
    public var node: Int
    /// By feature; empty for a tree without splits.
    public var conditions: [Condition]
    public var prediction: Int
    /// Training rows of each class.
    public var counts: [Int]
    public var rows: Int { counts.reduce(0, +) }
    /// Share of the leaf's training rows that are of the predicted class.
    public var precision: Double { Double(counts[prediction]) / Double(rows) }
}

extension DecisionTreeModel {
    /// One per leaf, from left to right.
    public var rules: [LeafRule] {
        var result: [LeafRule] = []
        var stack = [(node: 0, conditions: [LeafRule.Condition]())]
        while let (place, conditions) = stack.popLast() {
            let node = nodes[place]
            guard let split = node.split else {
                result.append(
                    LeafRule(node: place, conditions: conditions, prediction: node.prediction, counts: node.counts))
                continue
            }
            stack.append((split.right, conditions.merging(split.feature, above: split.threshold)))
            stack.append((split.left, conditions.merging(split.feature, upTo: split.threshold)))
        }
        return result
    }
}

extension [LeafRule.Condition] {
    /// A deeper condition on the same feature is the narrower one.
    fileprivate func merging(_ feature: Int, above: Double? = nil, upTo: Double? = nil) -> Self {
        var result = self
        let place = firstIndex { $0.feature >= feature } ?? count
        if place == count || self[place].feature != feature {
            result.insert(.init(feature: feature), at: place)
        }
        result[place].above = above ?? result[place].above
        result[place].upTo = upTo ?? result[place].upTo
        return result
    }
}
