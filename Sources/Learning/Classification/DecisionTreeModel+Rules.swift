/// A leaf in words: the conditions on the way to it, merged to one range per feature.
public struct LeafRule: Sendable, Hashable {
    /// `above < x <= upTo`; a nil end is open.
    public struct Condition: Sendable, Hashable {
        /// What becomes of rows that lack the value.
        public enum Missing: String, Sendable, Hashable {
            /// No training row on the way lacked it. Rows to come are in the range or not as most others were.
            case unseen
            /// They fulfil the condition, as do the values of the range.
            case included
            /// Only values of the range fulfil it.
            case excluded
            /// Only rows that lack it fulfil the condition; the range is open.
            case only
        }

        public var feature: Int
        public var above: Double?
        public var upTo: Double?
        public var missing: Missing

        public init(feature: Int, above: Double? = nil, upTo: Double? = nil, missing: Missing = .unseen) {
            self.feature = feature
            self.above = above
            self.upTo = upTo
            self.missing = missing
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
            stack.append((split.right, conditions.merging(split.condition(left: false))))
            stack.append((split.left, conditions.merging(split.condition(left: true))))
        }
        return result
    }
}

extension DecisionTreeModel.Split {
    /// What the rows of one side have in common.
    public func condition(left: Bool) -> LeafRule.Condition {
        var missing = LeafRule.Condition.Missing.unseen
        if self.missing > 0 { missing = missingGoesLeft == left ? .included : .excluded }
        guard threshold.isFinite else { return .init(feature: feature, missing: left ? .excluded : .only) }
        return left
            ? .init(feature: feature, upTo: threshold, missing: missing)
            : .init(feature: feature, above: threshold, missing: missing)
    }
}

extension [LeafRule.Condition] {
    /// A deeper condition on the same feature is the narrower one.
    fileprivate func merging(_ deeper: LeafRule.Condition) -> Self {
        var result = self
        let place = firstIndex { $0.feature >= deeper.feature } ?? count
        guard place < count, self[place].feature == deeper.feature else {
            result.insert(deeper, at: place)
            return result
        }
        result[place].above = deeper.above ?? result[place].above
        result[place].upTo = deeper.upTo ?? result[place].upTo
        // Where the rows above were rid of those that lack the value, the deeper split met none.
        if deeper.missing != .unseen { result[place].missing = deeper.missing }
        return result
    }
}
